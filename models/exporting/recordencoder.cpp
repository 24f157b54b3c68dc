// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exporting/recordencoder.h"

namespace runglass {

RecordEncoder::RecordEncoder(const ExportSource &source, const ExportOptions &options)
    : m_source(source)
    , m_options(options)
    , m_isCsv(options.format == ExportFormat::Csv)
    , m_csv(options.guard)
    , m_json(options.attributes ? JsonLinesWriter::Attributes::Write : JsonLinesWriter::Attributes::Leave)
{
}

void RecordEncoder::writeHeader()
{
    if (!m_isCsv)
        return;
    if (m_source.kind() == RecordKind::Runs)
        m_csv.writeRunHeader();
    else
        m_csv.writeLogHeader();
}

Result<std::int64_t> RecordEncoder::encode(CacheReader &reader, std::int64_t first, std::int64_t count,
                                           const CancelToken &token)
{
    if (m_source.kind() == RecordKind::Logs) {
        const LogParts parts{.attributes = !m_isCsv && m_options.attributes};
        const LogVisit write = [this](std::span<const LogRecord> records) {
            for (const LogRecord &record : records)
                m_isCsv ? m_csv.write(record) : m_json.write(record);
            m_records += static_cast<std::int64_t>(records.size());
            return !isFull();
        };
        return reader.visitLogs(m_source.rows(), first, count, parts, write, token);
    }
    const RunParts parts{.revision = !m_isCsv, .payload = !m_isCsv && m_options.payloads};
    const RunVisit write = [this](std::span<const VisitedRun> runs) {
        for (const VisitedRun &visited : runs)
            m_isCsv ? m_csv.write(visited.run) : m_json.write(visited.run, visited.payload);
        m_records += static_cast<std::int64_t>(runs.size());
        return !isFull();
    };
    return reader.visitRuns(m_source.rows(), first, count, parts, write, token);
}

void RecordEncoder::clear()
{
    m_csv.clear();
    m_json.clear();
    m_records = 0;
}

} // namespace runglass
