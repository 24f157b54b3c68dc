// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/csvwriter.h"

#include "exchange/csvformat.h"
#include "filter/filterlabel.h"

#include <charconv>
#include <cstring>

namespace runglass {

namespace {

constexpr std::size_t longestNumber = 20;
constexpr std::size_t longestLabel = 16;
constexpr std::string_view lineEnd = "\r\n";

char *writePlain(std::string_view text, char *to)
{
    if (!text.empty())
        std::memcpy(to, text.data(), text.size());
    return to + text.size();
}

char *writeNumber(const std::optional<std::int64_t> &number, char *to)
{
    return number ? std::to_chars(to, to + longestNumber, *number).ptr : to;
}

} // namespace

void CsvWriter::writeRunHeader()
{
    m_out.append(csvRunHeader);
    m_out.append(lineEnd);
}

void CsvWriter::writeLogHeader()
{
    m_out.append(csvLogHeader);
    m_out.append(lineEnd);
}

void CsvWriter::write(const RunRecord &run)
{
    const std::string_view sourceType = sourceTypeLabel(run.sourceType);
    char *to = m_out.room(longestCsvCell(run.id.size()) + longestLabel + 2 * longestNumber +
                          longestCsvCell(run.function.size()) + TimeWriter::longest +
                          longestCsvCell(sourceType.size()) + longestCsvCell(run.source.size()) + 16);
    to = writeCsvCell(run.id, m_guard, to);
    *to++ = ',';
    to = writePlain(filterLabel(run.status), to);
    *to++ = ',';
    to = writeNumber(run.deploymentVersion, to);
    *to++ = ',';
    to = writeNumber(run.responseTimeMs, to);
    *to++ = ',';
    to = writeCsvCell(run.function, m_guard, to);
    *to++ = ',';
    to = m_times.write(run.executedAt, to);
    *to++ = ',';
    to = writeCsvCell(sourceType, m_guard, to);
    *to++ = ',';
    to = writeCsvCell(run.source, m_guard, to);
    m_out.setEnd(writePlain(lineEnd, to));
}

void CsvWriter::write(const LogRecord &entry)
{
    char *to = m_out.room(longestCsvCell(entry.id.size()) + longestCsvCell(entry.runId.size()) +
                          longestLabel + longestCsvCell(entry.message.size()) + TimeWriter::longest + 16);
    to = writeCsvCell(entry.id, m_guard, to);
    *to++ = ',';
    to = writeCsvCell(entry.runId, m_guard, to);
    *to++ = ',';
    to = writePlain(filterLabel(entry.level), to);
    *to++ = ',';
    to = writeCsvCell(entry.message, m_guard, to);
    *to++ = ',';
    to = m_times.write(entry.time, to);
    m_out.setEnd(writePlain(lineEnd, to));
}

} // namespace runglass
