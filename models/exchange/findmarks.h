// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/marklist.h"

#include <array>
#include <string_view>

namespace runglass {

/// Up to five tests of a byte: (byte | mask) == value. Those not needed repeat another.
struct MarkTests
{
    std::array<std::uint8_t, 5> masks{};
    std::array<std::uint8_t, 5> values{};

    /// Finds just these bytes; at least one, at most five.
    static constexpr MarkTests anyOf(std::string_view bytes)
    {
        MarkTests tests;
        for (std::size_t i = 0; i < tests.values.size(); ++i)
            tests.values[i] = static_cast<std::uint8_t>(bytes[i < bytes.size() ? i : 0]);
        return tests;
    }
};

/// Appends `offset` + p for each position p of the text whose byte passes a test. On the widest vectors the
/// processor has (Google Highway, chosen at run time).
void findMarks(std::string_view text, std::uint32_t offset, const MarkTests &tests, MarkList &marks);

} // namespace runglass
