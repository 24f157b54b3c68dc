// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// Scanning of JSON text by bytes and by words, of sixteen bytes where the processor
/// is known to have them (every x86-64), else of eight. Text must end in a NUL, which is what
/// std::string has behind its last byte.
namespace runglass::jsonscan {

inline bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

inline const char *skipSpace(const char *p)
{
    while (isSpace(*p))
        ++p;
    return p;
}

inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

inline bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Has the high bit set in the lowest byte of `word` that is a quote, a backslash or below 0x20; bits of
/// higher bytes may be set wrongly. (Exact zero-byte test by borrow: H. S. Warren, Hacker's Delight, 6-1.)
inline std::uint64_t specialBytes(std::uint64_t word)
{
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    constexpr std::uint64_t highs = 0x8080'8080'8080'8080;
    const std::uint64_t quote = word ^ (ones * '"');
    const std::uint64_t backslash = word ^ (ones * '\\');
    return (((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) | ((word - ones * 0x20) & ~word)) &
           highs;
}

/// The first quote, backslash or control character at or behind `p`; `end` when there is none.
inline const char *findSpecial(const char *p, const char *end)
{
#ifdef __SSE2__
    // Most strings are not longer than that, so wider words would not be faster.
    while (end - p >= 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
        const __m128i backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
        const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
        const int special = _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), controls));
        if (special != 0)
            return p + std::countr_zero(static_cast<unsigned>(special));
        p += 16;
    }
#endif
    if constexpr (std::endian::native == std::endian::little) {
        while (end - p >= 8) {
            std::uint64_t word;
            std::memcpy(&word, p, sizeof word);
            if (const std::uint64_t found = specialBytes(word))
                return p + (std::countr_zero(found) >> 3);
            p += 8;
        }
    }
    while (p < end && *p != '"' && *p != '\\' && static_cast<unsigned char>(*p) >= 0x20)
        ++p;
    return p;
}

/// How many bytes the escape that begins at `p` has, 0 when it is none of JSON's.
inline int escapeLength(const char *p)
{
    switch (p[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        return 2;
    case 'u':
        // The NUL behind the text ends this in time.
        return isHexDigit(p[2]) && isHexDigit(p[3]) && isHexDigit(p[4]) && isHexDigit(p[5]) ? 6 : 0;
    default:
        return 0;
    }
}

/// `p` behind the opening quote. The closing quote, or the first byte that can't be in a string, or `end`.
inline const char *stringEnd(const char *p, const char *end)
{
    for (;;) {
        p = findSpecial(p, end);
        if (p == end || *p != '\\')
            return p;
        const int length = escapeLength(p);
        if (length == 0)
            return p;
        p += length;
    }
}

/// Behind the number that begins at `p`; nullptr when what stands there is none.
inline const char *numberEnd(const char *p)
{
    if (*p == '-')
        ++p;
    if (!isDigit(*p))
        return nullptr;
    if (*p == '0') {
        ++p;
        if (isDigit(*p))
            return nullptr;
    }
    while (isDigit(*p))
        ++p;
    if (*p == '.') {
        if (!isDigit(*++p))
            return nullptr;
        while (isDigit(*p))
            ++p;
    }
    if (*p == 'e' || *p == 'E') {
        ++p;
        if (*p == '+' || *p == '-')
            ++p;
        if (!isDigit(*p))
            return nullptr;
        while (isDigit(*p))
            ++p;
    }
    return p;
}

} // namespace runglass::jsonscan
