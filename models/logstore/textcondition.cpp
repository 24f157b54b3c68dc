// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/textcondition.h"

#include "logstore/entrybits.h"
#include "search/regexmatcher.h"

namespace runglass {

namespace {

/// Of so many entries one must still be in question for a scan of the whole block to pay.
constexpr std::size_t scanShare = 12;

/// Clears the bits of the texts that none of the matchers accepts, or, `negated`, of those that one does.
void narrowByMatchers(const TextBlock &block, std::span<const std::shared_ptr<const MessageMatcher>> matchers,
                      bool negated, EntryBits bits)
{
    std::vector<std::uint64_t> open(bits.begin(), bits.end()); // no matcher has accepted these yet
    std::vector<std::uint64_t> hits(bits.size());
    for (const auto &matcher : matchers) {
        const std::size_t left = entrybits::count(open);
        if (left == 0)
            break;
        if (left * scanShare < block.size()) {
            entrybits::keepIf(open, [&](std::size_t i) { return !matcher->matches(block.message(i)); });
        } else {
            matcher->scan(block, hits);
            for (std::size_t word = 0; word < open.size(); ++word)
                open[word] &= ~hits[word];
        }
    }
    for (std::size_t word = 0; word < bits.size(); ++word)
        bits[word] &= negated ? open[word] : ~open[word];
}

bool scansBlocks(const TextPredicate &predicate)
{
    return predicate.test() == TextPredicate::Test::Contains ||
           predicate.test() == TextPredicate::Test::Matches;
}

} // namespace

MessageIs::MessageIs(TextPredicate predicate)
    : m_predicate(std::move(predicate))
    , m_cost(60)
{
    for (const auto &matcher : m_predicate.matchers())
        m_cost += dynamic_cast<const RegexMatcher *>(matcher.get()) != nullptr ? 500 : 15;
}

bool MessageIs::narrow(SegmentReader &reader, EntryBits bits) const
{
    if (m_predicate.test() == TextPredicate::Test::Empty) {
        const auto offsets = reader.messageOffsets();
        if (offsets.empty())
            return false;
        entrybits::keepWhere(bits, offsets.size() - 1, [&](std::size_t i) {
            return (offsets[i] == offsets[i + 1]) != m_predicate.isNegated();
        });
        return true;
    }
    const TextBlock *messages = reader.messages();
    if (messages == nullptr)
        return false;
    if (scansBlocks(m_predicate))
        narrowByMatchers(*messages, m_predicate.matchers(), m_predicate.isNegated(), bits);
    else
        entrybits::keepIf(bits, [&](std::size_t i) { return m_predicate.accepts(messages->message(i)); });
    return true;
}

LogIdIs::LogIdIs(TextPredicate predicate)
    : m_predicate(std::move(predicate))
{
}

bool LogIdIs::narrow(SegmentReader &reader, EntryBits bits) const
{
    if (m_predicate.test() == TextPredicate::Test::Equal)
        return narrowByEquality(reader, bits);
    const TextBlock *ids = reader.idTexts();
    if (ids == nullptr)
        return false;
    if (scansBlocks(m_predicate))
        narrowByMatchers(*ids, m_predicate.matchers(), m_predicate.isNegated(), bits);
    else
        entrybits::keepIf(bits, [&](std::size_t i) { return m_predicate.accepts(ids->message(i)); });
    return true;
}

bool LogIdIs::narrowByEquality(SegmentReader &reader, EntryBits bits) const
{
    const IdColumn *ids = reader.ids();
    if (ids == nullptr)
        return false;
    std::vector<std::uint64_t> found(bits.size(), 0);
    for (const std::string &text : m_predicate.texts()) {
        // An id is stored once in a cache, and so is in one place of a segment at most.
        if (const auto place = ids->find(text))
            found[*place / 64] |= std::uint64_t{1} << (*place % 64);
    }
    for (std::size_t word = 0; word < bits.size(); ++word)
        bits[word] &= m_predicate.isNegated() ? ~found[word] : found[word];
    return true;
}

} // namespace runglass
