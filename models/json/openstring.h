// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/textlines.h"

#include <string>

namespace runglass {

/// A long string that is shown in full: decoded, and where its lines begin.
struct OpenString
{
    /// `raw`: what stands between its quotes. Linear in it: large ones not on the GUI thread.
    explicit OpenString(std::string_view raw);

    std::string_view line(std::size_t index) const { return lines.piece(text, index); }

    std::string text;
    TextLines lines;
};

} // namespace runglass
