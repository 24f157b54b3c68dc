// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logqueries.h"
#include "cache/storedid.h"
#include "logstore/hitvisit.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace runglass::logqueries {

namespace {

/// Where the rows [first, first + count) of an answer lie, as far as there are any.
std::vector<LogSnapshot::Place> placesOf(const Context &context, const LogAnswer &answer, std::int64_t first,
                                         std::int64_t count)
{
    const std::int64_t begin = std::clamp<std::int64_t>(first, 0, answer.size());
    const std::int64_t end = begin + std::clamp<std::int64_t>(count, 0, answer.size() - begin);
    std::vector<std::size_t> positions;
    std::vector<LogSnapshot::Place> places;
    if (!answer.order().positions(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin),
                                  context.reader, positions))
        return places;
    for (const std::size_t position : positions) {
        const auto place = answer.snapshot().placeAt(position, context.reader);
        if (!place)
            break;
        places.push_back(*place);
    }
    return places;
}

/// Calls read(i) for the places, so that each segment is opened once; `read` is left out where it can't be.
template <class Read>
void forEachPlace(const Context &context, const LogAnswer &answer,
                  const std::vector<LogSnapshot::Place> &places, Read &&read)
{
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(places[a].slot, places[a].entry) < std::tie(places[b].slot, places[b].entry);
    });
    for (const std::size_t i : order) {
        if (context.token.isCancelled() || !context.connection().ok())
            break;
        if (context.reader.open(*answer.snapshot().slots()[places[i].slot].segment))
            read(i);
    }
    context.reader.close();
}

/// Run ids by key; entries of a page often belong to the same few runs.
class RunIdTexts
{
public:
    explicit RunIdTexts(Connection &connection)
        : m_find(connection, "SELECT id FROM run_id WHERE key = ?")
    {
    }

    const std::string &of(std::int64_t run)
    {
        const auto [text, isNew] = m_texts.try_emplace(run);
        if (isNew) {
            Rows row = m_find.rows(run);
            if (row.next())
                text->second = StoredId::fromColumn(row, 0);
        }
        return text->second;
    }

private:
    Statement m_find;
    std::unordered_map<std::int64_t, std::string> m_texts;
};

} // namespace

std::vector<LogRow> rows(const Context &context, const LogAnswer &answer, std::int64_t first,
                         std::int64_t count)
{
    const std::vector<LogSnapshot::Place> places = placesOf(context, answer, first, count);
    std::vector<LogRow> result(places.size());
    RunIdTexts runIds(context.connection());
    SegmentReader &reader = context.reader;
    forEachPlace(context, answer, places, [&](std::size_t i) {
        const std::size_t at = places[i].entry;
        const SegmentView &view = reader.view();
        const IdColumn *ids = reader.ids();
        const TextBlock *messages = ids != nullptr ? reader.messages() : nullptr;
        std::string_view attributes;
        // What can't be read comes like something deleted: without an id.
        if (messages == nullptr || !reader.attributes(at, attributes))
            return;
        LogRow &row = result[i];
        row.key = view.key(at);
        row.entry.id = ids->at(at);
        row.entry.runId = runIds.of(view.run(at));
        row.entry.scriptId = answer.query().scriptId;
        row.entry.level = view.level(at);
        row.entry.message = messages->message(at);
        row.entry.time = view.time(at);
        row.entry.attributes = attributes;
    });
    return result;
}

std::vector<RecordKey> keys(const Context &context, const LogAnswer &answer, std::int64_t first,
                            std::int64_t count)
{
    const std::vector<LogSnapshot::Place> places = placesOf(context, answer, first, count);
    std::vector<RecordKey> result(places.size());
    forEachPlace(context, answer, places,
                 [&](std::size_t i) { result[i] = context.reader.view().key(places[i].entry); });
    return result;
}

std::vector<std::optional<std::int64_t>> positions(const Context &context, const LogAnswer &answer,
                                                   std::span<const RecordKey> keys)
{
    const LogSnapshot &snapshot = answer.snapshot();
    std::vector<std::size_t> slots;
    for (std::size_t slot = snapshot.slots().size(); slot-- > 0;) {
        const SegmentInfo &info = snapshot.slots()[slot].segment->info();
        if (std::any_of(keys.begin(), keys.end(),
                        [&](RecordKey key) { return key >= info.firstKey && key <= info.lastKey; }))
            slots.push_back(slot);
    }
    std::vector<std::optional<LogSnapshot::Place>> places(keys.size());
    std::mutex mutex;
    std::size_t missing = keys.size();
    std::atomic<bool> isDone = keys.empty();
    context.reading.pool().run(
        slots.size(), context.reader, context.token,
        [&](SegmentReader &reader, std::size_t index) {
            const LogSegment &segment = *snapshot.slots()[slots[index]].segment;
            if (!reader.open(segment))
                return;
            const auto held = reader.keys();
            for (std::size_t i = 0; i < keys.size(); ++i) {
                const auto found = std::find(held.begin(), held.end(), keys[i]);
                if (found == held.end())
                    continue;
                const std::lock_guard lock(mutex);
                if (!std::exchange(places[i], LogSnapshot::Place{slots[index], static_cast<std::size_t>(
                                                                                   found - held.begin())}))
                    isDone = --missing == 0;
            }
        },
        {}, &isDone);
    std::vector<std::optional<std::int64_t>> rows(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto position = places[i] ? snapshot.positionOf(*places[i], context.reader) : std::nullopt;
        const auto row = position ? answer.order().rowOf(*position, context.reader) : std::nullopt;
        if (row)
            rows[i] = static_cast<std::int64_t>(*row);
    }
    context.reader.close();
    return rows;
}

namespace {

/// The entries of level Error among an answer's.
LogHitsPointer errorsOf(const Context &context, const LogAnswer &answer)
{
    if (LogHitsPointer errors = answer.errors())
        return errors;
    const LogSnapshotPointer &snapshot = answer.hits().snapshotPointer();
    LogLevels level;
    level.set(static_cast<std::size_t>(LogLevel::Error));
    const SegmentScan scan(snapshot, logcondition::levelIn(level), TimeRange::all());
    const LogHitsPointer all = scan.find(context.tools(), {}).hits;
    auto bits = std::make_shared<Bitmap>(all->bits()->bitmap());
    if (const BitmapRank *hits = answer.hits().bits()) {
        *bits &= hits->bitmap();
    } else {
        bits->setRange(0, answer.hits().range().begin, false);
        bits->setRange(answer.hits().range().end, bits->size(), false);
    }
    auto errors = std::make_shared<const LogHits>(snapshot, std::move(bits));
    if (context.connection().ok() && !context.token.isCancelled())
        answer.setErrors(errors);
    return errors;
}

} // namespace

std::optional<std::int64_t> findRow(const Context &context, const LogAnswer &answer, std::int64_t from,
                                    Direction direction, RowMark)
{
    const bool forward = direction == Direction::Forward;
    const std::int64_t step = forward ? 1 : -1;
    const LogHitsPointer errors = errorsOf(context, answer);
    if (const auto *byTime = dynamic_cast<const TimeOrder *>(&answer.order())) {
        // The errors in the same order: the first of them whose row is behind `from`.
        const TimeOrder marked(errors, byTime->isDescending());
        const auto rowOf = [&](std::size_t index) {
            std::vector<std::size_t> position;
            marked.positions(index, 1, context.reader, position);
            const auto row =
                position.empty() ? std::nullopt : byTime->rowOf(position.front(), context.reader);
            return static_cast<std::int64_t>(row.value_or(0));
        };
        std::size_t low = 0;
        std::size_t high = marked.size();
        while (low < high && context.connection().ok()) {
            const std::size_t middle = low + (high - low) / 2;
            if (forward ? rowOf(middle) <= from : rowOf(middle) < from)
                low = middle + 1;
            else
                high = middle;
        }
        context.reader.close();
        if (forward ? low == marked.size() : low == 0)
            return {};
        return rowOf(forward ? low : low - 1);
    }
    if (const auto *listed = dynamic_cast<const ListedOrder *>(&answer.order())) {
        const std::int64_t start =
            forward ? std::max<std::int64_t>(from + 1, 0) : std::min(from, answer.size()) - 1;
        for (std::int64_t row = start; row >= 0 && row < answer.size(); row += step) {
            if (errors->test(listed->list()[static_cast<std::size_t>(row)]))
                return row;
        }
        return {};
    }
    // By level: the errors are all together.
    const auto &chained = dynamic_cast<const ChainedOrder &>(answer.order());
    std::size_t part = 0;
    while (part < chained.parts().size() &&
           (chained.parts()[part]->size() == 0 || !errors->test(chained.parts()[part]->hits().select(0))))
        ++part;
    if (part == chained.parts().size())
        return {};
    const auto first = static_cast<std::int64_t>(chained.firstRowOf(part));
    const auto end = static_cast<std::int64_t>(chained.firstRowOf(part + 1));
    const std::int64_t row = forward ? std::max(from + 1, first) : std::min(from - 1, end - 1);
    return row >= first && row < end ? std::optional(row) : std::nullopt;
}

} // namespace runglass::logqueries
