// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <random>
#include <string>

namespace runglass::test {

/// Grammatical JSON of any shape: white space, escapes, repeated keys, empty and nested objects and arrays.
class RandomJson
{
public:
    explicit RandomJson(std::mt19937_64 &random)
        : m_random(random)
    {
    }

    /// A document with about as many values as told.
    std::string document(int values);
    /// The text with a few bytes changed, taken out or put in.
    std::string damaged(std::string text);
    int upTo(int most) { return std::uniform_int_distribution(0, most)(m_random); }

private:
    std::string space();
    std::string string();
    std::string number();
    void value(std::string &out, int &left, int depth);

    std::mt19937_64 &m_random;
};

} // namespace runglass::test
