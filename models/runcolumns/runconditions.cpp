// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/runconditions.h"

#include "filter/filterlabel.h"
#include "search/textmatcher.h"

#include <algorithm>
#include <array>
#include <functional>

namespace runglass::runconditions {

namespace {

constexpr std::size_t statusCount = 4;

/// A bitmap of test(i) for each row i of a chunk, chunk after chunk. `testOf` makes the test for a chunk.
template <class TestOf>
Bitmap build(const RunColumns &runs, TestOf testOf)
{
    Bitmap result(runs.size());
    std::vector<std::uint64_t> words;
    for (const RunColumns::Part &part : runs.parts()) {
        const std::size_t count = part.chunk->size();
        words.assign(wordsFor(count), 0);
        testOf(*part.chunk, [&](auto test) {
            for (std::size_t begin = 0; begin < count; begin += 64) {
                const std::size_t end = std::min(count, begin + 64);
                std::uint64_t word = 0;
                for (std::size_t i = begin; i < end; ++i)
                    word |= static_cast<std::uint64_t>(test(i)) << (i - begin);
                words[begin / 64] |= word;
            }
        });
        result.assign(part.first, count, words);
    }
    return result;
}

Bitmap whereStatus(const RunColumns &runs, const std::array<std::uint8_t, statusCount> &accepted)
{
    // Another number can't be stored, but a damaged file can hold it.
    std::array<std::uint8_t, 256> table{};
    std::copy(accepted.begin(), accepted.end(), table.begin());
    return build(runs, [&](const RunChunk &chunk, auto rows) {
        rows([&, statuses = chunk.statuses()](std::size_t i) { return table[statuses[i]]; });
    });
}

template <class Accepts>
Bitmap whereStatusIs(const RunColumns &runs, Accepts accepts)
{
    std::array<std::uint8_t, statusCount> accepted{};
    for (std::size_t i = 0; i < statusCount; ++i)
        accepted[i] = accepts(static_cast<RunStatus>(i)) ? 1 : 0;
    return whereStatus(runs, accepted);
}

const NumberColumn &numbersOf(const RunChunk &chunk, FilterColumn column)
{
    return column == FilterColumn::Version ? chunk.versions() : chunk.responseTimes();
}

std::span<const LabelId> labelsOf(const RunChunk &chunk, FilterColumn column)
{
    return column == FilterColumn::Function     ? chunk.functions()
           : column == FilterColumn::SourceType ? chunk.sourceTypes()
                                                : chunk.sources();
}

/// An interval of the numbers a column stores, as one comparison.
template <class Stored>
struct StoredInterval
{
    using Unsigned = std::make_unsigned_t<Stored>;
    Unsigned low = 0;
    Unsigned length = 0;

    bool holds(Stored value) const { return static_cast<Unsigned>(value) - low <= length; }
};

/// What of an interval a column of this kind can hold, without its empty cells.
template <class Stored>
std::optional<StoredInterval<Stored>> storedInterval(const NumberPredicate::Interval &interval)
{
    constexpr auto none = NumberColumn::none<Stored>;
    constexpr std::int64_t lowest = sizeof(Stored) == 4 ? 0 : std::int64_t{none} + 1;
    constexpr std::int64_t highest =
        sizeof(Stored) == 4 ? std::int64_t{none} - 1 : std::numeric_limits<std::int64_t>::max();
    const std::int64_t low = std::max(interval.low, lowest);
    const std::int64_t high = std::min(interval.high, highest);
    if (low > high)
        return {};
    using Unsigned = std::make_unsigned_t<Stored>;
    return StoredInterval<Stored>{
        static_cast<Unsigned>(low),
        static_cast<Unsigned>(static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low))};
}

template <class Stored, class Rows>
void testNumbers(std::span<const Stored> numbers, const NumberPredicate &predicate, Rows rows)
{
    constexpr auto none = NumberColumn::none<Stored>;
    // One pass for each interval; there are hardly ever more than two.
    if (predicate.intervals().size() <= 4) {
        for (const NumberPredicate::Interval &interval : predicate.intervals()) {
            if (const auto stored = storedInterval<Stored>(interval))
                rows([&, test = *stored](std::size_t i) { return test.holds(numbers[i]); });
        }
        if (predicate.acceptsEmpty())
            rows([&](std::size_t i) { return numbers[i] == none; });
        return;
    }
    rows([&](std::size_t i) {
        return numbers[i] == none ? predicate.acceptsEmpty()
                                  : predicate.accepts(static_cast<std::int64_t>(numbers[i]));
    });
}

/// Whether numbers are accepted as text: each small number is made into text once.
class NumberTexts
{
public:
    NumberTexts(FilterColumn column, const TextPredicate &predicate)
        : m_column(column)
        , m_predicate(predicate)
        , m_known(65'536, Unknown)
    {
    }

    bool accepts(std::optional<std::int64_t> number)
    {
        if (!number || *number < 0 || static_cast<std::size_t>(*number) >= m_known.size())
            return m_predicate.accepts(filterText(m_column, number));
        std::uint8_t &known = m_known[static_cast<std::size_t>(*number)];
        if (known == Unknown)
            known = m_predicate.accepts(filterText(m_column, number)) ? Yes : No;
        return known == Yes;
    }

private:
    enum : std::uint8_t { Unknown, No, Yes };

    FilterColumn m_column;
    const TextPredicate &m_predicate;
    std::vector<std::uint8_t> m_known;
};

/// A byte for each label: whether runs use it in a column.
std::vector<std::uint8_t> usedLabels(const RunColumns &runs, FilterColumn column)
{
    std::vector<std::uint8_t> used(runs.labels().size());
    for (const RunColumns::Part &part : runs.parts()) {
        for (const LabelId label : labelsOf(*part.chunk, column))
            used[label] = 1;
    }
    return used;
}

/// A byte for each label: whether it is accepted in a column.
std::vector<std::uint8_t> acceptedLabels(const RunColumns &runs, FilterColumn column,
                                         const TextPredicate &predicate)
{
    const LabelTexts &labels = runs.labels();
    if (!predicate.matchers().empty() && column != FilterColumn::SourceType) {
        std::vector<std::uint8_t> accepted = labels.scan(predicate.matchers());
        if (predicate.isNegated()) {
            for (std::uint8_t &label : accepted)
                label ^= 1;
        }
        return accepted;
    }
    std::vector<std::uint8_t> accepted = usedLabels(runs, column);
    for (std::size_t id = 0; id < accepted.size(); ++id) {
        if (accepted[id] == 0)
            continue;
        const std::string_view text = labels.text(static_cast<LabelId>(id));
        accepted[id] =
            predicate.accepts(column == FilterColumn::SourceType ? sourceTypeLabel(text) : text) ? 1 : 0;
    }
    return accepted;
}

Bitmap whereLabel(const RunColumns &runs, FilterColumn column, const std::vector<std::uint8_t> &accepted)
{
    return build(runs, [&](const RunChunk &chunk, auto rows) {
        rows([&, labels = labelsOf(chunk, column)](std::size_t i) { return accepted[labels[i]]; });
    });
}

/// Whether a UUID as text could hold this, ignoring case.
bool canBeInUuid(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '-';
    });
}

} // namespace

Bitmap where(const RunColumns &runs, FilterColumn column, const NumberPredicate &predicate)
{
    if (column == FilterColumn::Status) {
        return whereStatusIs(runs, [&](RunStatus status) { return predicate.accepts(filterNumber(status)); });
    }
    return build(runs, [&](const RunChunk &chunk, auto rows) {
        numbersOf(chunk, column).visit([&](auto numbers) { testNumbers(numbers, predicate, rows); });
    });
}

Bitmap where(const RunColumns &runs, FilterColumn column, const TextPredicate &predicate)
{
    switch (column) {
    case FilterColumn::Status:
        return whereStatusIs(runs, [&](RunStatus status) { return predicate.accepts(filterLabel(status)); });
    case FilterColumn::Version:
    case FilterColumn::ResponseTime: {
        NumberTexts texts(column, predicate);
        return build(runs, [&](const RunChunk &chunk, auto rows) {
            rows([&, &numbers = numbersOf(chunk, column)](std::size_t i) {
                return texts.accepts(numbers.at(i));
            });
        });
    }
    default:
        break;
    }
    return whereLabel(runs, column, acceptedLabels(runs, column, predicate));
}

Bitmap withStatus(const RunColumns &runs, RunStatus status)
{
    return whereStatusIs(runs, [status](RunStatus candidate) { return candidate == status; });
}

Bitmap keysWhereId(const RunIdTable &ids, const TextPredicate &predicate, const Bitmap &among)
{
    if (predicate.matchers().empty())
        return ids.filter([&](std::string_view id) { return predicate.accepts(id); }, among);
    Bitmap found = ids.scan(predicate.matchers(), among);
    if (!predicate.isNegated())
        return found;
    Bitmap others = among;
    return std::move(others.andNot(found));
}

Bitmap search(const RunColumns &runs, const RunIdTable &ids, std::string_view text)
{
    const auto matcher = std::make_shared<const TextMatcher>(text);
    const std::array<std::shared_ptr<const MessageMatcher>, 1> matchers{matcher};
    const std::vector<std::uint8_t> labels = runs.labels().scan(matchers);
    Bitmap found = whereLabel(runs, FilterColumn::Function, labels);
    found |= whereLabel(runs, FilterColumn::Source, labels);

    std::vector<std::uint8_t> sourceTypes = usedLabels(runs, FilterColumn::SourceType);
    for (std::size_t id = 0; id < sourceTypes.size(); ++id) {
        if (sourceTypes[id] != 0)
            sourceTypes[id] =
                matcher->matches(sourceTypeLabel(runs.labels().text(static_cast<LabelId>(id)))) ? 1 : 0;
    }
    found |= whereLabel(runs, FilterColumn::SourceType, sourceTypes);
    found |= whereStatusIs(runs, [&](RunStatus status) { return matcher->matches(filterLabel(status)); });

    Bitmap left(runs.size(), true);
    left.andNot(found);
    if (!left.any() || (!canBeInUuid(text) && !ids.hasText()))
        return found;
    found |= positionsOf(runs, ids.scan(matchers, keysAt(runs, left)));
    return found;
}

Bitmap keysAt(const RunColumns &runs, const Bitmap &positions)
{
    Bitmap keys(runs.size() == 0 ? 0 : std::size_t{runs.highestKey()} + 1);
    for (const RunColumns::Part &part : runs.parts()) {
        const auto chunkKeys = part.chunk->keys();
        const std::size_t end = part.first + chunkKeys.size();
        for (auto at = positions.next(part.first); at && *at < end; at = positions.next(*at + 1))
            keys.set(chunkKeys[*at - part.first]);
    }
    return keys;
}

Bitmap positionsOf(const RunColumns &runs, const Bitmap &keys)
{
    return build(runs, [&](const RunChunk &chunk, auto rows) {
        rows([&, chunkKeys = chunk.keys()](std::size_t i) {
            return chunkKeys[i] < keys.size() && keys.test(chunkKeys[i]);
        });
    });
}

} // namespace runglass::runconditions
