// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "search/regexmatcher.h"

#include "search/regexerror.h"
#include "search/regexprefilter.h"
#include "search/utf8units.h"

#include <re2/re2.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

namespace runglass {

namespace {

bool matchesAnywhere(const re2::RE2 &expression, std::string_view message)
{
    return expression.Match(re2::StringPiece(message.data(), message.size()), 0, message.size(),
                            re2::RE2::UNANCHORED, nullptr, 0);
}

re2::RE2::Options options()
{
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(regexMemory);
    return options;
}

} // namespace

Result<std::shared_ptr<const RegexMatcher>> RegexMatcher::compile(std::string_view pattern)
{
    auto expression = std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options());
    const auto construct = expression->ok() ? findSingleByte(pattern) : findUnsupportedConstruct(pattern);
    if (!expression->ok() || construct)
        return regexError(pattern, construct, *expression);
    std::vector<TextMatcher> prefilter;
    for (const std::string &text : requiredTexts(*expression))
        prefilter.emplace_back(text);
    return std::shared_ptr<const RegexMatcher>(new RegexMatcher(std::move(expression), std::move(prefilter)));
}

RegexMatcher::RegexMatcher(std::unique_ptr<re2::RE2> expression, std::vector<TextMatcher> prefilter)
    : m_expression(std::move(expression))
    , m_prefilter(std::move(prefilter))
{
}

RegexMatcher::~RegexMatcher() = default;

std::size_t RegexMatcher::scan(const TextBlock &block, std::span<std::uint64_t> hits) const
{
    const std::size_t words = wordsFor(block.size());
    std::fill(hits.begin(), hits.end(), 0);
    std::vector<std::uint64_t> candidates(words, m_prefilter.empty() ? ~std::uint64_t{0} : 0);
    std::vector<std::uint64_t> one(words);
    for (const TextMatcher &text : m_prefilter) {
        if (text.scan(block, one) == 0)
            continue;
        std::transform(one.begin(), one.end(), candidates.begin(), candidates.begin(), std::bit_or());
    }
    std::size_t found = 0;
    for (std::size_t word = 0; word < words; ++word) {
        for (std::uint64_t bits = candidates[word]; bits != 0; bits &= bits - 1) {
            const std::size_t index = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
            if (index >= block.size())
                break;
            if (!matchesAnywhere(*m_expression, block.message(index)))
                continue;
            hits[word] |= bits & ~(bits - 1);
            ++found;
        }
    }
    return found;
}

bool RegexMatcher::matches(std::string_view message) const
{
    return matchesAnywhere(*m_expression, message);
}

std::vector<TextRange> RegexMatcher::findAll(std::string_view message, std::size_t atMost) const
{
    std::vector<TextRange> hits;
    const re2::StringPiece text(message.data(), message.size());
    re2::StringPiece hit;
    for (std::size_t position = 0; position <= message.size() && hits.size() < atMost;) {
        if (!m_expression->Match(text, position, message.size(), re2::RE2::UNANCHORED, &hit, 1))
            break;
        const TextRange range{static_cast<std::size_t>(hit.data() - message.data()), hit.size()};
        position = range.end();
        if (range.length > 0)
            hits.push_back(range);
        else
            position += position < message.size() ? unitAt(message, position).length : 1;
    }
    return hits;
}

} // namespace runglass
