// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/csvformat.h"

#include <cstring>

// Highway compiles this file once for each instruction set and picks one at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "exchange/csvformat.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace runglass {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Copies at least 16 bytes and says whether one of them makes quotes necessary.
bool copyAndTest(const char *from, std::size_t size, char *to)
{
    // Longer vectors don't pay: most cells are shorter than two of them.
    const hn::CappedTag<std::uint8_t, 16> tag;
    const std::size_t lanes = hn::Lanes(tag);
    const auto comma = hn::Set(tag, static_cast<std::uint8_t>(','));
    const auto quote = hn::Set(tag, static_cast<std::uint8_t>('"'));
    const auto carriageReturn = hn::Set(tag, static_cast<std::uint8_t>('\r'));
    const auto lineFeed = hn::Set(tag, static_cast<std::uint8_t>('\n'));
    auto found = hn::Zero(tag);
    const auto copy = [&](std::size_t at) {
        const auto bytes = hn::LoadU(tag, reinterpret_cast<const std::uint8_t *>(from + at));
        hn::StoreU(bytes, tag, reinterpret_cast<std::uint8_t *>(to + at));
        const auto one =
            hn::Or(hn::VecFromMask(tag, hn::Eq(bytes, comma)), hn::VecFromMask(tag, hn::Eq(bytes, quote)));
        const auto two = hn::Or(hn::VecFromMask(tag, hn::Eq(bytes, carriageReturn)),
                                hn::VecFromMask(tag, hn::Eq(bytes, lineFeed)));
        found = hn::Or(found, hn::Or(one, two));
    };
    for (std::size_t at = 0; at + lanes <= size; at += lanes)
        copy(at);
    copy(size - lanes); // the rest, and what was copied already
    return !hn::AllTrue(tag, hn::Eq(found, hn::Zero(tag)));
}

} // namespace HWY_NAMESPACE
} // namespace runglass
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace runglass {

HWY_EXPORT(copyAndTest);

namespace {

constexpr std::size_t longEnough = 16;

bool copyLong(const char *from, std::size_t size, char *to)
{
    return HWY_DYNAMIC_DISPATCH(copyAndTest)(from, size, to);
}

bool mustBeQuoted(char c)
{
    return c == ',' || c == '"' || c == '\r' || c == '\n';
}

bool copyShort(const char *from, std::size_t size, char *to)
{
    bool found = false;
    for (std::size_t i = 0; i < size; ++i) {
        to[i] = from[i];
        found |= mustBeQuoted(from[i]);
    }
    return found;
}

char *writeQuoted(std::string_view cell, bool guarded, char *to)
{
    *to++ = '"';
    if (guarded)
        *to++ = '\'';
    while (!cell.empty()) {
        const auto *quote = static_cast<const char *>(std::memchr(cell.data(), '"', cell.size()));
        const std::size_t length = quote ? static_cast<std::size_t>(quote - cell.data()) + 1 : cell.size();
        std::memcpy(to, cell.data(), length);
        to += length;
        if (quote)
            *to++ = '"';
        cell.remove_prefix(length);
    }
    *to++ = '"';
    return to;
}

} // namespace

char *writeCsvCell(std::string_view cell, bool guard, char *to)
{
    if (cell.empty())
        return to;
    const bool guarded = guard && needsFormulaGuard(cell.front());
    char *at = to;
    if (guarded)
        *at++ = '\'';
    const bool quoted = cell.size() >= longEnough ? copyLong(cell.data(), cell.size(), at)
                                                  : copyShort(cell.data(), cell.size(), at);
    return quoted ? writeQuoted(cell, guarded, to) : at + cell.size();
}

} // namespace runglass

#endif // HWY_ONCE
