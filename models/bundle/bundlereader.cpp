// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundlereader.h"

#include "bundle/bundlecheck.h"
#include "bundle/bundleerror.h"
#include "bundle/bundleformat.h"
#include "bundle/bundleinforows.h"
#include "cache/cancelguard.h"
#include "compression/zstd.h"
#include "json/jsondocument.h"
#include "json/visibletext.h"

#include <utility>

namespace runglass {

namespace {

using namespace bundleformat;

constexpr Micros earliest = -62'167'219'200 * microsPerSecond; // 0000-01-01, what RFC 3339 can say
constexpr Micros latest = 253'402'300'800 * microsPerSecond - 1;

bool isTime(std::int64_t micros)
{
    return micros >= earliest && micros <= latest;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const Utf8Character character = characterAt(text, at);
        const bool isSurrogate = character.code >= 0xD800 && character.code < 0xE000;
        if (!character.valid || isSurrogate)
            return false;
        at += character.length;
    }
    return true;
}

/// Every byte that is no part of valid UTF-8 becomes U+FFFD.
std::string repaired(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Character character = characterAt(text, at);
        const bool isSurrogate = character.code >= 0xD800 && character.code < 0xE000;
        if (character.valid && !isSurrogate)
            result += text.substr(at, character.length);
        else
            result += "\uFFFD";
        at += character.length;
    }
    return result;
}

bool isId(std::string_view text)
{
    return !text.empty() && text.size() <= longestId && text.find('\0') == std::string_view::npos &&
           isUtf8(text);
}

std::string word(std::string_view text)
{
    return repaired(text.substr(0, longestWord));
}

std::optional<Micros> optionalTime(const Rows &rows, int column)
{
    const auto time = rows.optionalInteger(column);
    return time && isTime(*time) ? time : std::nullopt;
}

std::optional<std::int64_t> optionalCount(const Rows &rows, int column)
{
    const auto number = rows.optionalInteger(column);
    return number && *number >= 0 ? number : std::nullopt;
}

std::shared_ptr<const JsonDocument> parsed(std::string_view json, const CancelToken &token)
{
    return JsonDocument::parse(std::make_shared<const std::string>(json), token).document;
}

} // namespace

BundleReader::BundleReader(QString file, CancelToken token)
    : m_file(std::move(file))
    , m_token(std::move(token))
{
}

BundleReader::~BundleReader() = default;

Result<std::unique_ptr<BundleReader>> BundleReader::open(const QString &file, const CancelToken &token)
{
    std::unique_ptr<BundleReader> reader(new BundleReader(file, token));
    if (const Result<void> begun = reader->begin(); !begun)
        return begun.error();
    return reader;
}

Result<void> BundleReader::begin()
{
    if (Result<void> opened = openBundle(m_connection, m_file, m_token); !opened)
        return opened;
    const CancelGuard guard(m_connection, m_token);
    readInfo();
    readMarks();
    for (const char *count :
         {"SELECT count(*) FROM run", "SELECT count(*) FROM log", "SELECT count(*) FROM payload"})
        m_recordCount += m_connection.integer(count).value_or(0);
    if (!m_connection.ok())
        return bundleerror::reading(*m_connection.error(), m_file);
    return {};
}

void BundleReader::readInfo()
{
    constexpr int mostRows = 1000;
    Statement statement(m_connection, "SELECT key, value FROM bundle");
    Rows rows = statement.rows();
    BundleInfoRows info;
    for (int i = 0; i < mostRows && rows.next(); ++i)
        info.take(rows.text(0), word(rows.text(1)));
    m_info = info.info();
}

void BundleReader::readMarks()
{
    Statement statement(m_connection, "SELECT run, script, reviewed, bookmarked, note, changed_at FROM mark");
    Rows rows = statement.rows();
    while (rows.next()) {
        if (isId(rows.text(0)) && isId(rows.text(1)) && isTime(rows.integer(5)))
            m_marks.push_back({.runId = std::string(rows.text(0)),
                               .scriptId = std::string(rows.text(1)),
                               .reviewed = rows.integer(2) != 0,
                               .bookmarked = rows.integer(3) != 0,
                               .note = word(rows.text(4)),
                               .changedAt = rows.integer(5)});
    }
}

Result<BundleBatch> BundleReader::next(std::size_t records, std::size_t bytes)
{
    const CancelGuard guard(m_connection, m_token);
    BundleBatch batch;
    while (batch.isEmpty() && m_stage != Stage::End) {
        bool hasMore = false;
        switch (m_stage) {
        case Stage::Scripts:
            readScripts(batch);
            break;
        case Stage::Runs:
            hasMore = readRuns(batch, records, bytes);
            break;
        case Stage::Logs:
            hasMore = readLogs(batch, records, bytes);
            break;
        case Stage::Payloads:
            hasMore = readPayloads(batch, records, bytes);
            break;
        case Stage::End:
            break;
        }
        if (!m_connection.ok())
            return bundleerror::reading(*m_connection.error(), m_file);
        if (m_token.isCancelled())
            return bundleerror::cancelled();
        if (!hasMore) {
            m_stage = static_cast<Stage>(static_cast<int>(m_stage) + 1);
            m_row = 0;
        }
    }
    return batch;
}

void BundleReader::readScripts(BundleBatch &batch)
{
    Statement scripts(m_connection, "SELECT id, name, language, deployment_status, first_deployed_at,"
                                    " last_executed_at, total_runs, total_logs FROM script");
    for (Rows rows = scripts.rows(); rows.next();) {
        if (!isId(rows.text(0))) {
            batch.problems.push_back({true, tr("a script has no valid id")});
            continue;
        }
        batch.scripts.push_back({.id = std::string(rows.text(0)),
                                 .name = word(rows.text(1)),
                                 .language = word(rows.text(2)),
                                 .deploymentStatus = word(rows.text(3)),
                                 .firstDeployedAt = optionalTime(rows, 4),
                                 .lastExecutedAt = optionalTime(rows, 5),
                                 .totalRuns = optionalCount(rows, 6).value_or(0),
                                 .totalLogs = optionalCount(rows, 7).value_or(0)});
    }
    Statement deployments(m_connection, "SELECT script, version, id, deployed_at, status FROM deployment");
    for (Rows rows = deployments.rows(); rows.next();) {
        if (!isId(rows.text(0)) || rows.integer(1) < 0) {
            batch.problems.push_back({true, tr("a deployment has no valid script or version")});
            continue;
        }
        batch.deployments.push_back({std::string(rows.text(0)),
                                     {.version = rows.integer(1),
                                      .deploymentId = word(rows.text(2)),
                                      .deployedAt = optionalTime(rows, 3),
                                      .status = word(rows.text(4))}});
    }
}

bool BundleReader::readRuns(BundleBatch &batch, std::size_t records, std::size_t bytes)
{
    Statement statement(m_connection,
                        "SELECT rowid, id, script, revision, status, version, response_time_ms, function,"
                        " executed_at, source_type, source FROM run WHERE rowid > ? ORDER BY rowid");
    std::size_t taken = 0;
    for (Rows rows = statement.rows(m_row); rows.next();) {
        m_row = rows.integer(0);
        ++m_recordsRead;
        const auto status = runStatusFromApiWord(rows.text(4));
        if (!isId(rows.text(1)) || !isId(rows.text(2))) {
            batch.problems.push_back({true, tr("a run has no valid id or script")});
        } else if (!isTime(rows.integer(8))) {
            batch.problems.push_back({true, tr("a run has no valid time")});
        } else if (!status && !rows.text(4).empty()) {
            batch.problems.push_back({true, tr("a run has no known status")});
        } else {
            RunRecord run;
            run.id = batch.records.keep(rows.text(1));
            run.scriptId = batch.records.keep(rows.text(2));
            run.revision = rows.integer(3);
            run.status = status.value_or(RunStatus::Unknown);
            run.deploymentVersion = optionalCount(rows, 5);
            if (run.status == RunStatus::Success)
                run.responseTimeMs = optionalCount(rows, 6);
            run.function = batch.records.keep(word(rows.text(7)));
            run.executedAt = rows.integer(8);
            run.sourceType = batch.records.keep(word(rows.text(9)));
            run.source = batch.records.keep(word(rows.text(10)));
            taken += run.function.size() + run.source.size();
            batch.records.runs.push_back(run);
        }
        if (batch.records.runs.size() + batch.problems.size() >= records || taken >= bytes)
            return true;
    }
    return false;
}

bool BundleReader::readLogs(BundleBatch &batch, std::size_t records, std::size_t bytes)
{
    Statement statement(m_connection,
                        "SELECT rowid, id, run, script, level, message, time, attributes FROM log"
                        " WHERE rowid > ? ORDER BY rowid");
    std::size_t taken = 0;
    for (Rows rows = statement.rows(m_row); rows.next();) {
        m_row = rows.integer(0);
        ++m_recordsRead;
        const auto level = logLevelFromApiWord(rows.text(4));
        if (!isId(rows.text(1)) || !isId(rows.text(2)) || !isId(rows.text(3))) {
            batch.problems.push_back({true, tr("a log entry has no valid id, run or script")});
        } else if (!isTime(rows.integer(6))) {
            batch.problems.push_back({true, tr("a log entry has no valid time")});
        } else if (!level) {
            batch.problems.push_back({true, tr("a log entry has no known level")});
        } else {
            LogRecord entry;
            entry.id = batch.records.keep(rows.text(1));
            entry.runId = batch.records.keep(rows.text(2));
            entry.scriptId = batch.records.keep(rows.text(3));
            entry.level = *level;
            const std::string_view message = rows.text(5);
            entry.message =
                batch.records.keep(isUtf8(message) ? message : std::string_view(repaired(message)));
            entry.time = rows.integer(6);
            if (const std::string_view attributes = rows.text(7); !attributes.empty()) {
                const auto object = parsed(attributes, m_token);
                if (object && object->isObject(0))
                    entry.attributes = batch.records.keep(attributes);
                else
                    batch.problems.push_back({false, tr("the attributes of a log entry are no JSON object")});
            }
            taken += entry.message.size() + entry.attributes.size();
            batch.records.logs.push_back(entry);
        }
        if (batch.records.logs.size() + batch.problems.size() >= records || taken >= bytes)
            return true;
    }
    return false;
}

bool BundleReader::readDocument(const Rows &rows, int column, std::optional<std::string> &text,
                                BundleBatch &batch)
{
    if (rows.isNull(column))
        return false;
    text = decompress(rows.blob(column), longestText);
    if (!text) {
        batch.problems.push_back({false, tr("a document can't be unpacked")});
        return false;
    }
    m_unpacked += static_cast<std::int64_t>(text->size());
    if (!isUtf8(*text)) {
        text = repaired(*text);
        batch.problems.push_back({false, tr("a document is not UTF-8")});
    }
    return true;
}

std::optional<Document> BundleReader::document(const Rows &rows, int column, BundleBatch &batch)
{
    std::optional<std::string> text;
    if (!readDocument(rows, column, text, batch))
        return {};
    bool isJson = rows.integer(column + 1) != 0;
    if (isJson && !parsed(*text, m_token)) {
        isJson = false;
        batch.problems.push_back({false, tr("a document is not the JSON it claims to be, and kept as text")});
    }
    return Document{.text = *std::move(text), .isJson = isJson};
}

bool BundleReader::readPayloads(BundleBatch &batch, std::size_t records, std::size_t bytes)
{
    Statement statement(m_connection, "SELECT rowid, run, input, input_is_json, output, output_is_json, error"
                                      " FROM payload WHERE rowid > ? ORDER BY rowid");
    const std::int64_t before = m_unpacked;
    for (Rows rows = statement.rows(m_row); rows.next();) {
        m_row = rows.integer(0);
        ++m_recordsRead;
        if (!isId(rows.text(1))) {
            batch.problems.push_back({true, tr("a payload has no valid run")});
        } else {
            Payload payload;
            payload.runId = rows.text(1);
            payload.input = document(rows, 2, batch);
            payload.output = document(rows, 4, batch);
            readDocument(rows, 6, payload.error, batch);
            batch.payloads.push_back(std::move(payload));
        }
        if (batch.payloads.size() + batch.problems.size() >= records ||
            static_cast<std::size_t>(m_unpacked - before) >= bytes || m_token.isCancelled())
            return true;
    }
    return false;
}

} // namespace runglass
