// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/icons.h"
#include "common/lookpainting.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include <algorithm>

namespace runglass::look {

namespace {

constexpr int padding = 12;
constexpr int gap = 8;
constexpr int arrowSize = 12;
constexpr int separatorHeight = 9;
constexpr int itemHeight = 28;
constexpr int radius = 4;

int checkRoom(const QStyleOptionMenuItem &item)
{
    return item.menuHasCheckableItems ? metrics::icon + gap : 0;
}

void drawArrow(QPainter *painter, const QRect &rect, const QColor &ink, bool toTheRight)
{
    const QPoint centre = rect.center();
    const int side = toTheRight ? 2 : -2;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{QPointF(centre.x() - side, centre.y() - 4),
                                    QPointF(centre.x() + side, centre.y()),
                                    QPointF(centre.x() - side, centre.y() + 4)});
}

} // namespace

QSize menuItemSize(const QStyleOptionMenuItem &item, const QSize &contents)
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator)
        return {2 * padding, separatorHeight};
    // The shortcut's column is added by the menu; the gap before it, and the arrow's room, are not.
    const int behind = item.reservedShortcutWidth > 0 || item.text.contains(QLatin1Char('\t')) ? 3 * gap : 0;
    return {contents.width() + 2 * padding + checkRoom(item) + behind + gap + arrowSize,
            std::max(contents.height() + 8, itemHeight)};
}

void drawMenuItem(const QStyleOptionMenuItem &item, QPainter *painter, const QStyle &style)
{
    painter->save();
    const QRect rect = item.rect;
    painter->fillRect(rect, color(item.palette, ColorRole::Surface));
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(rect.left(), rect.center().y(), rect.width(), 1,
                          color(item.palette, ColorRole::Line));
        return painter->restore();
    }
    const bool enabled = item.state.testFlag(QStyle::State_Enabled);
    const QColor ink = color(item.palette, enabled ? ColorRole::Text : ColorRole::MutedText);
    if (enabled && item.state.testFlag(QStyle::State_Selected)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(item.palette, ColorRole::Selection));
        painter->drawRoundedRect(rect.adjusted(metrics::unit, 0, -metrics::unit, 0), radius, radius);
    }
    const auto visual = [&item, &rect](const QRect &part) {
        return QStyle::visualRect(item.direction, rect, part);
    };
    QRect inside = rect.adjusted(padding, 0, -padding, 0);
    if (item.menuHasCheckableItems) {
        if (item.checked) {
            const QRect place(inside.left(), rect.center().y() + 1 - metrics::icon / 2, metrics::icon,
                              metrics::icon);
            painter->drawPixmap(visual(place).topLeft(), iconPixmap(Icon::Check, ink, metrics::icon,
                                                                    painter->device()->devicePixelRatioF()));
        }
        inside.setLeft(inside.left() + checkRoom(item));
    }
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        drawArrow(painter, visual(QRect(inside.right() - arrowSize, rect.top(), arrowSize, rect.height())),
                  ink, item.direction == Qt::LeftToRight);
    painter->setFont(item.font);
    painter->setPen(ink);
    const int flags =
        Qt::AlignVCenter | Qt::TextSingleLine |
        (style.styleHint(QStyle::SH_UnderlineShortcut, &item) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    const qsizetype tab = item.text.indexOf(QLatin1Char('\t'));
    painter->drawText(visual(inside), flags | int(QStyle::visualAlignment(item.direction, Qt::AlignLeft)),
                      tab < 0 ? item.text : item.text.left(tab));
    if (tab >= 0) {
        painter->setPen(color(item.palette, ColorRole::MutedText));
        painter->drawText(visual(inside),
                          flags | int(QStyle::visualAlignment(item.direction, Qt::AlignRight)),
                          item.text.mid(tab + 1));
    }
    painter->restore();
}

} // namespace runglass::look
