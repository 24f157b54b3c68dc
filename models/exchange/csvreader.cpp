// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/csvreader.h"

#include "filter/filterlabel.h"
#include "telemetry/jsonwriter.h"
#include "telemetry/levels.h"

#include <charconv>

namespace runglass {

namespace {

constexpr std::size_t longestId = 512;

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<LogLevel> levelOf(std::string_view word)
{
    const std::optional<LogLevel> level = logLevelFromFilterWord(word);
    return level ? level : telemetry::levelOfWord(word);
}

/// The API's word for what our exports show; all else as it is.
std::string_view sourceTypeOf(std::string_view label)
{
    return label == "Workflow" ? "workflow" : label == "API" ? "api" : label;
}

} // namespace

CsvReader::CsvReader(FileFacts facts, ImportProblems &problems)
    : m_facts(std::move(facts))
    , m_problems(problems)
    , m_scriptId(telemetry::scriptIdOf(m_facts.scriptName))
{
}

Result<void> CsvReader::read(std::string_view text, ImportBatch &batch)
{
    if (!m_parser) {
        const CsvStart start = findCsvStart(text);
        m_parser.emplace(start.dialect);
        text.remove_prefix(start.skip);
    }
    m_parser->append(text);
    return takeRows(batch);
}

Result<void> CsvReader::finish(ImportBatch &batch)
{
    if (!m_parser)
        return {};
    m_parser->finish();
    return takeRows(batch);
}

Result<void> CsvReader::takeRows(ImportBatch &batch)
{
    for (;;) {
        switch (m_parser->next()) {
        case CsvParser::Step::NeedMore:
        case CsvParser::Step::End:
            return {};
        case CsvParser::Step::Fault:
            reportFault();
            continue;
        case CsvParser::Step::Row:
            break;
        }
        if (!m_header) {
            if (const Result<void> taken = takeHeader(batch); !taken)
                return taken;
            continue;
        }
        const std::size_t cells = m_parser->row().size();
        if (cells != m_header->columns.size())
            m_problems.add(
                ImportProblem::Kind::Note, m_parser->line(),
                tr("the row has %1 cells, the header %2").arg(cells).arg(m_header->columns.size()));
        if (m_header->kind == RecordKind::Runs)
            takeRun(batch);
        else
            takeLog(batch);
    }
}

Result<void> CsvReader::takeHeader(ImportBatch &batch)
{
    Result<CsvHeader> header = CsvHeader::read(m_parser->row());
    if (!header)
        return header.error();
    m_header = std::move(header).value();
    Script script;
    script.id = m_scriptId;
    script.name = m_facts.scriptName;
    batch.scripts.push_back(std::move(script));
    for (const std::string_view name : m_header->missing())
        m_problems.add(ImportProblem::Kind::Note, 0,
                       tr("the file has no column %1")
                           .arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))));
    return {};
}

void CsvReader::reportFault()
{
    QString reason;
    switch (m_parser->fault()) {
    case CsvParser::Fault::UnclosedQuote:
        reason = tr("a quote is opened and never closed");
        break;
    case CsvParser::Fault::TextAfterQuote:
        reason = tr("text follows a closing quote");
        break;
    case CsvParser::Fault::TooLong:
        reason = tr("the row is longer than %1 MiB").arg(CsvParser::defaultLongestRow / (1024 * 1024));
        break;
    }
    m_problems.add(ImportProblem::Kind::Skipped, m_parser->line(), reason);
}

QString CsvReader::nameOf(std::size_t column) const
{
    constexpr qsizetype enough = 60;
    return QString::fromStdString(m_header->names[column]).left(enough);
}

void CsvReader::skip(const QString &reason)
{
    m_problems.add(ImportProblem::Kind::Skipped, m_parser->line(), reason);
}

std::string_view CsvReader::text(std::string_view cell) const
{
    return m_facts.takeGuardOff ? withoutFormulaGuard(cell) : cell;
}

bool CsvReader::readId(std::size_t column, std::string_view cell, std::string_view &id)
{
    id = text(cell);
    if (!id.empty() && id.size() <= longestId && id.find('\0') == std::string_view::npos)
        return true;
    skip(id.empty() ? tr("%1 is empty").arg(nameOf(column)) : tr("%1 can't be an id").arg(nameOf(column)));
    return false;
}

bool CsvReader::readTime(std::size_t column, std::string_view cell, Micros &time)
{
    const std::optional<Micros> read = m_times.read(trimmed(cell));
    if (read)
        time = *read;
    else
        skip(cell.empty() ? tr("%1 is empty").arg(nameOf(column))
                          : tr("%1 is not a time with its zone (RFC 3339)").arg(nameOf(column)));
    return read.has_value();
}

std::optional<std::int64_t> CsvReader::readNumber(std::size_t column, std::string_view digits)
{
    if (digits.empty())
        return {};
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size() && number >= 0)
        return number;
    m_problems.add(ImportProblem::Kind::Emptied, m_parser->line(),
                   tr("%1 is not a whole number").arg(nameOf(column)));
    return {};
}

void CsvReader::addOther(std::size_t column, std::string_view cell)
{
    if (cell.empty())
        return;
    m_other += m_other.empty() ? '{' : ',';
    appendJsonString(m_other, m_header->names[column]);
    m_other += ':';
    appendJsonString(m_other, text(cell));
}

void CsvReader::takeRun(ImportBatch &batch)
{
    const auto row = m_parser->row();
    RunRecord run;
    m_other.clear();
    for (std::size_t i = 0; i < m_header->columns.size(); ++i) {
        const std::string_view cell = i < row.size() ? row[i] : std::string_view();
        switch (m_header->columns[i]) {
        case CsvColumn::RunId:
            if (!readId(i, cell, run.id))
                return;
            break;
        case CsvColumn::ExecutedOn:
            if (!readTime(i, cell, run.executedAt))
                return;
            break;
        case CsvColumn::Status:
            if (const auto status = runStatusFromFilterWord(trimmed(cell)))
                run.status = *status;
            else if (!cell.empty()) // empty: an inferred run, whose status nobody knows
                return skip(tr("%1 is not a status").arg(nameOf(i)));
            break;
        case CsvColumn::Version: {
            std::string_view digits = trimmed(cell);
            if (digits.starts_with('v') || digits.starts_with('V'))
                digits.remove_prefix(1);
            run.deploymentVersion = readNumber(i, digits);
            break;
        }
        case CsvColumn::ResponseTime:
            run.responseTimeMs = readNumber(i, trimmed(cell));
            break;
        case CsvColumn::Function:
            run.function = text(cell);
            break;
        case CsvColumn::SourceType:
            run.sourceType = sourceTypeOf(text(cell));
            break;
        case CsvColumn::Source:
            run.source = text(cell);
            break;
        default:
            addOther(i, cell);
        }
    }
    if (run.status != RunStatus::Success)
        run.responseTimeMs.reset();
    RecordBatch &records = batch.records;
    run.id = records.keep(run.id);
    run.scriptId = records.keep(m_scriptId);
    run.function = records.keep(run.function);
    run.sourceType = records.keep(run.sourceType);
    run.source = records.keep(run.source);
    records.runs.push_back(run);
    if (!m_other.empty())
        batch.runAttributes.push_back({std::string(run.id), m_other + '}'});
}

void CsvReader::takeLog(ImportBatch &batch)
{
    const auto row = m_parser->row();
    LogRecord entry;
    m_other.clear();
    for (std::size_t i = 0; i < m_header->columns.size(); ++i) {
        const std::string_view cell = i < row.size() ? row[i] : std::string_view();
        switch (m_header->columns[i]) {
        case CsvColumn::LogId:
            if (!readId(i, cell, entry.id))
                return;
            break;
        case CsvColumn::RunId:
            if (!readId(i, cell, entry.runId))
                return;
            break;
        case CsvColumn::Timestamp:
            if (!readTime(i, cell, entry.time))
                return;
            break;
        case CsvColumn::Level: {
            const auto level = levelOf(trimmed(cell));
            if (!level)
                return skip(tr("%1 is not a log level").arg(nameOf(i)));
            entry.level = *level;
            break;
        }
        case CsvColumn::Message:
            entry.message = text(cell);
            break;
        default:
            addOther(i, cell);
        }
    }
    if (!m_other.empty())
        m_other += '}';
    RecordBatch &records = batch.records;
    entry.id = records.keep(entry.id);
    entry.runId = records.keep(entry.runId);
    entry.scriptId = records.keep(m_scriptId);
    entry.message = records.keep(entry.message);
    entry.attributes = records.keep(m_other);
    records.logs.push_back(entry);
}

} // namespace runglass
