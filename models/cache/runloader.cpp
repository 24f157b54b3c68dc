// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/runloader.h"

#include "cache/runchanges.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <thread>
#include <unordered_map>

namespace runglass::runloader {

namespace {

/// Below so many keys a second thread costs more than it brings.
constexpr RecordKey manyKeys = 50'000;
constexpr unsigned rowsPerLook = 4096;

#define RUN_NUMBERS                                                                                          \
    "SELECT key, script, executed_at, status, version, response_ms, function, source_type, source FROM run "

/// Keys above `after`, up to and with `last`.
struct KeyRange
{
    RecordKey after = 0;
    RecordKey last = 0;
};

RunEntry entryFrom(const Rows &rows, const LabelTexts &labels)
{
    const auto label = [&](int column) {
        return rows.isNull(column) ? noLabel : labels.idOf(rows.integer(column));
    };
    return {.time = rows.integer(2),
            .key = static_cast<RunKey>(rows.integer(0)),
            .status = static_cast<RunStatus>(rows.integer(3)),
            .version = rows.optionalInteger(4),
            .responseTimeMs = rows.optionalInteger(5),
            .function = label(6),
            .sourceType = label(7),
            .source = label(8)};
}

bool isPossible(Connection &connection, const Rows &rows)
{
    const RecordKey key = rows.integer(0);
    if (key >= 0 && key <= std::numeric_limits<RunKey>::max())
        return true;
    connection.failCorrupt("a run has an impossible key");
    return false;
}

LabelTexts readLabels(Connection &connection, LabelTexts labels)
{
    std::vector<LabelTexts::Label> added;
    Statement statement(connection, "SELECT key, text FROM label WHERE key > ? ORDER BY key");
    Rows rows = statement.rows(labels.lastKey());
    while (rows.next())
        added.push_back({rows.integer(0), std::string(rows.text(1))});
    labels.add(added);
    return labels;
}

/// The runs read so far, by script, in the order they were read.
class Collected
{
public:
    void add(RecordKey script, const RunEntry &run)
    {
        if (!m_last || script != m_lastScript) {
            m_last = &m_scripts[script];
            m_lastScript = script;
        }
        if (m_last->empty() || m_last->back().size() == RunChunk::capacity)
            m_last->emplace_back();
        m_last->back().append(run);
    }
    void append(Collected &&other)
    {
        for (auto &[script, chunks] : other.m_scripts) {
            auto &mine = m_scripts[script];
            std::move(chunks.begin(), chunks.end(), std::back_inserter(mine));
        }
        m_last = nullptr;
    }
    std::vector<RunSnapshot::OfScript> take(const LabelTexts &labels)
    {
        std::vector<RunSnapshot::OfScript> scripts;
        for (auto &[script, chunks] : m_scripts)
            scripts.push_back({script, RunColumns::make(std::move(chunks), labels)});
        return scripts;
    }

private:
    std::unordered_map<RecordKey, std::vector<RunChunk>> m_scripts;
    std::vector<RunChunk> *m_last = nullptr;
    RecordKey m_lastScript = 0;
};

/// False when it failed or was cancelled.
bool readRuns(Connection &connection, const KeyRange &range, const LabelTexts &labels,
              const CancelToken &token, Collected &collected)
{
    Statement statement(connection, RUN_NUMBERS "WHERE key > ? AND key <= ? ORDER BY key");
    Rows rows = statement.rows(range.after, range.last);
    unsigned count = 0;
    while (rows.next()) {
        if (++count % rowsPerLook == 0 && token.isCancelled())
            return false;
        if (!isPossible(connection, rows))
            return false;
        collected.add(rows.integer(1), entryFrom(rows, labels));
    }
    return connection.ok();
}

bool readIds(Connection &connection, const KeyRange &range, const CancelToken &token, RunIdLoader &loader)
{
    Statement statement(connection, "SELECT key, id FROM run_id WHERE key > ? AND key <= ? ORDER BY key");
    Rows rows = statement.rows(range.after, range.last);
    unsigned count = 0;
    while (rows.next()) {
        if (++count % rowsPerLook == 0 && token.isCancelled())
            return false;
        if (!isPossible(connection, rows))
            return false;
        const bool isUuid = rows.isBlob(1);
        loader.add(static_cast<RunKey>(rows.integer(0)), isUuid ? rows.blob(1) : rows.text(1), isUuid);
    }
    return connection.ok();
}

/// Runs read(connection, range) for two halves of a range at the same time: the upper one on a thread and a
/// connection of its own, where that sees the same commit. False when one of them failed.
template <class Read>
bool readInHalves(Connection &connection, const CacheContext &context, const KeyRange &range,
                  RecordKey middle, const Read &readLower, const Read &readUpper)
{
    const ChangeSequence sequence = sequenceOf(connection);
    bool upperIsRead = false;
    std::thread helper([&] {
        Connection other;
        if (!cacheconnection::openForReading(other, context))
            return;
        const Transaction transaction(other, Transaction::Kind::Read);
        upperIsRead = sequenceOf(other) == sequence && readUpper(other, KeyRange{middle, range.last});
    });
    const bool lowerIsRead = readLower(connection, KeyRange{range.after, middle});
    helper.join();
    if (!lowerIsRead)
        return false;
    return upperIsRead || readUpper(connection, KeyRange{middle, range.last});
}

} // namespace

ChangeSequence sequenceOf(Connection &connection)
{
    return connection.integer("SELECT value FROM meta WHERE name = 'change_sequence'").value_or(0);
}

RunSnapshotPointer load(Connection &connection, const CacheContext &context, const CancelToken &token)
{
    const ChangeSequence sequence = sequenceOf(connection);
    const KeyRange range{-1, connection.integer("SELECT max(key) FROM run").value_or(0)};
    const LabelTexts labels = readLabels(connection, {});
    Collected lower;
    bool done = false;
    if (range.last < manyKeys) {
        done = readRuns(connection, range, labels, token, lower);
    } else {
        Collected upper;
        using Read = std::function<bool(Connection &, const KeyRange &)>;
        const Read readLower = [&](Connection &in, const KeyRange &part) {
            return readRuns(in, part, labels, token, lower);
        };
        const Read readUpper = [&](Connection &in, const KeyRange &part) {
            upper = {};
            return readRuns(in, part, labels, token, upper);
        };
        done = readInHalves(connection, context, range, range.last / 2, readLower, readUpper);
        lower.append(std::move(upper));
    }
    if (!done || !connection.ok())
        return {};
    return std::make_shared<RunSnapshot>(sequence, range.last, lower.take(labels));
}

RunSnapshotPointer update(Connection &connection, const RunSnapshot &before, const CancelToken &token)
{
    const std::optional<std::vector<RecordKey>> changed = readRunChanges(connection, before.sequence());
    if (!changed)
        return {};
    LabelTexts labels;
    if (!before.scripts().empty()) {
        // The newest texts are with the script that changed last.
        const auto newest = std::max_element(
            before.scripts().begin(), before.scripts().end(),
            [](const auto &a, const auto &b) { return a.runs->labels().size() < b.runs->labels().size(); });
        labels = newest->runs->labels();
    }
    labels = readLabels(connection, std::move(labels));

    std::map<RecordKey, std::vector<RunEntry>> current;
    std::vector<RunKey> outdated;
    Statement one(connection, RUN_NUMBERS "WHERE key = ?");
    for (const RecordKey key : *changed) {
        if (key < 0 || key > before.lastKey())
            continue;
        outdated.push_back(static_cast<RunKey>(key));
        Rows rows = one.rows(key);
        if (rows.next())
            current[rows.integer(1)].push_back(entryFrom(rows, labels));
    }
    Statement added(connection, RUN_NUMBERS "WHERE key > ? ORDER BY key");
    {
        Rows rows = added.rows(before.lastKey());
        while (rows.next() && isPossible(connection, rows))
            current[rows.integer(1)].push_back(entryFrom(rows, labels));
    }
    const RecordKey last = connection.integer("SELECT max(key) FROM run").value_or(0);
    const ChangeSequence sequence = sequenceOf(connection);
    if (!connection.ok() || token.isCancelled())
        return {};

    std::vector<RunSnapshot::OfScript> scripts;
    for (const RunSnapshot::OfScript &old : before.scripts()) {
        RunColumnsPointer next = old.runs->updated(outdated, std::move(current[old.script]), labels);
        scripts.push_back({old.script, next ? std::move(next) : old.runs});
        current.erase(old.script);
    }
    const RunColumnsPointer none = RunColumns::make({}, labels);
    for (auto &[script, runs] : current)
        scripts.push_back({script, none->updated({}, std::move(runs), labels)});
    return std::make_shared<RunSnapshot>(sequence, last, std::move(scripts));
}

RunIdTablePointer loadIds(Connection &connection, const CacheContext &context,
                          const RunIdTablePointer &before, const CancelToken &token)
{
    const KeyRange range{before ? RecordKey{before->highestKey()} : -1,
                         connection.integer("SELECT max(key) FROM run_id").value_or(0)};
    if (range.last > std::numeric_limits<RunKey>::max()) {
        connection.failCorrupt("a run id has an impossible key");
        return {};
    }
    if (before && range.last <= range.after)
        return before;
    RunIdLoader lower(before);
    bool done = false;
    // Two threads must not fill the same chunk.
    const RecordKey middle =
        (range.after + range.last) / 2 / RecordKey{RunIdChunk::capacity} * RecordKey{RunIdChunk::capacity} -
        1;
    if (range.last - range.after < manyKeys || middle <= range.after) {
        done = readIds(connection, range, token, lower);
    } else {
        std::optional<RunIdLoader> upper;
        using Read = std::function<bool(Connection &, const KeyRange &)>;
        const Read readLower = [&](Connection &in, const KeyRange &part) {
            return readIds(in, part, token, lower);
        };
        const Read readUpper = [&](Connection &in, const KeyRange &part) {
            upper.emplace(nullptr);
            return readIds(in, part, token, *upper);
        };
        done = readInHalves(connection, context, range, middle, readLower, readUpper);
        if (done)
            lower.join(std::move(*upper));
    }
    if (!done || !connection.ok())
        return {};
    return lower.take(static_cast<RunKey>(range.last));
}

} // namespace runglass::runloader
