// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QByteArray>
#include <QList>
#include <QRect>

#include <optional>

namespace runglass {

/// Where a window stood: its normal place without frame, in device-independent pixels, and whether it was
/// maximized or full screen.
struct WindowGeometry
{
    QRect normal;
    bool maximized = false;
    bool fullScreen = false;

    friend bool operator==(const WindowGeometry &, const WindowGeometry &) = default;
};

QByteArray toBytes(const WindowGeometry &geometry);
/// Nothing when the bytes are none that toBytes() wrote.
std::optional<WindowGeometry> windowGeometryFrom(const QByteArray &bytes);

/// The place for a window that stood at `wanted` when the screens were others: inside the available area of
/// the screen it overlaps most, else of the first one; as large as it was where that fits, else as large as
/// the area. An empty `wanted` gives `usual`, centred on the first screen. `screens` are available areas, the
/// primary one first, and not empty.
QRect placeOnScreens(const QRect &wanted, const QSize &usual, const QList<QRect> &screens);

} // namespace runglass
