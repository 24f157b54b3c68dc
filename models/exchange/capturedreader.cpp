// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/capturedreader.h"

#include "telemetry/levels.h"

#include <array>
#include <charconv>

#include <xxhash.h>

namespace runglass {

namespace {

/// Takes a time off the beginning of a line.
std::optional<Micros> takeTime(std::string_view &line)
{
    const std::size_t end = line.find(' ');
    if (end == std::string_view::npos || end < 20 || end > 35)
        return {};
    const std::optional<Micros> time = parseRfc3339(line.substr(0, end));
    if (time)
        line.remove_prefix(end + 1);
    return time;
}

std::string entryId(std::string_view runId, std::int64_t line, std::string_view text)
{
    const XXH64_hash_t seed =
        XXH3_64bits_withSeed(runId.data(), runId.size(), static_cast<XXH64_hash_t>(line));
    const XXH128_hash_t hash = XXH3_128bits_withSeed(text.data(), text.size(), seed);
    std::array<char, 40> id{};
    char *to = id.data();
    for (const std::uint64_t half : {hash.high64, hash.low64})
        to = std::to_chars(to, id.data() + id.size(), half, 16).ptr;
    return {id.data(), static_cast<std::size_t>(to - id.data())};
}

} // namespace

CapturedReader::CapturedReader(FileFacts facts, ImportProblems &problems)
    : m_facts(std::move(facts))
    , m_problems(problems)
    , m_scriptId(telemetry::scriptIdOf(m_facts.scriptName))
{
}

bool CapturedReader::isMarked(std::string_view line)
{
    takeTime(line);
    const std::size_t end = line.find(" :: ");
    return end != std::string_view::npos && end <= 10 &&
           telemetry::levelOfWord(line.substr(0, end)).has_value();
}

void CapturedReader::begin(ImportBatch &batch)
{
    if (m_begun)
        return;
    m_begun = true;
    Script script;
    script.id = m_scriptId;
    script.name = m_facts.scriptName;
    batch.scripts.push_back(std::move(script));
    m_problems.add(ImportProblem::Kind::Note, 0,
                   tr("captured output names no run: its entries belong to the run %1, after the file's name")
                       .arg(QString::fromStdString(m_facts.runId)));
}

Result<void> CapturedReader::read(std::string_view text, ImportBatch &batch)
{
    begin(batch);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view part = text.substr(0, end);
        if (m_rest.size() + part.size() > longestLine) {
            takeLine(m_rest, batch);
            --m_line;
            m_rest.clear();
        }
        if (end == std::string_view::npos) {
            m_rest += part;
            return {};
        }
        if (m_rest.empty()) {
            takeLine(part, batch);
        } else {
            m_rest += part;
            takeLine(m_rest, batch);
            m_rest.clear();
        }
        text.remove_prefix(end + 1);
    }
    return {};
}

Result<void> CapturedReader::finish(ImportBatch &batch)
{
    if (!m_rest.empty())
        takeLine(m_rest, batch);
    return {};
}

void CapturedReader::takeLine(std::string_view line, ImportBatch &batch)
{
    ++m_line;
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.empty())
        return;
    const std::string id = entryId(m_facts.runId, m_line, line);
    if (const std::optional<Micros> time = takeTime(line)) {
        m_time = time;
    } else if (!m_time) {
        m_time = m_facts.modified;
        m_problems.add(ImportProblem::Kind::Note, m_line,
                       tr("the lines have no time: the time of the file was taken"));
    }
    RecordBatch &records = batch.records;
    LogRecord entry;
    entry.id = records.keep(id);
    entry.runId = records.keep(m_facts.runId);
    entry.scriptId = records.keep(m_scriptId);
    entry.level = LogLevel::Stdout;
    entry.message = records.keep(line);
    entry.time = *m_time;
    records.logs.push_back(entry);
}

} // namespace runglass
