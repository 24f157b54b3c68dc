// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterbuilder.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/theme.h"
#include "filter/filternamerow.h"
#include "filter/filtertextfield.h"
#include "filter/seteditor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace runglass {

using namespace std::chrono_literals;

namespace {

constexpr int builderWidth = 780;
constexpr int highestRows = 440;

} // namespace

FilterBuilder::FilterBuilder(QWidget *stage, FilterSubject subject, const Parts &parts)
    : Popover(stage)
    , m_subject(subject)
    , m_parts(parts)
    , m_rows(new SetEditor(subject, parts.values, 0))
    , m_area(new QScrollArea(this))
    , m_text(new FilterTextField(subject, this))
    , m_problem(new QLabel(this))
    , m_matches(new QLabel(this))
    , m_apply(new QPushButton(tr("Apply"), this))
    , m_name(new FilterNameRow(this))
{
    // A draft takes work: a click beside it must not hide it.
    setClosesOnOutsideClick(false);
    setAccessibleName(subject == FilterSubject::Runs ? tr("Filter of All Runs") : tr("Filter of Logs"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(m_rows);
    m_area->viewport()->setBackgroundRole(QPalette::Base);
    m_rows->setBackgroundRole(QPalette::Base);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setFont(runglass::font(FontRole::Caption));
    m_problem->setObjectName(QStringLiteral("textProblem"));
    m_problem->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    // Two lines high whatever it says, so that nothing moves while typing.
    m_problem->setFixedHeight(2 * m_problem->fontMetrics().lineSpacing());

    auto *menu = new SavedFiltersMenu(parts.saved, parts.source, this);
    connect(menu, &SavedFiltersMenu::chosen, this, &FilterBuilder::load);
    connect(menu, &SavedFiltersMenu::saveRequested, this, &FilterBuilder::save);
    connect(menu, &SavedFiltersMenu::renameRequested, this, &FilterBuilder::rename);
    connect(menu, &SavedFiltersMenu::removeRequested, this, &FilterBuilder::remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::edge, metrics::cardGap, metrics::edge, metrics::edge);
    column->setSpacing(2 * metrics::unit);
    column->addWidget(makeHead(menu));
    column->addWidget(m_name);
    column->addWidget(m_area);
    column->addSpacing(metrics::unit);
    column->addWidget(m_text);
    column->addWidget(m_problem);
    column->addWidget(makeFoot());

    m_typing.setSingleShot(true);
    m_typing.setInterval(250ms);
    connect(&m_typing, &QTimer::timeout, this, &FilterBuilder::showRows);
    m_rows->installEventFilter(this);
    connect(m_rows, &SetEditor::changed, this, &FilterBuilder::rowsEdited);
    connect(m_rows, &SetEditor::accepted, this, &FilterBuilder::apply);
    connect(m_text, &FilterTextField::typed, this, &FilterBuilder::textTyped);
    connect(m_text, &FilterTextField::refused, this, &FilterBuilder::showProblem);
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBuilder::apply);
}

QWidget *FilterBuilder::makeHead(SavedFiltersMenu *menu)
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *title = new QLabel(accessibleName(), head);
    title->setFont(runglass::font(FontRole::UiStrong));
    auto *saved = new FlatButton(tr("Saved Filters"), head);
    saved->setChevron(true);
    connect(saved, &QPushButton::clicked, menu,
            [menu, saved] { menu->popup(saved->mapToGlobal(QPoint(0, saved->height() + metrics::unit))); });
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(saved);
    return head;
}

QWidget *FilterBuilder::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::unit);
    m_matches->setTextFormat(Qt::PlainText);
    m_matches->setObjectName(QStringLiteral("matches"));
    m_matches->setForegroundRole(QPalette::PlaceholderText);
    auto *clear = new QPushButton(tr("Clear All"), foot);
    auto *cancel = new QPushButton(tr("Close"), foot);
    for (QPushButton *button : {clear, cancel})
        button->setAutoDefault(false);
    m_apply->setDefault(true);
    connect(clear, &QPushButton::clicked, this, [this] { load({}); });
    connect(cancel, &QPushButton::clicked, this, &Popover::closePopover);
    connect(m_apply, &QPushButton::clicked, this, &FilterBuilder::apply);
    row->addWidget(m_matches, 1);
    row->addWidget(clear);
    row->addWidget(cancel);
    row->addWidget(m_apply);
    return foot;
}

void FilterBuilder::open(QWidget *anchor, const FilterSet &current)
{
    if (m_openedWith != current) {
        m_openedWith = current;
        m_rows->setFilter(current);
        if (current.isEmpty())
            m_rows->addEmptyRow();
        m_draft = m_rows->filter();
        m_text->setFilter(m_draft);
    }
    m_name->hide();
    setFixedWidth(std::min(builderWidth, parentWidget()->width() - 2 * metrics::unit));
    fitRows();
    showProblem();
    openUnder(anchor, m_rows);
    m_rows->focusFirst();
    Q_EMIT draftChanged(m_draft);
}

/// As high as they are, up to a limit; then they scroll.
void FilterBuilder::fitRows()
{
    m_rows->layout()->activate();
    const int wide = width() - 2 * metrics::edge - metrics::cardGap;
    const int wanted = m_rows->layout()->hasHeightForWidth() ? m_rows->layout()->totalHeightForWidth(wide)
                                                             : m_rows->sizeHint().height();
    const int room = parentWidget()->height() / 2;
    m_area->setFixedHeight(std::clamp(wanted, 0, std::min(highestRows, room)));
}

bool FilterBuilder::eventFilter(QObject *watched, QEvent *event)
{
    // Rows come, go and wrap, and counts arrive behind their values.
    if (watched == m_rows && event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &FilterBuilder::fitRows, Qt::QueuedConnection);
    return Popover::eventFilter(watched, event);
}

void FilterBuilder::load(const FilterSet &filter)
{
    m_typing.stop();
    m_rows->setFilter(filter);
    if (filter.isEmpty())
        m_rows->addEmptyRow();
    m_draft = filter;
    m_text->clear();
    m_text->setFilter(filter);
    fitRows();
    showProblem();
    m_rows->focusFirst();
    Q_EMIT draftChanged(m_draft);
}

void FilterBuilder::rowsEdited()
{
    fitRows();
    showProblem();
    FilterSet draft = m_rows->filter();
    if (draft == m_draft && !m_text->problem())
        return;
    m_draft = std::move(draft);
    m_text->setFilter(m_draft);
    showProblem();
    Q_EMIT draftChanged(m_draft);
}

void FilterBuilder::textTyped(const FilterSet &set)
{
    m_draft = set;
    // Making rows takes longer than a key should.
    m_typing.start();
    showProblem();
    Q_EMIT draftChanged(m_draft);
}

void FilterBuilder::showRows()
{
    m_typing.stop();
    m_rows->setFilter(m_draft);
    fitRows();
    showProblem();
}

void FilterBuilder::showProblem()
{
    const auto &problem = m_text->problem();
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, color(this, ColorRole::Failed));
    m_problem->setPalette(ink);
    m_problem->setText(problem ? problem->error.oneLine() : QString());
    m_problem->setAccessibleName(m_problem->text());
    m_apply->setEnabled(!problem && !m_rows->problem());
    if (problem)
        m_matches->clear();
}

void FilterBuilder::setMatches(const QString &text)
{
    m_matches->setText(text);
}

void FilterBuilder::apply()
{
    if (!m_apply->isEnabled())
        return;
    if (m_typing.isActive())
        showRows();
    m_openedWith = m_draft;
    closePopover();
    m_parts.saved.used(m_parts.source.shelf(), m_draft);
    Q_EMIT applied(m_draft);
}

void FilterBuilder::save()
{
    m_name->ask(tr("Save as"), QString(), tr("Save"), [this](const QString &name) {
        return m_parts.saved.save(m_parts.source.shelf(), name, m_draft);
    });
}

void FilterBuilder::rename(const QString &name)
{
    m_name->ask(tr("Rename to"), name, tr("Rename"), [this, name](const QString &to) {
        return m_parts.saved.rename(m_parts.source.shelf(), name, to);
    });
}

void FilterBuilder::remove(const QString &name)
{
    const FilterShelf shelf = m_parts.source.shelf();
    FilterSet filter;
    for (const SavedFilter &saved : m_parts.saved.saved(shelf)) {
        if (saved.name == name)
            filter = saved.filter;
    }
    if (const auto removed = m_parts.saved.remove(shelf, name); !removed) {
        m_name->tell(removed.error().oneLine(), {}, nullptr);
        return;
    }
    m_name->tell(tr("“%1” is deleted.").arg(name), filter.isEmpty() ? QString() : tr("Undo"),
                 [this, shelf, name, filter] { return m_parts.saved.save(shelf, name, filter); });
}

} // namespace runglass
