// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/tabstrip.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QPainter>

namespace runglass {

namespace {

constexpr int sidePadding = 6;
constexpr int gap = 12; ///< between two words
constexpr int lineWidth = 2;

} // namespace

TabStrip::TabStrip(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setFont(runglass::font(FontRole::UiStrong));
}

QSize TabStrip::tabSizeHint(int index) const
{
    return {fontMetrics().horizontalAdvance(tabText(index)) + 2 * sidePadding + gap,
            fontMetrics().height() + 18};
}

void TabStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (int i = 0; i < count(); ++i) {
        const QRect tab = tabRect(i).adjusted(0, 0, -gap, 0);
        const bool current = i == currentIndex();
        if (current && hasFocus()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(color(this, ColorRole::Selection));
            painter.drawRoundedRect(tab.adjusted(0, 4, 0, -lineWidth - 4), metrics::unit, metrics::unit);
        }
        painter.setFont(runglass::font(current ? FontRole::UiStrong : FontRole::Ui));
        painter.setPen(color(this, ColorRole::Text));
        painter.drawText(tab.adjusted(0, 0, 0, -lineWidth), Qt::AlignCenter | Qt::TextSingleLine, tabText(i));
        if (current)
            painter.fillRect(tab.left(), tab.bottom() - lineWidth + 1, tab.width(), lineWidth,
                             color(this, ColorRole::Accent));
    }
}

} // namespace runglass
