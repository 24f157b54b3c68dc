// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "redaction/redactionkind.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// Something that was removed, for a preview. None of it reveals what it was.
struct RedactionFinding
{
    RedactionKind kind = RedactionKind::Key;
    std::string where;      ///< in a document: the path of the value (RFC 9535); empty in a text
    std::string sample;     ///< "AKIA…", "b…@….com"
    std::size_t length = 0; ///< bytes of what was removed
};

/// Counts everything, keeps some.
class RedactionFindings
{
public:
    static constexpr std::size_t defaultMost = 500;

    explicit RedactionFindings(std::size_t most = defaultMost)
        : m_most(most)
    {
    }

    bool wantsMore() const { return m_kept.size() < m_most; }
    /// Kept only while more is wanted.
    void add(RedactionFinding finding);
    void addCount(RedactionKind kind) { ++m_counts[static_cast<std::size_t>(kind)]; }

    const std::vector<RedactionFinding> &kept() const { return m_kept; }
    std::int64_t countOf(RedactionKind kind) const { return m_counts[static_cast<std::size_t>(kind)]; }
    std::int64_t total() const;

private:
    std::size_t m_most;
    std::vector<RedactionFinding> m_kept;
    std::array<std::int64_t, redactionKindCount> m_counts{};
};

/// Enough of a secret to know it again for who knows it, and no help to anybody else: at most four characters
/// of a long one; of an address the first character and the last part of its domain.
std::string secretSample(RedactionKind kind, std::string_view secret);

} // namespace runglass
