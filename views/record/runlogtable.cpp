// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/runlogtable.h"

#include "common/metrics.h"
#include "common/plaintooltip.h"
#include "common/theme.h"
#include "record/runlogdelegate.h"
#include "record/runlogmodel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace runglass {

namespace {

constexpr int messageColumn = static_cast<int>(RunLogColumn::Message);

} // namespace

RunLogTable::RunLogTable(RunLogModel &model, QWidget *parent)
    : UniformTable(new QHeaderView(Qt::Horizontal), parent)
    , m_model(model)
    , m_delegate(new RunLogDelegate(model, this))
{
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setModel(&model);
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(metrics::unit);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    takeLook();
}

void RunLogTable::takeLook()
{
    m_delegate->takeLook();
    horizontalHeader()->resizeSection(static_cast<int>(RunLogColumn::Time), m_delegate->timeWidth());
    horizontalHeader()->resizeSection(static_cast<int>(RunLogColumn::Level), m_delegate->levelWidth());
    tellWidth();
}

/// How much of an opened message fits beside time and level.
void RunLogTable::tellWidth()
{
    const int room = viewport()->width() - m_delegate->timeWidth() - m_delegate->levelWidth() -
                     RunLogDelegate::textLeft() - 2 * metrics::unit;
    m_model.setLineWidth(static_cast<int>(room / m_delegate->characterWidth()));
}

void RunLogTable::setOpen(int row, bool open)
{
    m_model.setOpen(row, open);
    if (!open)
        return;
    // As much of it in sight as fits.
    int last = m_model.firstRow(row);
    while (last + 1 < m_model.rowCount() && m_model.firstRow(last + 1) != last + 1)
        ++last;
    scrollTo(m_model.index(last, messageColumn));
    scrollTo(m_model.index(m_model.firstRow(row), messageColumn));
}

void RunLogTable::toggle()
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const int first = m_model.firstRow(current.row());
    setOpen(first, !m_model.isOpen(first));
    setCurrentIndex(m_model.index(first, messageColumn));
}

void RunLogTable::goTo(int row)
{
    const QModelIndex index = m_model.index(row, messageColumn);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index, PositionAtCenter);
}

void RunLogTable::copyMessage()
{
    if (!currentIndex().isValid())
        return;
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(m_model.entry(currentIndex().row()).entry.message));
    QToolTip::showText(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()), tr("Copied"), this,
                       {}, 1500);
}

void RunLogTable::copyLogId()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(
            QString::fromStdString(m_model.entry(currentIndex().row()).entry.id));
}

void RunLogTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const bool isBare = !(event->modifiers() & ~Qt::KeypadModifier);
    if (event->matches(QKeySequence::Copy)) {
        copyMessage();
    } else if (isBare && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        toggle();
    } else if (isBare && event->key() == Qt::Key_Right && current.isValid()) {
        setOpen(current.row(), true);
    } else if (isBare && event->key() == Qt::Key_Left && current.isValid()) {
        const int first = m_model.firstRow(current.row());
        setOpen(first, false);
        setCurrentIndex(m_model.index(first, messageColumn));
    } else {
        UniformTable::keyPressEvent(event);
        return;
    }
    event->accept();
}

bool RunLogTable::isOnMark(const QModelIndex &index, const QPoint &position) const
{
    return index.isValid() && index.column() == messageColumn &&
           m_model.firstRow(index.row()) == index.row() &&
           RunLogDelegate::foldMark(visualRect(index)).contains(position);
}

void RunLogTable::mousePressEvent(QMouseEvent *event)
{
    UniformTable::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && isOnMark(index, event->pos()))
        toggle();
}

/// On the mark the second press counts by itself.
void RunLogTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid())
        toggle();
}

/// Without the base class while a button is held: dragging over rows must not select.
void RunLogTable::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() == Qt::NoButton)
        UniformTable::mouseMoveEvent(event);
}

void RunLogTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint here = byKey ? visualRect(currentIndex()).bottomLeft() : event->pos();
    Q_EMIT menuRequested(viewport()->mapToGlobal(here));
}

void RunLogTable::resizeEvent(QResizeEvent *event)
{
    UniformTable::resizeEvent(event);
    tellWidth();
}

void RunLogTable::changeEvent(QEvent *event)
{
    UniformTable::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        takeLook();
}

void RunLogTable::paintEvent(QPaintEvent *event)
{
    UniformTable::paintEvent(event);
    if (!hasFocus() || !currentIndex().isValid())
        return;
    const QRect row = visualRect(currentIndex());
    QPainter(viewport()).fillRect(0, row.top(), 3, row.height() - 1, color(this, ColorRole::Accent));
}

} // namespace runglass
