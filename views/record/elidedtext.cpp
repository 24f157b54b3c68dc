// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/elidedtext.h"

#include "common/plaintooltip.h"
#include "common/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace runglass {

ElidedText::ElidedText(const QFont &font, Qt::TextElideMode mode, QWidget *parent)
    : QWidget(parent)
    , m_mode(mode)
{
    setFont(font);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedText::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize ElidedText::sizeHint() const
{
    constexpr int slack = 2;
    return {fontMetrics().horizontalAdvance(m_text) + slack, fontMetrics().height()};
}

QSize ElidedText::minimumSizeHint() const
{
    constexpr int characters = 6;
    return {std::min(sizeHint().width(), characters * fontMetrics().horizontalAdvance(QLatin1Char('0'))),
            fontMetrics().height()};
}

bool ElidedText::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const bool isCut = sizeHint().width() > width();
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                       isCut ? plainToolTip(m_text) : QString(), this);
    return true;
}

void ElidedText::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(color(this, m_isMuted ? ColorRole::MutedText : ColorRole::Text));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, m_mode, width()));
}

} // namespace runglass
