// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/filereader.h"
#include "exchange/jsonsplitter.h"
#include "exchange/telemetryrecords.h"
#include "service/problemlist.h"
#include "service/timestampreader.h"

#include <simdjson.h>

#include <set>

namespace runglass {

/// Reads JSON in all forms that hold runs or log entries, also mixed in one file: our JSON Lines, spans as
/// the OpenTelemetry SDK prints them, OTLP export requests. Each object is told by its members.
class JsonReader : public FileReader
{
    Q_DECLARE_TR_FUNCTIONS(runglass::JsonReader)

public:
    /// `problems` must live as long.
    JsonReader(FileFacts facts, ImportProblems &problems);

    Result<void> read(std::string_view text, ImportBatch &batch) override;
    Result<void> finish(ImportBatch &batch) override;

private:
    enum class Kind { Run, LogEntry, Span, TraceRequest, LogRequest, Unknown, Broken };

    void takeObjects(ImportBatch &batch);
    void takeObject(ImportBatch &batch);
    void reportFault();
    Kind kindOf(std::span<char> object);
    void takeLog(std::span<char> object, ImportBatch &batch);
    void takeRun(std::span<char> object, ImportBatch &batch);
    void takeTelemetry(Result<void> read);
    void keep(RunRecord run, ImportBatch &batch);
    void nameScript(std::string_view id, ImportBatch &batch);
    void report(std::vector<ProblemReport> reports);
    void skip(const QString &reason);

    FileFacts m_facts;
    ImportProblems &m_problems;
    std::string m_scriptId; ///< of records that name none; may be empty
    JsonSplitter m_splitter;
    simdjson::ondemand::parser m_parser;
    TimestampReader m_times;
    TelemetryRecords m_telemetry;
    std::set<std::string, std::less<>> m_scripts; ///< ids already told
};

} // namespace runglass
