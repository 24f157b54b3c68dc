// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/textblock.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace runglass::test {

using Random = std::mt19937_64;

/// Pieces that texts are made of: a few letters, so that there are hits; what folds to another length; what
/// is cut.
const std::vector<std::string> &asciiPieces();
const std::vector<std::string> &unicodePieces();
const std::vector<std::string> &brokenPieces();
/// One of the three, by any number.
const std::vector<std::string> &pieces(std::uint64_t number);

/// A text of some pieces from one set.
std::string randomText(Random &random, const std::vector<std::string> &from, std::size_t most);
/// A needle that has a chance: part of a text, cut anywhere, now and then with a byte changed or in another
/// case.
std::string randomNeedle(Random &random, const std::string &text, std::size_t longest);
/// Changes, removes, doubles or inserts bytes, as a fuzzer does.
void mutate(Random &random, std::string &text);

/// A block that owns what it refers to; the text ends where its allocation ends.
class OwnedBlock
{
public:
    explicit OwnedBlock(const std::vector<std::string> &messages, std::size_t before = 0);
    /// With nothing known of the text.
    TextBlock block() const;
    /// With its exact traits.
    TextBlock blockWithTraits() const;

private:
    std::vector<char> m_text;
    std::vector<std::uint32_t> m_offsets;
};

} // namespace runglass::test
