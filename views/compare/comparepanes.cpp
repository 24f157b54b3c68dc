// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/comparepanes.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace runglass {

ComparePanes::ComparePanes(QWidget *parent)
    : QWidget(parent)
    , m_left(new LinesView(this))
    , m_right(new LinesView(this))
{
    m_left->setAccessibleName(tr("Compared with"));
    m_right->setAccessibleName(tr("This run"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1); // the ground behind shows as a line
    for (LinesView *lines : {m_left, m_right}) {
        lines->setSigned(true);
        row->addWidget(lines, 1);
    }
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Mid);
    m_left->setSource(&m_leftSource);
    m_right->setSource(&m_rightSource);
    m_left->setNeighbour(m_right);
    m_right->setNeighbour(m_left);
    m_left->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_right->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    connectSide(m_left, m_right, Side::Left);
    connectSide(m_right, m_left, Side::Right);
    setFocusProxy(m_right);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) {
        if (now != m_left && now != m_right)
            return;
        m_side = now == m_left ? Side::Left : Side::Right;
        Q_EMIT positionChanged();
    });
    setWrapped(true);
}

ComparePanes::~ComparePanes()
{
    m_following = true; // nobody is told any more
    for (LinesView *lines : {m_left, m_right}) {
        lines->setNeighbour(nullptr);
        lines->setSource(nullptr);
    }
}

void ComparePanes::connectSide(LinesView *own, LinesView *other, Side side)
{
    connect(own, &LinesView::currentChanged, this, [this, other, side](qsizetype row) {
        if (m_following)
            return;
        const QScopedValueRollback following(m_following, true);
        m_side = side;
        other->setCurrent(row);
        Q_EMIT positionChanged();
    });
    connect(own->verticalScrollBar(), &QScrollBar::valueChanged, other->verticalScrollBar(),
            &QScrollBar::setValue);
    connect(own->horizontalScrollBar(), &QScrollBar::valueChanged, other->horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(own, &LinesView::foldRequested, this, &ComparePanes::fold);
    connect(own, &LinesView::menuRequested, this, [this, side](qsizetype, const QPoint &position) {
        m_side = side;
        Q_EMIT menuRequested(position);
    });
}

ComparisonRow ComparePanes::rowAt(qsizetype row) const
{
    const auto size = static_cast<qsizetype>(m_rows.size());
    return size == 0 ? ComparisonRow()
                     : m_rows[static_cast<std::size_t>(std::clamp<qsizetype>(row, 0, size - 1))];
}

void ComparePanes::show(ComparisonPointer comparison)
{
    const ComparisonPointer before = m_rows.comparison();
    const bool sameRuns = before && comparison && before->left->run.id == comparison->left->run.id &&
                          before->right->run.id == comparison->right->run.id;
    const ComparisonRow current = sameRuns ? rowAt(m_right->current()) : ComparisonRow();
    const ComparisonRow top = sameRuns ? rowAt(m_right->top()) : ComparisonRow();
    m_rows = comparison ? ComparisonRows(std::move(comparison), m_onlyDifferences) : ComparisonRows();
    takeRows(current, top);
    if (sameRuns || m_differences.empty())
        return;
    m_right->setCurrent(static_cast<qsizetype>(m_differences.front()));
    m_right->ensureVisible(m_right->current());
}

/// The rows have changed: shows them with these in the same places.
void ComparePanes::takeRows(const ComparisonRow &current, const ComparisonRow &top)
{
    m_differences.clear();
    for (auto at = m_rows.nextDifference(-1, 1); at;
         at = m_rows.nextDifference(static_cast<std::ptrdiff_t>(*at), 1))
        m_differences.push_back(*at);
    const auto currentRow = m_rows.size() == 0 ? 0 : static_cast<qsizetype>(m_rows.rowOf(current));
    const auto topRow = m_rows.size() == 0 ? 0 : static_cast<qsizetype>(m_rows.rowOf(top));
    {
        const QScopedValueRollback following(m_following, true);
        // Twice: the heights of one side are known only with the other.
        for (LinesView *lines : {m_left, m_right, m_left})
            lines->reset(currentRow, topRow);
    }
    Q_EMIT positionChanged();
}

void ComparePanes::setValues(const DisplayValues &values)
{
    m_texts = ComparisonLines(values);
    m_left->refresh();
    m_right->refresh();
}

void ComparePanes::setOnlyDifferences(bool only)
{
    if (only == m_onlyDifferences)
        return;
    m_onlyDifferences = only;
    const ComparisonRow current = rowAt(m_right->current());
    const ComparisonRow top = rowAt(m_right->top());
    m_rows.setOnlyDifferences(only);
    takeRows(current, top);
    m_right->ensureVisible(m_right->current());
}

void ComparePanes::setWrapped(bool wrapped)
{
    for (LinesView *lines : {m_left, m_right}) {
        lines->setWrapped(wrapped);
        // Both as high, whatever is in them.
        lines->setHorizontalScrollBarPolicy(wrapped ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAlwaysOn);
    }
    Q_EMIT wrappedChanged(wrapped);
}

void ComparePanes::fold(qsizetype index, LinesView::Fold how)
{
    const ComparisonRow row = rowAt(index);
    const ComparisonRow top = rowAt(m_right->top());
    switch (how) {
    case LinesView::Fold::Toggle:
        m_rows.setOpen(row, !m_rows.isOpen(row));
        break;
    case LinesView::Fold::Open:
        m_rows.setOpen(row, true);
        break;
    case LinesView::Fold::Close:
        m_rows.setOpen(row, false);
        break;
    case LinesView::Fold::OpenAll:
        m_rows.openAll(row);
        break;
    }
    takeRows(row, top);
}

bool ComparePanes::goToDifference(int step)
{
    const auto row = m_rows.nextDifference(static_cast<std::ptrdiff_t>(m_right->current()), step);
    if (!row)
        return false;
    LinesView &lines = this->lines(m_side);
    lines.setCurrent(static_cast<qsizetype>(*row));
    // With some of what stands around it.
    constexpr qsizetype around = 4;
    const auto last = static_cast<qsizetype>(m_rows.size()) - 1;
    for (const qsizetype shown : {std::min(lines.current() + around, last),
                                  std::max<qsizetype>(lines.current() - around, 0), lines.current()})
        lines.ensureVisible(shown);
    return true;
}

ComparePanes::Position ComparePanes::position() const
{
    const auto current = static_cast<std::size_t>(m_right->current());
    const auto behind = std::ranges::upper_bound(m_differences, current);
    return {static_cast<int>(behind - m_differences.begin()), static_cast<int>(m_differences.size())};
}

QString ComparePanes::currentPath() const
{
    return m_rows.size() == 0 ? QString() : comparedPath(m_rows, rowAt(m_right->current()), m_side);
}

void ComparePanes::copyPath()
{
    const QString path = currentPath();
    if (!path.isEmpty())
        QApplication::clipboard()->setText(path);
}

void ComparePanes::copyValue()
{
    if (m_rows.size() == 0)
        return;
    const QString value = comparedValue(m_rows, rowAt(m_right->current()), m_side, m_texts.values());
    if (!value.isEmpty())
        QApplication::clipboard()->setText(value);
}

} // namespace runglass
