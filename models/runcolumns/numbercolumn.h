// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace runglass {

/// A column of optional integers: four bytes each while they lie in [0, 2^32 - 2], else eight.
class NumberColumn
{
public:
    /// What stands for an empty cell in each of the two forms. (The lowest number of all is no version and no
    /// response time; it is kept as one more.)
    template <class Stored>
    static constexpr Stored none = sizeof(Stored) == 4 ? std::numeric_limits<Stored>::max()
                                                       : std::numeric_limits<Stored>::min();

    std::size_t size() const { return m_isWide ? m_wide.size() : m_narrow.size(); }
    std::optional<std::int64_t> at(std::size_t index) const;

    bool isWide() const { return m_isWide; }
    /// What is stored, when it is not wide.
    std::span<const std::uint32_t> narrow() const { return m_narrow; }

    /// Calls visit with the stored numbers: a span of const std::uint32_t or of const std::int64_t.
    template <class Visit>
    decltype(auto) visit(Visit &&visit) const
    {
        if (m_isWide)
            return visit(std::span<const std::int64_t>(m_wide));
        return visit(std::span<const std::uint32_t>(m_narrow));
    }

    void reserve(std::size_t count);
    void append(std::optional<std::int64_t> number);
    /// Appends [begin, end) of another column.
    void append(const NumberColumn &other, std::size_t begin, std::size_t end);

private:
    void widen();

    bool m_isWide = false;
    std::vector<std::uint32_t> m_narrow;
    std::vector<std::int64_t> m_wide; ///< instead of m_narrow, when one number needs it
};

} // namespace runglass
