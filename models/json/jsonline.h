// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/visibletext.h"

#include <QString>

#include <vector>

namespace runglass {

/// What a stretch of a shown line is; a colour is made of it where it is painted.
enum class LineRole {
    Plain, ///< brackets, commas, text that is not JSON
    Key,
    String,
    Number, ///< and true, false, null
    Escape, ///< what stands for a character that can't be shown
    Note,   ///< said by us: sizes, indices, …
};

/// What a whole line is, where lines of two sides are compared: its ground and the sign before it.
enum class LineTone {
    Plain,
    Heading,
    Added,
    Removed,
    Changed,
    Moved, ///< here, or from here
    Alike,
    Absent, ///< only the other side has something here
};

/// A line as it is painted.
struct ShownLine
{
    struct Span
    {
        TextStretch at;
        LineRole role = LineRole::Plain;
    };
    struct Hit
    {
        TextStretch at;
        std::size_t index = 0; ///< among all hits given
    };
    enum class Fold { None, Closed, Open };

    QString text;
    std::vector<Span> spans; ///< ascending; together the whole text
    std::vector<Hit> hits;
    int depth = 0;
    Fold fold = Fold::None;
    LineTone tone = LineTone::Plain;
};

} // namespace runglass
