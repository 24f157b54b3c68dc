// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/linesview.h"

#include "common/metrics.h"
#include "json/linesaccessible.h"
#include "json/linesource.h"

#include <QFontMetricsF>
#include <QScrollBar>

#include <algorithm>
#include <climits>
#include <utility>

namespace runglass {

LinesView::LinesView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    registerLinesAccessible();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    applyLook();
}

LinesView::~LinesView() = default;

qsizetype LinesView::lineCount() const
{
    return m_source ? m_source->lineCount() : 0;
}

const LineLayout &LinesView::layout(qsizetype row) const
{
    return m_layouts.layout(*m_source, row);
}

/// With a neighbour that of the higher one of the two lines.
qreal LinesView::heightOf(qsizetype row) const
{
    const qreal own = layout(row).height;
    const bool hasOther = m_wrapped && m_neighbour && row < m_neighbour->lineCount();
    return hasOther ? std::max(own, m_neighbour->layout(row).height) : own;
}

void LinesView::applyLook()
{
    const QFont fixed = runglass::font(FontRole::Fixed);
    const QFontMetricsF fontMetrics(fixed);
    LineLayouts::Look look;
    look.font = fixed;
    look.palette = palette();
    look.width = m_wrapped ? viewport()->width() - edge : 0;
    look.lineHeight = std::ceil(fontMetrics.height()) + metrics::unit;
    look.indent = std::round(2 * fontMetrics.horizontalAdvance(QLatin1Char('0')));
    look.margin = edge + markWidth + (m_signed ? signWidth : 0);
    look.currentHit = m_currentHit;
    m_layouts.setLook(look);
}

void LinesView::setSource(const LineSource *source)
{
    m_source = source;
    reset(0, 0);
}

void LinesView::reset(qsizetype current, qsizetype top)
{
    m_layouts.clear();
    m_current = std::clamp<qsizetype>(current, 0, std::max<qsizetype>(lineCount() - 1, 0));
    m_tellPainted = lineCount() > 0;
    updateScrollBars();
    verticalScrollBar()->setValue(static_cast<int>(top));
    if (m_current == 0 && top == 0)
        horizontalScrollBar()->setValue(0);
    viewport()->update();
    tellAccessible(*this, LinesChange::Reset);
    Q_EMIT currentChanged(m_current);
}

void LinesView::refresh()
{
    m_layouts.clear();
    viewport()->update();
}

void LinesView::setCurrentHit(std::optional<std::size_t> hit)
{
    m_currentHit = hit;
    applyLook();
    viewport()->update();
}

qsizetype LinesView::top() const
{
    return verticalScrollBar()->value();
}

/// The top line with which the last one is just in sight.
qsizetype LinesView::lastTop() const
{
    const qsizetype count = lineCount();
    const int height = viewport()->height();
    if (!m_wrapped) {
        const auto page = static_cast<qsizetype>(height / m_layouts.look().lineHeight);
        return std::max<qsizetype>(0, count - std::max<qsizetype>(page, 1));
    }
    qsizetype row = count;
    for (qreal used = 0; row > 0; --row) {
        used += heightOf(row - 1);
        if (used > height)
            break;
    }
    return std::min(row, std::max<qsizetype>(count - 1, 0));
}

void LinesView::updateScrollBars()
{
    const int page = std::max(1, static_cast<int>(viewport()->height() / m_layouts.look().lineHeight));
    verticalScrollBar()->setRange(0, static_cast<int>(std::min<qsizetype>(lastTop(), INT_MAX)));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(1);
    horizontalScrollBar()->setSingleStep(static_cast<int>(m_layouts.look().indent));
    updateWidth();
}

/// As wide as the widest line in sight, and never narrower than where the user has scrolled to.
void LinesView::updateWidth()
{
    qreal widest = 0;
    if (!m_wrapped) {
        for (qsizetype row = top(); row < bottom(); ++row)
            widest = std::max(widest, layout(row).left + layout(row).width + edge);
    }
    const int beyond = std::max(0, static_cast<int>(std::ceil(widest)) - viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(beyond, m_wrapped ? 0 : horizontalScrollBar()->value()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

qsizetype LinesView::bottom() const
{
    qsizetype row = top();
    qreal y = 0;
    while (row < lineCount() && y < viewport()->height())
        y += m_wrapped ? heightOf(row++) : (++row, m_layouts.look().lineHeight);
    return row;
}

QRect LinesView::lineRect(qsizetype row) const
{
    if (row < top() || row >= bottom())
        return {};
    qreal y = 0;
    for (qsizetype above = top(); above < row; ++above)
        y += heightOf(above);
    return {0, static_cast<int>(y), viewport()->width(), static_cast<int>(heightOf(row))};
}

qsizetype LinesView::rowAt(int y) const
{
    qreal below = 0;
    for (qsizetype row = top(); row < lineCount() && below < viewport()->height(); ++row) {
        below += heightOf(row);
        if (y < below)
            return row;
    }
    return -1;
}

void LinesView::setCurrent(qsizetype row)
{
    row = std::clamp<qsizetype>(row, 0, std::max<qsizetype>(lineCount() - 1, 0));
    if (row == m_current)
        return;
    m_current = row;
    viewport()->update();
    tellAccessible(*this, LinesChange::Current);
    Q_EMIT currentChanged(row);
}

void LinesView::ensureVisible(qsizetype row, const TextStretch &stretch)
{
    if (row < 0 || row >= lineCount())
        return;
    if (row < top()) {
        verticalScrollBar()->setValue(static_cast<int>(row));
    } else {
        // The top line with which this one just fits.
        qreal used = heightOf(row);
        qsizetype wanted = row;
        while (wanted > top() && used + heightOf(wanted - 1) <= viewport()->height())
            used += heightOf(--wanted);
        verticalScrollBar()->setValue(static_cast<int>(wanted));
    }
    if (m_wrapped || stretch.length == 0)
        return;
    const LineLayout &line = layout(row);
    const QTextLine text = line.text.lineAt(0);
    const int begin = static_cast<int>(line.left + text.cursorToX(static_cast<int>(stretch.begin)));
    const int end =
        static_cast<int>(line.left + text.cursorToX(static_cast<int>(stretch.begin + stretch.length)));
    QScrollBar *bar = horizontalScrollBar();
    updateWidth();
    if (begin < bar->value() + edge || end > bar->value() + viewport()->width() - edge)
        bar->setValue(end < viewport()->width() - edge ? 0 : begin - viewport()->width() / 3);
}

void LinesView::setWrapped(bool wrapped)
{
    if (wrapped == m_wrapped)
        return;
    m_wrapped = wrapped;
    horizontalScrollBar()->setValue(0);
    setHorizontalScrollBarPolicy(wrapped ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    applyLook();
    updateScrollBars();
    ensureVisible(m_current);
    viewport()->update();
}

void LinesView::setSigned(bool on)
{
    m_signed = on;
    applyLook();
    updateScrollBars();
    viewport()->update();
}

void LinesView::setNeighbour(const LinesView *neighbour)
{
    m_neighbour = neighbour;
    updateScrollBars();
    viewport()->update();
}

void LinesView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_wrapped)
        applyLook();
    updateScrollBars();
}

void LinesView::scrollContentsBy(int, int)
{
    updateWidth();
    viewport()->update();
    tellAccessible(*this, LinesChange::Scrolled);
}

void LinesView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::FontChange:
        applyLook();
        updateScrollBars();
        viewport()->update();
        break;
    default:
        break;
    }
}

void LinesView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    tellAccessible(*this, LinesChange::Current);
}

void LinesView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace runglass
