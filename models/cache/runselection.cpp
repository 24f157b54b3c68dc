// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/keylist.h"
#include "cache/ordering.h"
#include "cache/progressmeter.h"
#include "cache/runqueries.h"
#include "cache/scriptstore.h"
#include "cache/storedid.h"
#include "cache/textarena.h"
#include "sqlite/statement.h"

#include <unordered_map>

namespace runglass::runqueries {

namespace {

using namespace ordering;

/// Where among all labels each stands when they are sorted by what is shown for them.
std::unordered_map<RecordKey, std::int64_t> rankLabels(Connection &connection, RunColumn column)
{
    Statement statement(connection, "SELECT key, text FROM label");
    std::vector<std::pair<std::string, RecordKey>> labels;
    {
        Rows rows = statement.rows();
        while (rows.next()) {
            const std::string_view text = rows.text(1);
            labels.emplace_back(column == RunColumn::SourceType ? sourceTypeLabel(text) : text,
                                rows.integer(0));
        }
    }
    std::sort(labels.begin(), labels.end());
    std::unordered_map<RecordKey, std::int64_t> ranks;
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i > 0 && labels[i].first != labels[i - 1].first)
            ++rank;
        ranks.emplace(labels[i].second, rank);
    }
    return ranks;
}

const char *sqlFor(const RunsQuery &query)
{
#define FROM_RUNS " FROM run WHERE script = ? AND executed_at >= ? AND executed_at < ?"
#define FROM_INDEX                                                                                           \
    " FROM run INDEXED BY run_by_time WHERE script = ? AND executed_at >= ? AND executed_at < ?"
    switch (query.sort) {
    case RunColumn::RunId:
        return "SELECT executed_at, run.key, id FROM run JOIN run_id ON run_id.key = run.key"
               " WHERE script = ? AND executed_at >= ? AND executed_at < ?";
    case RunColumn::Status:
        return "SELECT executed_at, key, nullif(status, 0)" FROM_INDEX;
    case RunColumn::Version:
        return "SELECT executed_at, key, version" FROM_RUNS;
    case RunColumn::ResponseTime:
        return "SELECT executed_at, key, response_ms" FROM_INDEX;
    case RunColumn::Function:
        return "SELECT executed_at, key, function" FROM_RUNS;
    case RunColumn::SourceType:
        return "SELECT executed_at, key, source_type" FROM_RUNS;
    case RunColumn::Source:
        return "SELECT executed_at, key, source" FROM_RUNS;
    case RunColumn::ExecutedOn:
        break;
    }
    if (query.order == SortOrder::Ascending)
        return "SELECT executed_at, key" FROM_INDEX " ORDER BY executed_at";
    return "SELECT executed_at, key" FROM_INDEX " ORDER BY executed_at DESC";
#undef FROM_RUNS
#undef FROM_INDEX
}

class Selection
{
public:
    Selection(Connection &connection, const RunsQuery &query, const QueryEvents<RunRow> &events,
              const CancelToken &token)
        : m_connection(connection)
        , m_query(query)
        , m_events(events)
        , m_token(token)
        , m_script(scriptKey(connection, query.scriptId))
        , m_progress(events.progress)
        , m_total(connection.integer("SELECT max(key) FROM run").value_or(0))
    {
    }

    std::vector<RecordKey> keys()
    {
        switch (m_query.sort) {
        case RunColumn::ExecutedOn:
            return byTime();
        case RunColumn::RunId:
            return byId();
        case RunColumn::Function:
        case RunColumn::SourceType:
        case RunColumn::Source:
            return byLabel();
        case RunColumn::Status:
        case RunColumn::Version:
        case RunColumn::ResponseTime:
            break;
        }
        return byNumber([](std::int64_t number) { return number; });
    }

private:
    template <class Take>
    void scan(Take take)
    {
        Statement statement(m_connection, sqlFor(m_query));
        Rows rows = statement.rows(m_script, m_query.range.from, m_query.range.to);
        std::int64_t done = 0;
        while (rows.next()) {
            take(rows);
            if ((++done & 0xfff) == 0)
                m_progress.set(done, m_total);
        }
    }

    void sendFirst(const std::vector<RecordKey> &keys)
    {
        if (m_events.firstPage && m_connection.ok() && !m_token.isCancelled())
            m_events.firstPage({.first = 0, .rows = rows(m_connection, keys)});
    }

    template <class Item, class Less>
    std::vector<RecordKey> sorted(std::vector<Item> &items, const Less &less)
    {
        if (m_events.firstPage)
            sendFirst(firstKeys(items, static_cast<std::size_t>(m_events.firstPageRows), less, m_token));
        if (!sort(items, less, m_token))
            return {};
        return keysOf(items);
    }

    std::vector<RecordKey> byTime()
    {
        if (m_events.firstPage)
            sendFirst(firstByIndex());
        // The index gives the times in order, but has other columns before the key.
        std::vector<TimeItem> items;
        scan([&](const Rows &rows) { items.push_back({rows.integer(0), rows.integer(1)}); });
        for (std::size_t i = 0; i < items.size();) {
            std::size_t end = i + 1;
            while (end < items.size() && items[end].time == items[i].time)
                ++end;
            if (end > i + 1) {
                std::sort(items.begin() + static_cast<std::ptrdiff_t>(i),
                          items.begin() + static_cast<std::ptrdiff_t>(end), ByTime{m_query.order});
            }
            i = end;
        }
        return keysOf(items);
    }

    std::vector<RecordKey> firstByIndex()
    {
        Statement statement(
            m_connection, m_query.order == SortOrder::Ascending
                              ? "SELECT key FROM run INDEXED BY run_by_time WHERE script = ?"
                                " AND executed_at >= ? AND executed_at < ? ORDER BY executed_at, key LIMIT ?"
                              : "SELECT key FROM run INDEXED BY run_by_time WHERE script = ?"
                                " AND executed_at >= ? AND executed_at < ? ORDER BY executed_at DESC, key"
                                " LIMIT ?");
        std::vector<RecordKey> keys;
        Rows rows = statement.rows(m_script, m_query.range.from, m_query.range.to, m_events.firstPageRows);
        while (rows.next())
            keys.push_back(rows.integer(0));
        return keys;
    }

    template <class Rank>
    std::vector<RecordKey> byNumber(Rank rank)
    {
        std::vector<NumberItem> items;
        scan([&](const Rows &rows) {
            std::optional<std::int64_t> cell = rows.optionalInteger(2);
            if (cell)
                cell = rank(*cell);
            items.push_back({rankOf(cell, m_query.order), rows.integer(0), rows.integer(1)});
        });
        return sorted(items, ByNumber{});
    }

    std::vector<RecordKey> byLabel()
    {
        const auto ranks = rankLabels(m_connection, m_query.sort);
        return byNumber([&](std::int64_t label) {
            const auto found = ranks.find(label);
            return found == ranks.end() ? 0 : found->second;
        });
    }

    std::vector<RecordKey> byId()
    {
        TextArena texts;
        std::vector<TextItem> items;
        scan([&](const Rows &rows) {
            const std::string id = StoredId::fromColumn(rows, 2);
            items.push_back(makeTextItem(texts.keep(id), rows.integer(0), rows.integer(1), m_query.order));
        });
        return sorted(items, ByText{m_query.order});
    }

    Connection &m_connection;
    const RunsQuery &m_query;
    const QueryEvents<RunRow> &m_events;
    const CancelToken &m_token;
    const RecordKey m_script;
    ProgressMeter m_progress;
    const std::int64_t m_total; ///< not less than the runs there are
};

} // namespace

RowSetPointer select(Connection &connection, const RunsQuery &query, const QueryEvents<RunRow> &events,
                     const CancelToken &token)
{
    const std::vector<RecordKey> keys = Selection(connection, query, events, token).keys();
    const ChangeSequence sequence =
        connection.integer("SELECT value FROM meta WHERE name = 'change_sequence'").value_or(0);
    return std::make_shared<KeyList>(KeyList::Of::Runs, keys, sequence);
}

} // namespace runglass::runqueries
