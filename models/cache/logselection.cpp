// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/keylist.h"
#include "cache/logqueries.h"
#include "cache/logscan.h"
#include "cache/ordering.h"
#include "cache/progressmeter.h"
#include "cache/storedid.h"
#include "cache/textarena.h"

#include <unordered_map>

namespace runglass::logqueries {

namespace {

using namespace ordering;

class Selection
{
public:
    Selection(Connection &connection, const LogsQuery &query, const QueryEvents<LogRow> &events,
              const CancelToken &token)
        : m_connection(connection)
        , m_query(query)
        , m_events(events)
        , m_token(token)
        , m_progress(events.progress)
        , m_scan(connection, query)
    {
    }

    std::vector<RecordKey> keys()
    {
        switch (m_query.sort) {
        case LogColumn::Timestamp:
            return byTime();
        case LogColumn::Level:
            return byNumber([this](std::size_t i) { return static_cast<int>(m_scan.columns().levelAt(i)); });
        case LogColumn::RunId:
            return byRun();
        case LogColumn::LogId:
            return byText([this] { return m_scan.loadIds(); },
                          [this](std::size_t i) { return m_scan.idAt(i); });
        case LogColumn::Message:
            break;
        }
        return byText([this] { return m_scan.loadText(); },
                      [this](std::size_t i) { return m_scan.messageAt(i); });
    }

private:
    /// Calls `load()` for every segment and `take(place)` for every matching entry of it, `after(index)`
    /// between.
    template <class Load, class Take, class After>
    void scan(Load load, Take take, After after)
    {
        const auto &segments = m_scan.segments();
        for (std::size_t s = 0; s < segments.size(); ++s) {
            if (m_token.isCancelled() || !m_scan.load(segments[s]) || !load())
                return;
            for (std::size_t i = 0; i < segments[s].count; ++i) {
                if (m_scan.matches(i))
                    take(logsegment::keyOf(segments[s].key, i), m_scan.columns().times[i], i);
            }
            after(s);
            m_progress.set(static_cast<std::int64_t>(s), static_cast<std::int64_t>(segments.size()));
        }
    }
    template <class Load, class Take>
    void scan(Load load, Take take)
    {
        scan(load, take, [](std::size_t) {});
    }

    void sendFirst(const std::vector<RecordKey> &keys)
    {
        if (m_events.firstPage && m_connection.ok() && !m_token.isCancelled())
            m_events.firstPage({.first = 0, .rows = rows(m_connection, keys, m_token)});
        m_sentFirst = true;
    }

    template <class Item, class Less>
    std::vector<RecordKey> sorted(std::vector<Item> &items, const Less &less)
    {
        if (!m_sentFirst && m_events.firstPage)
            sendFirst(firstKeys(items, static_cast<std::size_t>(m_events.firstPageRows), less, m_token));
        if (!sort(items, less, m_token))
            return {};
        return keysOf(items);
    }

    std::vector<RecordKey> byTime()
    {
        const bool ascending = m_query.order == SortOrder::Ascending;
        auto &segments = m_scan.segments();
        if (ascending) {
            std::stable_sort(segments.begin(), segments.end(),
                             [](const auto &a, const auto &b) { return a.firstTime < b.firstTime; });
        }
        const ByTime less{m_query.order};
        std::vector<TimeItem> items;
        scan([] { return true; },
             [&](RecordKey key, Micros time, std::size_t) {
                 items.push_back({time, key});
             },
             [&](std::size_t s) {
                 if (!m_sentFirst && s + 1 < segments.size())
                     sendFirstIfKnown(items, ascending ? segments[s + 1].firstTime : segments[s + 1].lastTime,
                                      less);
             });
        return sorted(items, less);
    }

    /// Sends the first rows once no later segment can hold one of them: none has an entry before `next`, in
    /// the order of the answer.
    void sendFirstIfKnown(const std::vector<TimeItem> &items, Micros next, const ByTime &less)
    {
        const auto wanted = static_cast<std::size_t>(m_events.firstPageRows);
        if (!m_events.firstPage || wanted == 0 || items.size() < wanted)
            return;
        std::vector<TimeItem> first(wanted);
        std::partial_sort_copy(items.begin(), items.end(), first.begin(), first.end(), less);
        const Micros last = first.back().time;
        if (m_query.order == SortOrder::Ascending ? last < next : last > next)
            sendFirst(keysOf(first));
    }

    template <class Number>
    std::vector<RecordKey> byNumber(Number number)
    {
        std::vector<NumberItem> items;
        scan([] { return true; },
             [&](RecordKey key, Micros time, std::size_t i) {
                 items.push_back({rankOf(number(i), m_query.order), time, key});
             });
        return sorted(items, ByNumber{});
    }

    std::vector<RecordKey> byRun()
    {
        // Twice through the numbers is cheaper than an id per entry: there are far fewer runs.
        std::unordered_map<std::uint32_t, std::int64_t> ranks;
        scan([] { return true; },
             [&](RecordKey, Micros, std::size_t i) { ranks.emplace(m_scan.columns().runs[i], 0); });
        rankRuns(ranks);
        return byNumber([&](std::size_t i) -> std::optional<std::int64_t> {
            const std::int64_t rank = ranks.find(m_scan.columns().runs[i])->second;
            return rank == noId ? std::nullopt : std::optional(rank);
        });
    }

    void rankRuns(std::unordered_map<std::uint32_t, std::int64_t> &ranks)
    {
        Statement statement(m_connection, "SELECT id FROM run_id WHERE key = ?");
        std::vector<std::pair<std::string, std::uint32_t>> ids;
        ids.reserve(ranks.size());
        for (const auto &[run, rank] : ranks) {
            if (m_token.isCancelled())
                return;
            Rows row = statement.rows(static_cast<std::int64_t>(run));
            ids.emplace_back(row.next() ? StoredId::fromColumn(row, 0) : std::string(), run);
        }
        if (!sort(ids, std::less<>(), m_token))
            return;
        for (std::size_t i = 0; i < ids.size(); ++i)
            ranks[ids[i].second] = ids[i].first.empty() ? noId : static_cast<std::int64_t>(i);
    }

    template <class Load, class Text>
    std::vector<RecordKey> byText(Load load, Text text)
    {
        TextArena texts;
        std::vector<TextItem> items;
        scan(load, [&](RecordKey key, Micros time, std::size_t i) {
            items.push_back(makeTextItem(texts.keep(text(i)), time, key, m_query.order));
        });
        return sorted(items, ByText{m_query.order});
    }

    static constexpr std::int64_t noId = -1;

    Connection &m_connection;
    const LogsQuery &m_query;
    const QueryEvents<LogRow> &m_events;
    const CancelToken &m_token;
    ProgressMeter m_progress;
    LogScan m_scan;
    bool m_sentFirst = false;
};

} // namespace

RowSetPointer select(Connection &connection, const LogsQuery &query, const QueryEvents<LogRow> &events,
                     const CancelToken &token)
{
    const std::vector<RecordKey> keys = Selection(connection, query, events, token).keys();
    const ChangeSequence sequence =
        connection.integer("SELECT value FROM meta WHERE name = 'change_sequence'").value_or(0);
    return std::make_shared<KeyList>(KeyList::Of::Logs, keys, sequence);
}

} // namespace runglass::logqueries
