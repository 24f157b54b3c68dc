// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/logqueries.h"

#include "cache/logsorting.h"
#include "cache/progressmeter.h"
#include "cache/runids.h"
#include "cache/scriptstore.h"
#include "logstore/entrybits.h"
#include "logstore/hitvisit.h"

#include <algorithm>

namespace runglass::logqueries {

namespace {

/// Sends the first rows of an answer, once.
class FirstPage
{
public:
    FirstPage(const Context &context, const Question &question, const QueryEvents<LogRow> &events)
        : m_context(context)
        , m_question(question)
        , m_events(events)
    {
    }

    void send(const LogAnswer &answer)
    {
        if (std::exchange(m_isSent, true) || !m_events.firstPage || m_context.token.isCancelled())
            return;
        auto page = rows(m_context, answer, 0, m_events.firstPageRows);
        if (m_context.connection().ok() && !m_context.token.isCancelled())
            m_events.firstPage({.first = 0, .rows = std::move(page)});
    }
    void send(const LogHitsPointer &hits, LogOrderPointer order)
    {
        if (!m_isSent && m_events.firstPage)
            send(LogAnswer(m_question.query, hits, std::move(order)));
    }

private:
    const Context &m_context;
    const Question &m_question;
    const QueryEvents<LogRow> &m_events;
    bool m_isSent = false;
};

} // namespace

LogSnapshotPointer snapshotOf(const Context &context, std::string_view scriptId)
{
    Connection &connection = context.connection();
    const ChangeSequence sequence =
        connection.integer("SELECT value FROM meta WHERE name = 'change_sequence'").value_or(0);
    const RecordKey script = scriptKey(connection, scriptId);
    if (!connection.ok())
        return nullptr;
    if (script == 0)
        return std::make_shared<const LogSnapshot>(sequence, std::vector<std::shared_ptr<const LogCluster>>(),
                                                   SnapshotLease());
    return context.reading.snapshots().at(script, sequence, context.reader);
}

Result<Question> ask(const Context &context, const LogsQuery &query, const RunsWhere &runsWhere)
{
    Question question{query, snapshotOf(context, query.scriptId), {}};
    if (!question.snapshot)
        return question;
    auto condition = compileLogConditions(query.filter, query.search, runsWhere);
    if (!condition)
        return condition.error();
    question.condition = std::move(*condition);
    if (query.runId) {
        auto run = logcondition::runIs(runKey(context.connection(), *query.runId));
        question.condition =
            question.condition ? logcondition::allOf({std::move(run), question.condition}) : std::move(run);
    }
    return question;
}

SegmentScan::Found find(const Context &context, const Question &question, const SegmentScan::Events &events)
{
    FoundLogs &known = context.reading.found();
    const ChangeSequence sequence = question.snapshot->sequence();
    if (auto found = known.find(question.query, sequence))
        return *found;
    const SegmentScan scan(question.snapshot, question.condition, question.query.range);
    SegmentScan::Found found = scan.find(context.tools(), events);
    if (context.connection().ok() && !context.token.isCancelled())
        known.keep(question.query, sequence, found);
    return found;
}

RowSetPointer select(const Context &context, const Question &question, const QueryEvents<LogRow> &events)
{
    const LogsQuery &query = question.query;
    const bool isByTime = query.sort == LogColumn::Timestamp;
    const bool descending = query.order == SortOrder::Descending;
    FirstPage firstPage(context, question, events);
    ProgressMeter meter(events.progress);
    const auto progress = [&](double done) { meter.set(done); };

    SegmentScan::Events scanEvents;
    scanEvents.newestFirst = descending;
    // Where sorting follows, finding is the smaller part of the work.
    scanEvents.progress = [&](double done) { progress(isByTime ? done : done / 4); };
    if (isByTime && events.firstPage) {
        scanEvents.firstHits = static_cast<std::size_t>(events.firstPageRows);
        scanEvents.first = [&](const LogHitsPointer &hits) {
            firstPage.send(hits, std::make_shared<const TimeOrder>(hits, descending));
        };
    }
    const SegmentScan::Found found = find(context, question, scanEvents);
    if (context.token.isCancelled() || !context.connection().ok())
        return nullptr;
    LogOrderPointer order;
    if (isByTime) {
        order = std::make_shared<const TimeOrder>(found.hits, descending);
    } else {
        LogSorting sorting(context, found, query);
        sorting.onFirst([&](LogOrderPointer first) { firstPage.send(found.hits, std::move(first)); },
                        static_cast<std::size_t>(events.firstPage ? events.firstPageRows : 0));
        sorting.onProgress([&](double done) { progress(0.25 + 0.75 * done); });
        order = sorting.order();
    }
    if (!order || context.token.isCancelled() || !context.connection().ok())
        return nullptr;
    const auto answer = std::make_shared<const LogAnswer>(query, found.hits, std::move(order));
    firstPage.send(*answer);
    return answer;
}

std::vector<LogBucket> buckets(const Context &context, const Question &question,
                               std::span<const Micros> borders)
{
    if (borders.size() < 2)
        return {};
    const std::size_t count = borders.size() - 1;
    std::vector<LogBucket> sums(count);
    const auto add = [](LogBucket &to, const LogBucket &what) {
        for (std::size_t level = 0; level < logLevelCount; ++level)
            to.byLevel[level] += what.byLevel[level];
    };
    // The bucket of a time: the last border at or before it; count when it is outside.
    const auto bucketOf = [&](Micros time) {
        const auto behind = std::upper_bound(borders.begin(), borders.end(), time);
        return behind == borders.begin() || behind == borders.end()
                   ? count
                   : static_cast<std::size_t>(behind - borders.begin()) - 1;
    };
    const auto isOutside = [&](const SegmentInfo &info) {
        return info.lastTime < borders.front() || info.firstTime >= borders.back();
    };
    const auto skip = [&](const LogSegment &segment) {
        const SegmentInfo &info = segment.info();
        if (isOutside(info))
            return true;
        const std::size_t bucket = bucketOf(info.firstTime);
        if (bucket == count || bucket != bucketOf(info.lastTime))
            return false;
        addLevels(sums[bucket].byLevel, segment);
        return true;
    };
    std::mutex mutex;
    const auto visit = [&](const VisitedSegment &segment) {
        if (isOutside(segment.reader.segment()->info()))
            return;
        const auto times = segment.reader.times();
        const auto levels = segment.reader.levels();
        if (levels.empty())
            return;
        // Times ascend: each border is passed once.
        std::vector<LogBucket> local(count);
        const std::size_t first = [&] {
            const auto behind = std::upper_bound(borders.begin(), borders.end(), times.front());
            return behind == borders.begin() ? 0 : static_cast<std::size_t>(behind - borders.begin()) - 1;
        }();
        std::size_t bucket = first;
        entrybits::forEach(segment.bits, [&](std::size_t i) {
            if (times[i] < borders.front() || times[i] >= borders.back())
                return;
            while (times[i] >= borders[bucket + 1])
                ++bucket;
            ++local[bucket].byLevel[levels[i]];
        });
        const std::lock_guard lock(mutex);
        for (std::size_t i = first; i <= bucket && i < count; ++i)
            add(sums[i], local[i]);
    };
    visitHits(*find(context, question).hits, context.tools(), visit, skip);
    return sums;
}

Bitmap runsWithEntries(const Context &context, const LogSnapshotPointer &snapshot,
                       const LogConditionPointer &condition)
{
    std::int64_t last = 0;
    for (const LogSnapshot::Slot &slot : snapshot->slots())
        last = std::max(last, slot.segment->info().lastRun);
    Bitmap runs(static_cast<std::size_t>(last) + 1);
    std::mutex mutex;
    const SegmentScan scan(snapshot, condition, TimeRange::all());
    scan.visit(context.tools(), [&](SegmentReader &reader, std::span<const std::uint64_t> bits) {
        const auto codes = reader.runCodes();
        if (codes.empty())
            return;
        std::vector<bool> seen(reader.runs().size());
        entrybits::forEach(bits, [&](std::size_t i) { seen[codes[i]] = true; });
        const std::lock_guard lock(mutex);
        for (std::size_t code = 0; code < seen.size(); ++code) {
            const std::int64_t run = reader.runs()[code];
            if (seen[code])
                runs.set(static_cast<std::size_t>(run));
        }
    });
    return runs;
}

} // namespace runglass::logqueries
