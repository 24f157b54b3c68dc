// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace runglass {

/// The icons drawn for this program (resources/icons), each of one colour that is given when it is used.
enum class Icon {
    ArrowDown,
    ArrowUp,
    Bookmark,
    Bug,
    Check,
    ChevronDown,
    Clock,
    Copy,
    Cross,
    Dots,
    External,
    Inbox,
    Info,
    Note,
    Offline,
    Pause,
    Plug,
    Plus,
    Search,
    Server,
    Settings,
    Sync,
    Terminal,
    Trash,
    Warning,
};

/// `size` in device-independent pixels, drawn sharply for `devicePixelRatio`. Cached. GUI thread.
QPixmap iconPixmap(Icon icon, const QColor &color, int size, qreal devicePixelRatio);

/// An icon in the muted colour of the application's palette at the time it is painted, for widgets that keep
/// their icon through a change of colours.
QIcon mutedIcon(Icon icon);

} // namespace runglass
