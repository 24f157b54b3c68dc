// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/canceltoken.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace runglass {

/// Where the lines of a text begin, long ones cut into pieces of at most some hundred bytes, never within a
/// character: so that a line of any length costs no more to paint than a screen full of short ones.
///
/// Immutable; holds no text. 4 bytes a piece.
class TextLines
{
public:
    static constexpr std::size_t longestPiece = 400;

    /// Linear in the text; of a stopped one what has been found so far. At most `limit` pieces; the last one
    /// then ends where it ends.
    explicit TextLines(std::string_view text, const CancelToken &stop = {},
                       std::size_t limit = ~std::size_t(0));

    /// At least one, even of an empty text.
    std::size_t size() const { return m_ends.size(); }
    std::size_t begin(std::size_t piece) const { return piece == 0 ? 0 : m_ends[piece - 1]; }
    std::size_t end(std::size_t piece) const { return m_ends[piece]; }
    /// The piece, line break included. `text`: what the object was made from.
    std::string_view piece(std::string_view text, std::size_t piece) const
    {
        return text.substr(begin(piece), end(piece) - begin(piece));
    }
    /// The piece that holds an offset.
    std::size_t pieceAt(std::size_t offset) const;
    /// Whether the text went on behind the last piece.
    bool isCut() const { return m_cut; }

private:
    std::vector<std::uint32_t> m_ends;
    bool m_cut = false;
};

} // namespace runglass
