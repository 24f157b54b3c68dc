// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordkeeper.h"

#include "record/noticeconcern.h"
#include "record/recordsource.h"

#include <algorithm>

namespace runglass {

namespace {

using State = DocumentDetails::State;

/// What was read, with the documents that were fetched before.
RecordDetailsPointer withPayload(const RecordDetails &read, const RecordDetails &fetched)
{
    RecordDetails details = read;
    details.input = fetched.input;
    details.output = fetched.output;
    details.error = fetched.error;
    return std::make_shared<const RecordDetails>(std::move(details));
}

} // namespace

RecordKeeper::RecordKeeper(QueryPool &queries, QObject *parent, std::size_t mostBytes)
    : QObject(parent)
    , m_store(mostBytes)
    , m_mostBytes(mostBytes)
    , m_unheld(queries)
    , m_loader(queries, [this](const RecordQuestion &question, const std::optional<RecordReading> &reading) {
        arrived(question, reading);
    })
{
    connect(&m_unheld, &UnheldPayloads::found, this, &RecordKeeper::updateWishes);
}

RecordKeeper::~RecordKeeper() = default;

void RecordKeeper::add(RecordSource &source)
{
    m_sources.push_back(&source);
}

void RecordKeeper::remove(RecordSource &source)
{
    std::erase(m_sources, &source);
    needsChanged();
}

bool RecordKeeper::isShown(const std::string &runId) const
{
    return std::ranges::any_of(m_sources, [&](const RecordSource *source) { return source->m_id == runId; });
}

std::vector<std::string> RecordKeeper::neighbours() const
{
    std::vector<std::string> ids;
    std::size_t longest = 0;
    for (const RecordSource *source : m_sources)
        longest = std::max(longest, source->m_neighbours.size());
    for (std::size_t i = 0; i < longest; ++i) {
        for (const RecordSource *source : m_sources) {
            if (i < source->m_neighbours.size() && !isShown(source->m_neighbours[i]))
                ids.push_back(source->m_neighbours[i]);
        }
    }
    return ids;
}

void RecordKeeper::shown(RecordSource &source)
{
    std::ranges::rotate(m_sources, std::ranges::find(m_sources, &source));
    if (const KeptRecord *record = m_store.find(source.m_id)) {
        source.m_current = record->details;
        source.m_error = record->error;
    }
    needsChanged();
}

void RecordKeeper::needsChanged()
{
    m_readAhead.clear();
    // What is being read for nobody must not make the one shown wait.
    if (m_loader.isBusy() && !isShown(m_reading)) {
        const auto next = nextQuestion();
        if (next && isShown(next->runId))
            m_loader.cancel();
    }
    pump();
}

void RecordKeeper::pump()
{
    updateWishes();
    if (m_loader.isBusy())
        return;
    if (const auto next = nextQuestion()) {
        m_reading = next->runId;
        m_meanwhile.clear();
        if (!isShown(m_reading))
            m_readAhead.insert(m_reading);
        m_loader.read(*next);
    }
}

std::optional<RecordQuestion> RecordKeeper::nextQuestion()
{
    for (const RecordSource *source : m_sources) {
        if (source->m_id.empty())
            continue;
        const KeptRecord *record = m_store.peek(source->m_id);
        if (!record || record->isStale)
            return questionFor(source->m_id);
    }
    std::size_t bytes = 0;
    for (const std::string &id : neighbours()) {
        const KeptRecord *record = m_store.peek(id);
        if (!record && !m_readAhead.contains(id))
            return questionFor(id);
        // What is shown now and was before should stay, too.
        bytes += record && record->details ? memoryOf(*record->details) : 0;
        if (bytes > m_mostBytes / 2)
            break;
    }
    return std::nullopt;
}

RecordQuestion RecordKeeper::questionFor(const std::string &runId)
{
    RecordQuestion question{runId, {}, {}, false};
    for (const RecordSource *source : m_sources) {
        if (source->m_id == runId)
            question.scriptId = source->m_scriptId;
    }
    if (const KeptRecord *record = m_store.peek(runId)) {
        question.known = record->details;
        question.holdsPayload = record->holdsPayload;
        if (question.scriptId.empty() && record->details)
            question.scriptId = record->details->run.scriptId;
    }
    return question;
}

void RecordKeeper::arrived(const RecordQuestion &question, const std::optional<RecordReading> &reading)
{
    if (reading) {
        const KeptRecord *before = m_store.find(question.runId);
        KeptRecord record = before ? *before : KeptRecord();
        record.isStale =
            reading->details && std::ranges::any_of(m_meanwhile, [&](const ChangeNotice &notice) {
                return mayConcern(notice, *reading->details);
            });
        record.error = reading->error;
        if (reading->details) {
            const Run &run = reading->details->run;
            const bool isSameState = record.details && record.details->run.status == run.status &&
                                     record.details->run.revision == run.revision;
            // What has been fetched may not be in the cache yet.
            const bool keepsFetched = record.holdsPayload && !reading->holdsPayload && isSameState;
            if (!isSameState)
                record.refusal = State::Loading;
            record.holdsPayload = reading->holdsPayload || keepsFetched;
            record.details = compose(
                record, keepsFetched ? withPayload(*reading->details, *record.details) : reading->details,
                record.details);
        }
        put(question.runId, record);
        tell(question.runId);
    }
    pump();
}

void RecordKeeper::put(const std::string &runId, const KeptRecord &record)
{
    m_store.put(runId, record, [this](const std::string &id) { return isShown(id); });
}

RecordDetailsPointer RecordKeeper::compose(const KeptRecord &record, const RecordDetailsPointer &read,
                                           const RecordDetailsPointer &before) const
{
    RecordDetails details = *read;
    if (!record.holdsPayload) {
        DocumentDetails lacking;
        lacking.state = record.refusal;
        lacking.error = record.refusal == State::Loading ? std::nullopt : record.refusalReason;
        if (!m_isOnline) {
            lacking.state = State::NotHeld;
            lacking.error.reset();
        } else if (record.refusal == State::Loading && m_serviceError) {
            lacking.state = State::Failed;
            lacking.error = m_serviceError;
        }
        details.input = details.output = lacking;
        // A run's input stays what it was; its output is another once it has ended.
        if (before && before->input.state == State::Present)
            details.input = before->input;
    }
    if (before && isSame(*before, details))
        return before;
    return std::make_shared<const RecordDetails>(std::move(details));
}

void RecordKeeper::recompose(KeptRecord &record)
{
    if (record.details)
        record.details = compose(record, record.details, record.details);
}

void RecordKeeper::tell(const std::string &runId)
{
    const KeptRecord *record = m_store.peek(runId);
    if (!record)
        return;
    const RecordDetailsPointer details = record->details;
    const std::optional<UserError> error = record->error;
    // A copy: who is told may show another run, or go.
    std::vector<QPointer<RecordSource>> sources(m_sources.begin(), m_sources.end());
    for (const QPointer<RecordSource> &source : sources) {
        if (source && source->m_id == runId)
            source->take(details, error);
    }
}

void RecordKeeper::retry(RecordSource &source)
{
    const std::string id = source.m_id;
    Q_EMIT retryRequested();
    if (KeptRecord *record = m_store.find(id)) {
        record->isStale = true;
        ++record->attempt;
        record->refusal = State::Loading;
        record->refusalReason.reset();
        recompose(*record);
        tell(id);
    }
    needsChanged();
}

void RecordKeeper::setOnline(bool online)
{
    if (online == m_isOnline && !m_serviceError)
        return;
    m_isOnline = online;
    m_serviceError.reset();
    if (online)
        m_unheld.setRange(m_scriptId, m_range);
    recomposeAll();
    pump();
}

void RecordKeeper::setServiceError(const UserError &error)
{
    m_serviceError = error;
    recomposeAll();
}

void RecordKeeper::recomposeAll()
{
    std::vector<std::string> ids;
    m_store.forEach([&](const std::string &id, KeptRecord &record) {
        recompose(record);
        ids.push_back(id);
    });
    for (const std::string &id : ids)
        tell(id);
}

void RecordKeeper::cacheChanged(const ChangeNotice &notice)
{
    if (m_isOnline)
        m_unheld.cacheChanged(notice);
    m_store.forEach([&](const std::string &, KeptRecord &record) {
        // Of payloads that others write no notice tells.
        record.isStale |= !record.details || mayConcern(notice, *record.details) ||
                          (!record.holdsPayload && isOfScript(notice, record.details->run.scriptId));
    });
    if (m_loader.isBusy())
        m_meanwhile.push_back(notice);
    pump();
}

} // namespace runglass
