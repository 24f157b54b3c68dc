// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/anchor.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace runglass {

namespace {

/// From the most frequent to the rarest in log text.
constexpr std::string_view commonFirst =
    " etaoinrsdlc0u1pm2345h-.:_f7689gybv=w/k,\"ETSRAINOCD(x)LP'[]MUqzFBjHGV{}W"
    "YK\n@#;&+<>*%!?|\\JXQZ$\t~`^\r";

constexpr std::array<unsigned, 256> byteFrequencies()
{
    std::array<unsigned, 256> frequencies{};
    for (unsigned byte = 0; byte < 0x80; ++byte)
        frequencies[byte] = 20;
    for (unsigned byte = 0x80; byte < 0xC0; ++byte)
        frequencies[byte] = 200; // continuation bytes: many to choose from
    for (unsigned byte = 0xC0; byte < 0x100; ++byte)
        frequencies[byte] = byte < 0xC2 || byte > 0xF4 ? 1 : 1000; // lead bytes: few scripts in one text
    double frequency = 110'000;
    for (const char c : commonFirst) {
        frequencies[static_cast<unsigned char>(c)] = static_cast<unsigned>(frequency);
        frequency *= 0.94;
    }
    return frequencies;
}

constexpr std::array<unsigned, 256> frequencies = byteFrequencies();

/// Two bytes this far apart are scanned while both are in the first cache.
constexpr std::size_t farthest = 1024;

} // namespace

ByteTest testFor(std::span<const std::uint8_t> bytes)
{
    std::uint8_t any = 0;
    std::uint8_t all = 0xFF;
    for (const std::uint8_t byte : bytes) {
        any |= byte;
        all &= byte;
    }
    return {.mask = static_cast<std::uint8_t>(any ^ all), .value = any};
}

unsigned frequencyOf(ByteTest test)
{
    unsigned sum = 0;
    const unsigned fixed = test.value & ~unsigned{test.mask};
    // Every subset of the mask's bits, from all of them to none.
    for (unsigned subset = test.mask;; subset = (subset - 1) & test.mask) {
        sum += frequencies[fixed | subset];
        if (subset == 0)
            return sum;
    }
}

BytePair rarestPair(std::span<const ByteTest> tests)
{
    const auto rarer = [&](std::size_t a, std::size_t b) {
        return frequencyOf(tests[a]) < frequencyOf(tests[b]);
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < tests.size(); ++i) {
        if (rarer(i, best))
            best = i;
    }
    const std::size_t from = best > farthest ? best - farthest : 0;
    const std::size_t to = std::min(tests.size(), best + farthest);
    std::size_t second = best;
    for (std::size_t i = from; i < to; ++i) {
        if (i != best && (second == best || rarer(i, second)))
            second = i;
    }
    return {.first = tests[best], .firstOffset = best, .second = tests[second], .secondOffset = second};
}

double costOf(const BytePair &pair)
{
    const double first = frequencyOf(pair.first);
    const double second = frequencyOf(pair.second);
    if (pair.either)
        return (first + second) * 1e6;
    return pair.firstOffset == pair.secondOffset ? first * 1e6 : first * second;
}

} // namespace runglass
