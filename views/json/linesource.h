// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/jsonline.h"

#include <QString>

#include <optional>

namespace runglass {

/// Lines to be shown, made one by one when they come into sight.
class LineSource
{
public:
    virtual ~LineSource() = default;

    virtual qsizetype lineCount() const = 0;
    virtual ShownLine line(qsizetype row) const = 0;
    /// The line above that a line belongs to.
    virtual std::optional<qsizetype> parentOf(qsizetype row) const = 0;
    /// Plain text; empty for none.
    virtual QString toolTip(qsizetype row) const = 0;
};

} // namespace runglass
