// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/csvcolumns.h"

#include "exchange/csvparser.h"
#include "filter/asciicase.h"

#include <algorithm>
#include <array>
#include <utility>

namespace runglass {

namespace {

using enum CsvColumn;

constexpr std::array<std::pair<std::string_view, CsvColumn>, 21> columnNames{
    {{"runid", RunId},
     {"status", Status},
     {"deploymentversion", Version},
     {"version", Version},
     {"responsetimems", ResponseTime},
     {"responsetime", ResponseTime},
     {"function", Function},
     {"functionname", Function},
     {"executedon", ExecutedOn},
     {"executedat", ExecutedOn},
     {"sourcetype", SourceType},
     {"source", Source},
     {"logid", LogId},
     {"loglevel", Level},
     {"level", Level},
     {"logmessage", Message},
     {"message", Message},
     {"timestamp", Timestamp},
     {"loggedat", Timestamp},
     {"loggedon", Timestamp},
     {"time", Timestamp}}};

constexpr std::array<std::pair<CsvColumn, std::string_view>, 8> runColumns{
    {{RunId, "Run ID"},
     {Status, "Status"},
     {Version, "Deployment Version"},
     {ResponseTime, "Response Time (ms)"},
     {Function, "Function"},
     {ExecutedOn, "Executed On"},
     {SourceType, "Source Type"},
     {Source, "Source"}}};
constexpr std::array<std::pair<CsvColumn, std::string_view>, 5> logColumns{{{LogId, "Log ID"},
                                                                            {RunId, "Run ID"},
                                                                            {Level, "Log Level"},
                                                                            {Message, "Log Message"},
                                                                            {Timestamp, "Timestamp"}}};

constexpr std::size_t longestFirstLine = 65'536;

std::string_view firstLine(std::string_view text)
{
    return text.substr(0, std::min({text.find_first_of("\r\n"), text.size(), longestFirstLine}));
}

CsvStart tryDialect(std::string_view line, CsvDialect dialect)
{
    CsvStart start{dialect};
    CsvParser parser(dialect);
    parser.append(line);
    parser.finish();
    if (parser.next() != CsvParser::Step::Row)
        return start;
    start.cells = static_cast<int>(parser.row().size());
    start.known =
        static_cast<int>(std::count_if(parser.row().begin(), parser.row().end(), [](std::string_view cell) {
            return csvColumnFromName(cell) != Other;
        }));
    return start;
}

} // namespace

CsvColumn csvColumnFromName(std::string_view name)
{
    std::string plain;
    for (const char c : name) {
        const char lower = asciiLower(c);
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))
            plain += lower;
        else if (static_cast<unsigned char>(c) >= 0x80)
            return Other;
    }
    const auto *found = std::find_if(columnNames.begin(), columnNames.end(),
                                     [&](const auto &entry) { return entry.first == plain; });
    return found == columnNames.end() ? Other : found->second;
}

bool CsvHeader::has(CsvColumn column) const
{
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::vector<std::string_view> CsvHeader::missing() const
{
    std::vector<std::string_view> lacking;
    const auto note = [&](const auto &ours) {
        for (const auto &[column, name] : ours) {
            if (!has(column))
                lacking.push_back(name);
        }
    };
    if (kind == RecordKind::Runs)
        note(runColumns);
    else
        note(logColumns);
    return lacking;
}

Result<CsvHeader> CsvHeader::read(std::span<const std::string_view> cells)
{
    CsvHeader header;
    for (const std::string_view cell : cells) {
        const CsvColumn column = csvColumnFromName(cell);
        header.columns.push_back(column != Other && header.has(column) ? Other : column);
        header.names.emplace_back(withoutFormulaGuard(cell));
    }
    const bool logs = header.has(LogId) && header.has(RunId) && header.has(Timestamp);
    const bool runs = header.has(RunId) && header.has(ExecutedOn);
    header.kind = logs ? RecordKind::Logs : RecordKind::Runs;
    if (logs || runs)
        return header;
    return UserError{
        tr("The CSV file holds neither runs nor log entries."),
        tr("Runs need the columns Run ID and Executed On, log entries Log ID, Run ID and Timestamp; "
           "its first line has other names."),
        tr("Open a file that was exported from All Runs or Logs, or put these names into its first "
           "line.")};
}

CsvStart findCsvStart(std::string_view head)
{
    std::size_t skip = 0;
    std::string_view line = firstLine(head);
    if (line.size() == 5 && equalIgnoringAsciiCase(line.substr(0, 4), "sep=")) {
        skip = line.size() + (head.substr(line.size()).starts_with("\r\n") ? 2 : 1);
        skip = std::min(skip, head.size());
        line = firstLine(head.substr(skip));
    }
    const char quote = line.starts_with('\'') ? '\'' : '"';
    CsvStart best;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const CsvStart start = tryDialect(line, {delimiter, quote});
        if (std::pair(start.known, start.cells) > std::pair(best.known, best.cells))
            best = start;
    }
    best.skip = skip;
    return best;
}

} // namespace runglass
