// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/scrollbarparts.h"

#include <QStyleOptionSlider>

#include <algorithm>

namespace runglass {

namespace {

int thumbLength(const QStyleOptionSlider &bar, int room)
{
    const qint64 range = qint64{bar.maximum} - bar.minimum;
    if (range <= 0)
        return room;
    const qint64 length = qint64{bar.pageStep} * room / (range + std::max(bar.pageStep, 1));
    return static_cast<int>(std::clamp<qint64>(length, std::min(ScrollBarParts::shortestThumb, room), room));
}

} // namespace

ScrollBarParts ScrollBarParts::of(const QStyleOptionSlider &bar)
{
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const QRect all = bar.rect;
    const int room = horizontal ? all.width() : all.height();
    const int length = thumbLength(bar, room);
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      room - length, bar.upsideDown);
    const auto piece = [&](int from, int size) {
        const QRect rect = horizontal ? QRect(all.left() + from, all.top(), size, all.height())
                                      : QRect(all.left(), all.top() + from, all.width(), size);
        return QStyle::visualRect(bar.direction, all, rect);
    };
    return {all, piece(start, length), piece(0, start), piece(start + length, room - start - length)};
}

QRect ScrollBarParts::rectOf(QStyle::SubControl part) const
{
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return groove;
    case QStyle::SC_ScrollBarSlider:
        return thumb;
    case QStyle::SC_ScrollBarSubPage:
        return before;
    case QStyle::SC_ScrollBarAddPage:
        return after;
    default:
        return {};
    }
}

} // namespace runglass
