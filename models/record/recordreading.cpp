// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordreading.h"

#include "domain/runstate.h"

#include <algorithm>

namespace runglass {

namespace {

using State = DocumentDetails::State;

std::optional<UserError> readLogs(CacheReader &reader, RecordDetails &record, const CancelToken &stop)
{
    LogsQuery query;
    query.scriptId = record.run.scriptId;
    query.runId = record.run.id;
    query.order = SortOrder::Ascending;
    const auto rows = reader.select(query, {}, stop);
    if (!rows)
        return rows.error();
    record.totalLogs = (*rows)->size();
    auto page = reader.logPage(**rows, 0, std::min(record.totalLogs, mostRecordLogs), stop);
    if (!page)
        return page.error();
    record.logs = std::make_shared<const std::vector<LogRow>>(std::move(page->rows));
    return std::nullopt;
}

/// False when the cache has none.
Result<bool> readDocuments(CacheReader &reader, RecordDetails &record, const CancelToken &stop)
{
    auto payload = reader.payload(record.run.id, stop);
    if (!payload)
        return payload.error();
    if (!*payload) {
        record.input.state = record.output.state = State::NotHeld;
        return false;
    }
    const auto details = PayloadDetails::of(std::make_shared<const Payload>(std::move(**std::move(payload))));
    record.input = details.input;
    record.output = details.output;
    record.error = details.error;
    return true;
}

bool sameText(const std::shared_ptr<const std::string> &a, const std::shared_ptr<const std::string> &b)
{
    return a == b || (a && b && *a == *b);
}

/// What is the same as before stays the same object, so that whoever shows it need not begin anew.
void shareWith(const RecordDetails &before, RecordDetails &now)
{
    const auto share = [](const auto &old, auto &fresh, bool equal) {
        if (equal)
            fresh = old;
    };
    share(before.input.text, now.input.text, sameText(before.input.text, now.input.text));
    share(before.output.text, now.output.text, sameText(before.output.text, now.output.text));
    share(before.error, now.error, sameText(before.error, now.error));
    share(before.logs, now.logs,
          before.logs && now.logs &&
              std::ranges::equal(*before.logs, *now.logs, {}, &LogRow::entry, &LogRow::entry));
}

/// The documents of a run that has not changed are not read again.
bool keepsDocuments(const RecordQuestion &question, const Run &run)
{
    return question.known && question.holdsPayload && question.known->run.status == run.status &&
           question.known->run.revision == run.revision && isFinished(run.status);
}

/// A run of which only its entries can be known.
RecordDetails unknownRecord(const RecordQuestion &question)
{
    RecordDetails record;
    record.run.id = question.runId;
    record.run.scriptId = question.scriptId;
    record.isKnown = false;
    record.input.state = record.output.state = State::NotHeld;
    return record;
}

Result<RecordDetails> readRun(CacheReader &reader, const RecordQuestion &question, const CancelToken &stop)
{
    auto run = reader.run(question.runId, stop);
    if (!run)
        return run.error();
    if (!*run)
        return unknownRecord(question);
    RecordDetails record;
    record.run = std::move(**run);
    record.isKnown = record.run.status != RunStatus::Unknown;
    return record;
}

} // namespace

PayloadDetails PayloadDetails::of(const std::shared_ptr<const Payload> &payload)
{
    const auto document = [&payload](const std::optional<Document> &given) {
        DocumentDetails details;
        details.state = given ? State::Present : State::NotGiven;
        if (given) {
            details.text = std::shared_ptr<const std::string>(payload, &given->text);
            details.isJson = given->isJson;
        }
        return details;
    };
    PayloadDetails details{document(payload->input), document(payload->output), {}};
    if (payload->error)
        details.error = std::shared_ptr<const std::string>(payload, &*payload->error);
    return details;
}

Result<std::optional<RecordDetails>> readRecord(CacheReader &reader, std::string_view runId,
                                                const CancelToken &stop)
{
    auto record = readRun(reader, {std::string(runId), {}, {}, false}, stop);
    if (!record)
        return record.error();
    if (record->run.scriptId.empty())
        return std::optional<RecordDetails>();
    if (const auto read = readDocuments(reader, *record, stop); !read)
        return read.error();
    record->logsError = readLogs(reader, *record, stop);
    return std::optional(std::move(*record));
}

RecordReading readRecord(CacheReader &reader, const RecordQuestion &question, const CancelToken &stop)
{
    auto record = readRun(reader, question, stop);
    if (!record)
        return {{}, false, record.error()};
    RecordReading reading;
    if (keepsDocuments(question, record->run)) {
        record->input = question.known->input;
        record->output = question.known->output;
        record->error = question.known->error;
        reading.holdsPayload = true;
    } else {
        const auto holds = readDocuments(reader, *record, stop);
        if (!holds)
            return {{}, false, holds.error()};
        reading.holdsPayload = *holds;
    }
    if (record->run.scriptId.empty())
        record->logs = std::make_shared<const std::vector<LogRow>>();
    else
        record->logsError = readLogs(reader, *record, stop);
    if (!record->isKnown && record->run.executedAt == 0 && record->logs && !record->logs->empty())
        record->run.executedAt = record->logs->front().entry.time;
    if (question.known)
        shareWith(*question.known, *record);
    reading.details = std::make_shared<const RecordDetails>(std::move(*record));
    return reading;
}

bool isSame(const RecordDetails &a, const RecordDetails &b)
{
    const auto sameDocument = [](const DocumentDetails &one, const DocumentDetails &other) {
        return one.state == other.state && one.text == other.text && one.isJson == other.isJson &&
               one.error == other.error;
    };
    return a.run == b.run && a.isKnown == b.isKnown && sameDocument(a.input, b.input) &&
           sameDocument(a.output, b.output) && a.error == b.error && a.logs == b.logs &&
           a.totalLogs == b.totalLogs && a.logsError == b.logsError;
}

std::size_t memoryOf(const RecordDetails &details)
{
    std::size_t bytes = sizeof(RecordDetails) + details.run.function.size() + details.run.source.size();
    for (const auto &text : {details.input.text, details.output.text, details.error})
        bytes += text ? text->size() : 0;
    if (details.logs) {
        for (const LogRow &row : *details.logs)
            bytes += sizeof(LogRow) + row.entry.message.size() + row.entry.attributes.size() +
                     row.entry.id.size() + row.entry.runId.size();
    }
    return bytes;
}

} // namespace runglass
