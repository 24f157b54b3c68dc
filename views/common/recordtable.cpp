// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/recordtable.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/recorddelegate.h"
#include "common/recordheader.h"
#include "common/rowglow.h"
#include "common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QCursor>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace runglass {

struct RecordTable::Place
{
    std::optional<RecordKey> topKey;
    QPersistentModelIndex topRow;
    int pixelsAbove = 0; ///< of the top row, scrolled out of sight
    bool atTop = true;
    std::optional<RecordKey> currentKey;
    int currentColumn = 0;
};

RecordTable::RecordTable(AnswerModel &model, const QString &name, QWidget *parent)
    : UniformTable(new RecordHeader, parent)
    , m_model(model)
    , m_delegate(new RecordDelegate(this))
    , m_glow(new RowGlow(this))
    , m_chip(new FlatButton(QString(), this))
    , m_place(std::make_unique<Place>())
{
    setAccessibleName(name);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    horizontalHeader()->setStretchLastSection(true);
    setRowHeight(metrics::rowHeight);
    setModel(&model);
    connect(&model, &AnswerModel::aboutToApply, this, &RecordTable::rememberPlace);
    connect(&model, &AnswerModel::applied, this, &RecordTable::restorePlace);
    connect(&model, &AnswerModel::found, this, &RecordTable::selectRecord);
    connect(&model, &AnswerModel::sortRestored, this, [this] {
        const auto [column, order] = m_model.sortedBy();
        horizontalHeader()->setSortIndicator(column, order);
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsCameIn(first, last); });
    m_chip->setLeadingIcon(Icon::ArrowUp);
    m_chip->setCursor(Qt::ArrowCursor);
    m_chip->setToolTip(tr("Go to the newest (Home)"));
    m_chip->hide();
    connect(m_chip, &QPushButton::clicked, this, &RecordTable::showNewest);
    connect(this, &QAbstractItemView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT rowClicked(index.row()); });
}

RecordTable::~RecordTable() = default;

void RecordTable::setRowHeight(int height)
{
    UniformTable::setRowHeight(height);
    tellViewport();
}

void RecordTable::showSortIndicator(int column, Qt::SortOrder order)
{
    // Connected by hand: setSortingEnabled() would ask for an order at once, and again with every model
    // reset.
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSortIndicator(column, order);
    disconnect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, &m_model, nullptr);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, &m_model,
            [this](int section, Qt::SortOrder wanted) { m_model.sort(section, wanted); });
    if (auto *header = qobject_cast<RecordHeader *>(horizontalHeader()))
        header->setUnsortable(m_model.marksColumn());
}

void RecordTable::step(int rows)
{
    const int row = hasRecord() ? currentIndex().row() + rows : 0;
    goTo(row);
}

void RecordTable::goTo(int row)
{
    const int last = m_model.rowCount() - 1;
    if (last < 0)
        return;
    const int column = std::max(0, currentIndex().column());
    const QModelIndex index = m_model.index(std::clamp(row, 0, last), column);
    setCurrentIndex(index);
    // Also where it was current already, but out of sight.
    scrollTo(index);
}

void RecordTable::copyId()
{
    const QModelIndex current = currentIndex();
    const QString id = current.data(AnswerModel::IdRole).toString();
    if (id.isEmpty())
        return;
    const QRect row = visualRect(current.siblingAtColumn(0));
    copy(id, viewport()->mapToGlobal(row.bottomLeft()));
}

void RecordTable::copy(const QString &text, const QPoint &globalPosition)
{
    QGuiApplication::clipboard()->setText(text);
    QToolTip::showText(globalPosition, tr("Copied"), this, {}, 1500);
}

/// Focus alone makes the first row the current one; only a selected one is what the user reads.
bool RecordTable::hasRecord() const
{
    return currentIndex().isValid() && selectionModel()->isSelected(currentIndex());
}

bool RecordTable::isUnderPointer() const
{
    // A widget shown under a pointer that then leaves for another window may keep believing it is there.
    return (viewport()->underMouse() || m_chip->underMouse()) &&
           viewport()->rect().contains(viewport()->mapFromGlobal(QCursor::pos()));
}

/// Rows that come in must not move those on screen.
bool RecordTable::holdsStill() const
{
    return !m_atNewest || hasRecord() || isUnderPointer() || QApplication::activePopupWidget();
}

void RecordTable::showNewest()
{
    const bool chipHadFocus = m_chip->hasFocus();
    m_place->currentKey.reset();
    clearSelection();
    setCurrentIndex({});
    m_model.follow({});
    verticalScrollBar()->setValue(0);
    m_atNewest = true;
    setUnseen(0);
    if (chipHadFocus)
        setFocus();
    tellViewport();
}

void RecordTable::rowsCameIn(int first, int last)
{
    if (first == 0)
        m_cameIn += last + 1;
}

void RecordTable::setUnseen(int rows)
{
    m_unseen = rows;
    m_chip->setVisible(rows > 0);
    if (rows == 0)
        return;
    m_chip->setText(tr("%1 new").arg(m_model.displayValues().count(rows)));
    m_chip->setAccessibleName(tr("%1 new: go to them").arg(m_model.displayValues().count(rows)));
    placeChip();
}

/// A whole screen of new rows says nothing by glowing.
void RecordTable::glow(int rows)
{
    if (rows > 0 && rows < rowsOnScreen().count)
        m_glow->begin(0, rows);
}

void RecordTable::placeChip()
{
    m_chip->resize(m_chip->sizeHint());
    m_chip->move((viewport()->width() - m_chip->width()) / 2, viewport()->y() + metrics::unit * 2);
    m_chip->raise();
}

RowSpan RecordTable::rowsOnScreen() const
{
    const int height = rowHeight();
    const std::int64_t first = verticalScrollBar()->value() / height;
    return {first, viewport()->height() / height + 2};
}

void RecordTable::tellViewport()
{
    m_model.setViewport(rowsOnScreen(), !holdsStill());
}

void RecordTable::rememberPlace()
{
    const int top = static_cast<int>(rowsOnScreen().first);
    m_restoring = true;
    m_cameIn = 0;
    m_place->atTop = !holdsStill();
    m_place->topKey = m_model.keyAt(top);
    m_place->topRow = m_model.index(top, 0);
    m_place->pixelsAbove = verticalScrollBar()->value() - top * rowHeight();
    if (hasRecord()) {
        m_place->currentKey = m_model.keyAt(currentIndex().row());
        if (!m_place->currentKey)
            m_place->currentKey = m_model.followed();
        m_place->currentColumn = currentIndex().column();
    }
}

void RecordTable::restorePlace(bool sameQuestion)
{
    setHovered({});
    updateGeometries();
    restoreCurrent();
    int value = 0;
    if (sameQuestion && !m_place->atTop) {
        // Without a place the row number stays: the record is gone or had not arrived, or another was at the
        // top when the question was asked.
        const AnswerModel::Place *place = m_place->topKey ? m_model.placeOf(*m_place->topKey) : nullptr;
        const int height = rowHeight();
        value = m_place->topRow.isValid() ? m_place->topRow.row() * height + m_place->pixelsAbove
                : place && place->row     ? *place->row * height + m_place->pixelsAbove
                                          : verticalScrollBar()->value();
    }
    verticalScrollBar()->setValue(value);
    if (!sameQuestion) {
        m_atNewest = !hasRecord();
        setUnseen(0);
    } else if (value == 0) {
        setUnseen(0);
        glow(m_cameIn);
    } else {
        setUnseen(std::min(m_unseen + m_cameIn, static_cast<int>(rowsOnScreen().first)));
    }
    m_restoring = false;
    m_place->topRow = QPersistentModelIndex();
    tellViewport();
}

/// The selection is a record's, not a row's. While it isn't part of the rows there are, it is remembered.
void RecordTable::restoreCurrent()
{
    if (!m_place->currentKey)
        return;
    const RecordKey key = *m_place->currentKey;
    m_model.follow(key);
    if (currentIndex().isValid() && m_model.keyAt(currentIndex().row()) == key)
        return;
    if (const AnswerModel::Place *place = m_model.placeOf(key)) {
        if (place->row)
            selectRecord(key, *place->row);
    } else {
        m_model.find(key);
    }
}

void RecordTable::selectRecord(RecordKey key, int row)
{
    // Not where the user has chosen another one meanwhile.
    if (key != m_place->currentKey || hasRecord())
        return;
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    setCurrentIndex(m_model.index(row, m_place->currentColumn));
    setAutoScroll(scrolls);
}

void RecordTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    UniformTable::currentChanged(current, previous);
    followRecord();
    tellViewport();
}

/// Its place is to come with the next answer.
void RecordTable::followRecord()
{
    if (m_restoring || !hasRecord())
        return;
    m_place->currentKey.reset();
    m_model.followRow(currentIndex().row());
}

void RecordTable::paintEvent(QPaintEvent *event)
{
    m_glow->paint();
    UniformTable::paintEvent(event);
    if (hasFocus() && hasRecord()) {
        const QRect row = visualRect(currentIndex());
        QPainter(viewport()).fillRect(0, row.top(), 3, row.height() - 1, color(this, ColorRole::Accent));
    }
    if (m_paintedAnswer == m_model.answerId() || m_model.rowCount() == 0)
        return;
    const RowSpan rows = rowsOnScreen();
    const int end = std::min<int>(static_cast<int>(rows.end()), m_model.rowCount());
    for (int row = static_cast<int>(rows.first); row < end; ++row) {
        if (!m_model.isLoaded(row))
            return;
    }
    m_paintedAnswer = m_model.answerId();
    const int count = m_model.rowCount();
    QMetaObject::invokeMethod(
        this, [this, count] { Q_EMIT rowsPainted(count); }, Qt::QueuedConnection);
}

void RecordTable::resizeEvent(QResizeEvent *event)
{
    UniformTable::resizeEvent(event);
    placeChip();
    tellViewport();
}

void RecordTable::scrollContentsBy(int dx, int dy)
{
    UniformTable::scrollContentsBy(dx, dy);
    if (dy != 0) {
        setHovered({});
        if (!m_restoring) {
            m_atNewest = verticalScrollBar()->value() == 0;
            setUnseen(std::min(m_unseen, static_cast<int>(rowsOnScreen().first)));
        }
        tellViewport();
    }
}

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyId();
    } else if (event->key() == Qt::Key_Escape && m_model.cancelSort()) {
        // The order before is back.
    } else if (event->key() == Qt::Key_Home) {
        goTo(0);
    } else if (event->key() == Qt::Key_End) {
        goTo(m_model.rowCount() - 1);
    } else if (!hasRecord() && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        goTo(static_cast<int>(rowsOnScreen().first));
    } else {
        UniformTable::keyPressEvent(event);
        return;
    }
    event->accept();
}

bool RecordTable::isOnCopyButton(const QPoint &position, const QModelIndex &index) const
{
    return index.data(AnswerModel::CopyRole).isValid() &&
           RecordDelegate::copyButton(visualRect(index)).adjusted(-4, -4, 4, 4).contains(position);
}

void RecordTable::setHovered(const QModelIndex &index)
{
    m_delegate->setHovered(index);
    viewport()->update();
}

void RecordTable::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    setHovered(index);
    viewport()->setCursor(isOnCopyButton(event->pos(), index) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    // Without the base class: dragging over rows must not select.
    if (event->buttons() == Qt::NoButton)
        UniformTable::mouseMoveEvent(event);
}

void RecordTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    m_pressedCopy = event->button() == Qt::LeftButton && isOnCopyButton(event->pos(), index);
    if (m_pressedCopy) {
        copy(index.data(AnswerModel::CopyRole).toString(), event->globalPosition().toPoint());
        event->accept();
        return;
    }
    UniformTable::mousePressEvent(event);
}

void RecordTable::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_pressedCopy, false)) {
        event->accept();
        return;
    }
    UniformTable::mouseReleaseEvent(event);
}

void RecordTable::leaveEvent(QEvent *event)
{
    setHovered({});
    UniformTable::leaveEvent(event);
}

bool RecordTable::viewportEvent(QEvent *event)
{
    const bool handled = UniformTable::viewportEvent(event);
    if (event->type() == QEvent::Leave) {
        // Nothing but the pointer held the newest rows back.
        if (!holdsStill()) {
            const int waiting = m_unseen;
            verticalScrollBar()->setValue(0);
            glow(waiting);
        }
        tellViewport();
    } else if (event->type() == QEvent::Enter) {
        tellViewport();
    }
    return handled;
}

void RecordTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint here = byKey ? visualRect(currentIndex()).bottomLeft() : event->pos();
    Q_EMIT menuRequested(viewport()->mapToGlobal(here));
}

} // namespace runglass
