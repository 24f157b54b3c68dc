// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compression/zstd.h"
#include "domain/result.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "telemetry/mapping.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace runglass::gateway {

struct WriteReport
{
    std::int64_t runsChanged = 0;
    std::int64_t logsInserted = 0;
    std::int64_t logsRepeated = 0; ///< their ids were there already: the first stays
};

/// The one connection that writes. One thread at a time.
///
/// Every change gets the next number of one sequence, in the order it will be told in the change feed: a
/// script before its runs, a run before its entries. Writing the same again changes nothing; an older state
/// of a run never replaces a newer one.
class StoreWriter
{
public:
    /// The file is named in errors.
    StoreWriter(std::unique_ptr<Connection> connection, QString file);

    /// One transaction: all of it, or nothing.
    Result<WriteReport> write(const telemetry::Mapped &mapped);
    /// One transaction of everything that `next` gives until it gives nothing.
    Result<WriteReport> writeAll(const std::function<std::optional<telemetry::Mapped>()> &next);
    /// The same, made for much at once: into a store without runs, while nobody else has the file open. Each
    /// run must come once and with its entries, each entry once; else it fails and nothing is written.
    Result<WriteReport> load(const std::function<std::optional<telemetry::Mapped>()> &next);

    /// No telemetry has come yet.
    bool isEmpty() const { return m_sequence == 0; }
    /// The last number given out in a commit.
    std::int64_t sequence() const { return m_sequence; }
    std::string databaseId();
    std::optional<std::int64_t> note(std::string_view name);
    Result<void> setNote(std::string_view name, std::int64_t value);
    std::vector<Run> runsInProgress();
    void checkpoint();

private:
    struct ScriptRow
    {
        std::int64_t key = 0;
        Script script;
        std::int64_t change = 0;
        bool isTouched = false; ///< in the transaction under way
    };
    struct KnownRun
    {
        std::int64_t key = 0;
        Run run;
    };

    void loadScripts();
    /// Reads again what a transaction that failed has left behind here.
    Result<void> begin();
    void add(const telemetry::Mapped &mapped, WriteReport &report);
    void addAll(const std::function<std::optional<telemetry::Mapped>()> &next, WriteReport &report);
    Result<WriteReport> commit(Transaction &transaction, const WriteReport &report);
    void noteScripts(const telemetry::Mapped &mapped);
    void storeScripts();
    void writeDeployment(const telemetry::MappedDeployment &deployment);
    /// The key of the run; 0 when writing failed.
    std::int64_t writeRun(const Run &run, bool onlyMentioned, WriteReport &report);
    std::int64_t insertRun(const Run &run);
    void updateRun(const KnownRun &known, const Run &merged);
    void writePayload(std::int64_t run, const telemetry::MappedRun &mapped);
    void writeLogs(const telemetry::Mapped &mapped, WriteReport &report);
    std::optional<KnownRun> findRun(std::string_view id);

    std::unique_ptr<Connection> m_connection;
    QString m_file;
    Compressor m_compressor{Compressor::fastest};
    std::int64_t m_sequence = 0;
    bool m_isCurrent = false; ///< scripts and sequence are those of the file
    bool m_isLoading = false; ///< every run is new, and there are no indexes to find it by
    std::unordered_map<std::string, ScriptRow> m_scripts;         ///< by id
    std::unordered_map<std::string_view, std::int64_t> m_runKeys; ///< of the transaction under way

    Statement m_selectRun, m_insertRun, m_updateRun, m_insertPayload, m_insertLog, m_insertScript,
        m_updateScript, m_upsertDeployment;
};

} // namespace runglass::gateway
