// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/demo/random.h"

#include <cmath>
#include <numbers>

namespace runglass::gateway {

Random Random::of(std::uint64_t seed, std::string_view name, std::int64_t number)
{
    Random mixer(seed);
    std::uint64_t state = mixer.next();
    for (const char c : name)
        state = Random(state ^ static_cast<unsigned char>(c)).next();
    return Random(Random(state ^ static_cast<std::uint64_t>(number)).next());
}

std::uint64_t Random::next()
{
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

double Random::uniform()
{
    return static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

std::int64_t Random::below(std::int64_t bound)
{
    return static_cast<std::int64_t>(uniform() * static_cast<double>(bound));
}

double Random::normal()
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

double Random::exponential()
{
    return -std::log(1.0 - uniform());
}

std::int64_t Random::poisson(double expected)
{
    // Knuth's way; for the few hundred events of an hour at most.
    std::int64_t count = 0;
    for (double at = exponential(); at < expected; at += exponential())
        ++count;
    return count;
}

std::string Random::hex(int digits)
{
    static constexpr char alphabet[] = "0123456789abcdef";
    std::string text(static_cast<std::size_t>(digits), '0');
    std::uint64_t bits = 0;
    for (int i = 0; i < digits; ++i) {
        if (i % 16 == 0)
            bits = next();
        text[static_cast<std::size_t>(i)] = alphabet[bits & 0xFU];
        bits >>= 4U;
    }
    return text;
}

std::string Random::uuid()
{
    std::string text = hex(36);
    text[8] = text[13] = text[18] = text[23] = '-';
    text[14] = '4';
    text[19] = "89ab"[below(4)];
    return text;
}

std::string Random::uuid(Micros time)
{
    static constexpr char alphabet[] = "0123456789abcdef";
    std::string text = uuid();
    text[14] = '7';
    std::int64_t milliseconds = time / microsPerMillisecond;
    for (const std::size_t at : {12U, 11U, 10U, 9U, 7U, 6U, 5U, 4U, 3U, 2U, 1U, 0U}) {
        text[at] = alphabet[milliseconds & 0xF];
        milliseconds >>= 4;
    }
    return text;
}

} // namespace runglass::gateway
