// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/bucketchart.h"

#include "charts/readoutbox.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

constexpr int usualHeight = 150;
constexpr int smallestHeight = 96;

} // namespace

BucketChart::BucketChart(QWidget *parent)
    : QWidget(parent)
    , m_box(new ReadoutBox(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize BucketChart::sizeHint() const
{
    return {640, usualHeight};
}

QSize BucketChart::minimumSizeHint() const
{
    return {240, smallestHeight};
}

void BucketChart::dropPicture()
{
    m_picture = {};
    setAccessibleDescription(summary());
    update();
}

void BucketChart::restore(const std::optional<Buckets> &selection, const std::optional<std::size_t> &cursor)
{
    m_selection = selection;
    m_cursor = cursor;
    m_anchor = selection ? std::optional(selection->first) : cursor;
    if (m_hovered)
        m_hovered = count() == 0 ? std::nullopt : bucketAt(mapFromGlobal(QCursor::pos()).x());
    showReadout();
}

std::optional<BucketChart::Buckets> BucketChart::told() const
{
    if (m_dragging)
        return m_selection;
    if (m_hovered && !m_byKeyboard)
        return Buckets{*m_hovered, *m_hovered};
    if (m_selection)
        return m_selection;
    if (m_cursor && hasFocus())
        return Buckets{*m_cursor, *m_cursor};
    return {};
}

std::optional<std::size_t> BucketChart::current() const
{
    const auto buckets = told();
    return buckets ? std::optional(buckets->last) : std::nullopt;
}

QString BucketChart::spoken() const
{
    const auto buckets = told();
    return buckets && buckets->last < count() ? readout(buckets->first, buckets->last).spoken() : QString();
}

/// Everything laid over the picture except the box.
QRect BucketChart::marked() const
{
    QRectF all;
    const auto add = [&](const std::optional<Buckets> &buckets) {
        if (buckets && buckets->last < count())
            all |= span(buckets->first, buckets->last);
    };
    add(m_selection);
    add(told());
    return all.isEmpty() ? QRect() : all.adjusted(-2, -plot().height(), 2, 2).toAlignedRect();
}

void BucketChart::showReadout()
{
    const auto buckets = told();
    if (!buckets || buckets->last >= count()) {
        m_box->hide();
        return;
    }
    m_box->show(readout(buckets->first, buckets->last), span(buckets->first, buckets->last), plot());
}

void BucketChart::hover(const std::optional<std::size_t> &bucket)
{
    if (m_hovered == bucket && !m_byKeyboard)
        return;
    const QRect before = marked();
    m_hovered = bucket;
    m_byKeyboard = false;
    update(before | marked());
    showReadout();
}

void BucketChart::select(const std::optional<Buckets> &selection)
{
    const QRect before = marked();
    m_selection = selection;
    update(before | marked());
    showReadout();
}

void BucketChart::choose(Buckets buckets)
{
    select({});
    Q_EMIT chosen(buckets.first, buckets.last);
}

bool BucketChart::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::ApplicationFontChange:
    case QEvent::StyleChange:
    case QEvent::EnabledChange: {
        const bool handled = QWidget::event(event);
        dropPicture();
        showReadout();
        return handled;
    }
    default:
        return QWidget::event(event);
    }
}

void BucketChart::paintEvent(QPaintEvent *event)
{
    const qreal ratio = devicePixelRatioF();
    if (m_picture.size() != size() * ratio || m_picture.devicePixelRatio() != ratio) {
        m_picture = QPixmap(size() * ratio);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(color(this, ColorRole::Surface));
        QPainter painter(&m_picture);
        painter.setFont(runglass::font(FontRole::Caption));
        paintPicture(painter);
        ++m_picturesPainted;
    }
    QPainter painter(this);
    const QRect dirty = event->rect();
    painter.drawPixmap(dirty, m_picture,
                       QRectF(QPointF(dirty.topLeft()) * ratio, QSizeF(dirty.size()) * ratio));

    const QColor accent = color(this, ColorRole::Accent);
    if (m_selection && m_selection->last < count()) {
        QColor ground = accent;
        ground.setAlphaF(0.16F);
        const QRectF place = span(m_selection->first, m_selection->last);
        painter.fillRect(place, ground);
        painter.fillRect(QRectF(place.left(), place.top(), 1, place.height()), accent);
        painter.fillRect(QRectF(place.right() - 1, place.top(), 1, place.height()), accent);
    }
    if (const auto buckets = told(); buckets && buckets->first == buckets->last && buckets->last < count()) {
        const QRectF place = span(buckets->last, buckets->last);
        painter.fillRect(QRectF(std::floor(place.center().x()), plot().top(), 1, plot().height()),
                         color(this, m_byKeyboard ? ColorRole::Accent : ColorRole::MutedText));
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::unit, metrics::unit);
    }
}

void BucketChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton) {
        Q_EMIT backRequested();
    } else if (event->button() == Qt::LeftButton && count() > 0) {
        m_pressedAt = event->position();
    } else {
        QWidget::mousePressEvent(event);
    }
}

void BucketChart::mouseMoveEvent(QMouseEvent *event)
{
    if (count() == 0)
        return;
    const auto bucket = bucketAt(event->position().x());
    if (m_pressedAt && !m_dragging &&
        std::abs(event->position().x() - m_pressedAt->x()) >= QApplication::startDragDistance() / 2.0)
        m_dragging = true;
    if (m_dragging) {
        const auto from = bucketAt(m_pressedAt->x());
        m_hovered = bucket;
        if (from && bucket)
            select(Buckets{std::min(*from, *bucket), std::max(*from, *bucket)});
        return;
    }
    const QRectF place = plot();
    hover(event->position().x() >= place.left() && event->position().x() <= place.right() ? bucket
                                                                                          : std::nullopt);
}

void BucketChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_pressedAt, std::nullopt))
        return;
    if (std::exchange(m_dragging, false)) {
        if (m_selection)
            choose(*m_selection);
        return;
    }
    const auto bucket = bucketAt(event->position().x());
    m_cursor = m_anchor = bucket;
    const auto wanted = bucket ? std::optional(Buckets{*bucket, *bucket}) : std::nullopt;
    select(m_selection == wanted ? std::nullopt : wanted);
}

void BucketChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto bucket = bucketAt(event->position().x());
    if (event->button() == Qt::LeftButton && bucket && count() > 0)
        choose({*bucket, *bucket});
}

void BucketChart::leaveEvent(QEvent *event)
{
    hover({});
    QWidget::leaveEvent(event);
}

void BucketChart::moveCursor(std::ptrdiff_t to, bool extend)
{
    const auto last = static_cast<std::ptrdiff_t>(count()) - 1;
    if (last < 0)
        return;
    const QRect before = marked();
    const std::size_t from = m_cursor.value_or(static_cast<std::size_t>(last));
    m_cursor = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, last));
    m_byKeyboard = true;
    if (extend) {
        if (!m_selection || !m_anchor)
            m_anchor = from;
        m_selection = Buckets{std::min(*m_anchor, *m_cursor), std::max(*m_anchor, *m_cursor)};
    } else {
        m_selection.reset();
        m_anchor = m_cursor;
    }
    update(before | marked());
    showReadout();
    setAccessibleDescription(spoken());
}

void BucketChart::keyPressEvent(QKeyEvent *event)
{
    const auto last = static_cast<std::ptrdiff_t>(count()) - 1;
    const auto at = static_cast<std::ptrdiff_t>(m_cursor.value_or(count()));
    const auto page = std::max<std::ptrdiff_t>(1, (last + 1) / 10);
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(at - 1, extend);
    case Qt::Key_Right:
        return moveCursor(at + 1, extend);
    case Qt::Key_PageUp:
        return moveCursor(at - page, extend);
    case Qt::Key_PageDown:
        return moveCursor(at + page, extend);
    case Qt::Key_Home:
        return moveCursor(0, extend);
    case Qt::Key_End:
        return moveCursor(last, extend);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selection)
            return choose(*m_selection);
        if (m_cursor && *m_cursor < count())
            return select(Buckets{*m_cursor, *m_cursor});
        break;
    case Qt::Key_Backspace:
        Q_EMIT backRequested();
        return;
    case Qt::Key_Escape:
        m_pressedAt.reset();
        if (std::exchange(m_dragging, false) || m_selection)
            return select({});
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void BucketChart::focusInEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::MouseFocusReason) {
        m_byKeyboard = true;
        if (!m_cursor && count() > 0)
            m_cursor = m_anchor = m_selection ? m_selection->last : firstCursor();
    }
    QWidget::focusInEvent(event);
    update();
    showReadout();
}

void BucketChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_byKeyboard = false;
    setAccessibleDescription(summary());
    update();
    showReadout();
}

} // namespace runglass
