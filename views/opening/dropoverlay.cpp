// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "opening/dropoverlay.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace runglass {

namespace {

constexpr int boxWidth = 460;
constexpr int boxHeight = 140;
constexpr double veil = 0.82;

} // namespace

DropOverlay::DropOverlay(QWidget *window)
    : QWidget(window)
{
    setObjectName(QStringLiteral("dropOverlay"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropOverlay::showOver(const QString &what, const QString &why)
{
    m_what = what;
    m_why = why;
    setAccessibleName(what);
    setAccessibleDescription(why);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor ground = color(this, ColorRole::Window);
    ground.setAlphaF(veil);
    painter.fillRect(rect(), ground);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF box(0, 0, qMin(boxWidth, width() - 4 * metrics::edge),
               qMin(boxHeight, height() - 4 * metrics::edge));
    box.moveCenter(QRectF(rect()).center());
    painter.setPen(QPen(color(this, ColorRole::Accent), 2, Qt::DashLine));
    painter.setBrush(color(this, ColorRole::Surface));
    painter.drawRoundedRect(box, metrics::cardRadius, metrics::cardRadius);

    const QRectF inside = box.adjusted(metrics::edge, metrics::edge, -metrics::edge, -metrics::edge);
    const QRectF upper(inside.topLeft(), QSizeF(inside.width(), inside.height() / 2));
    const QRectF lower(QPointF(inside.left(), inside.center().y()),
                       QSizeF(inside.width(), inside.height() / 2));
    painter.setPen(color(this, ColorRole::Text));
    painter.setFont(runglass::font(FontRole::UiStrong));
    painter.drawText(upper, Qt::AlignHCenter | Qt::AlignBottom,
                     QFontMetrics(painter.font()).elidedText(m_what, Qt::ElideMiddle, int(inside.width())));
    painter.setPen(color(this, ColorRole::MutedText));
    painter.setFont(runglass::font(FontRole::Ui));
    painter.drawText(lower.adjusted(0, metrics::unit * 2, 0, 0),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_why);
}

} // namespace runglass
