// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exporting/recordtext.h"

#include "domain/time.h"
#include "exchange/csvformat.h"
#include "filter/filterlabel.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace runglass {

namespace {

/// A cell of a Markdown table that is read as the text it was, whatever it holds.
std::string markdown(std::string_view text)
{
    std::string cell;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
        case '\r':
            if (i + 1 < text.size() && text[i + 1] == '\n')
                break;
            [[fallthrough]];
        case '\n':
            cell += "<br>";
            break;
        case '&':
            cell += "&amp;";
            break;
        case '<':
            cell += "&lt;";
            break;
        case '>':
            cell += "&gt;";
            break;
        case '\\':
        case '|':
        case '`':
        case '*':
        case '_':
        case '[':
        case ']':
        case '~':
            cell += '\\';
            cell += c;
            break;
        default:
            // Control characters have no place in a document.
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                cell += ' ';
            else
                cell += c;
        }
    }
    return cell;
}

std::string number(const std::optional<std::int64_t> &value)
{
    return value ? std::to_string(*value) : std::string();
}

std::string_view headerOf(const RunRecord &)
{
    return csvRunHeader;
}

std::string_view headerOf(const LogRecord &)
{
    return csvLogHeader;
}

std::vector<std::string> cellsOf(const RunRecord &run)
{
    return {std::string(run.id),
            std::string(filterLabel(run.status)),
            number(run.deploymentVersion),
            number(run.responseTimeMs),
            std::string(run.function),
            formatRfc3339(run.executedAt),
            std::string(sourceTypeLabel(run.sourceType)),
            std::string(run.source)};
}

std::vector<std::string> cellsOf(const LogRecord &entry)
{
    return {std::string(entry.id), std::string(entry.runId), std::string(filterLabel(entry.level)),
            std::string(entry.message), formatRfc3339(entry.time)};
}

} // namespace

template <class Record>
void RecordText::addRecord(const Record &record)
{
    const bool isFirst = m_text.empty();
    switch (m_format) {
    case CopyFormat::Csv:
        if (isFirst)
            m_text.append(headerOf(record)).append("\r\n");
        m_csv.write(record);
        m_text += m_csv.bytes();
        m_csv.clear();
        break;
    case CopyFormat::Markdown:
        if (isFirst)
            addHeader(headerOf(record));
        for (const std::string &cell : cellsOf(record))
            addCell(cell);
        m_text += "|\n";
        break;
    case CopyFormat::Json:
        m_json.write(record);
        m_text += isFirst ? "[\n" : ",\n";
        m_text += m_json.bytes().substr(0, m_json.bytes().size() - 1);
        m_json.clear();
        break;
    }
}

void RecordText::addCell(std::string_view text)
{
    m_text.append("| ").append(markdown(text)).append(text.empty() ? "" : " ");
}

void RecordText::addHeader(std::string_view names)
{
    std::string line;
    while (true) {
        const std::size_t comma = names.find(',');
        addCell(names.substr(0, comma));
        line += "| --- ";
        if (comma == std::string_view::npos)
            break;
        names.remove_prefix(comma + 1);
    }
    m_text += "|\n" + line + "|\n";
}

std::string RecordText::take()
{
    if (m_format == CopyFormat::Json && !m_text.empty())
        m_text += "\n]\n";
    return std::move(m_text);
}

template void RecordText::addRecord(const RunRecord &);
template void RecordText::addRecord(const LogRecord &);

} // namespace runglass
