// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordkeeper.h"

#include "domain/runstate.h"
#include "record/recordsource.h"

#include <algorithm>

namespace runglass {

namespace {

using State = DocumentDetails::State;

/// Entries of a run come late, but not much later than it ended.
constexpr Micros lateEntries = microsPerHour;

/// Whether what has changed can concern a run.
bool mayConcern(const ChangeNotice::OfScript &changed, const RecordDetails &details)
{
    const Run &run = details.run;
    if (!details.isKnown || changed.runs.contains(run.executedAt))
        return true;
    if (changed.logs.isEmpty() || changed.logs.to <= run.executedAt)
        return false;
    if (!isFinished(run.status))
        return true;
    Micros end = run.executedAt + run.responseTimeMs.value_or(0) * microsPerMillisecond;
    if (details.logs && !details.logs->empty())
        end = std::max(end, details.logs->back().entry.time);
    return changed.logs.from <= end + lateEntries;
}

bool mayConcern(const ChangeNotice &notice, const RecordDetails &details)
{
    return notice.byOtherProcess || std::ranges::any_of(notice.scripts, [&](const auto &changed) {
               return (details.run.scriptId.empty() || changed.scriptId == details.run.scriptId) &&
                      mayConcern(changed, details);
           });
}

} // namespace

RecordKeeper::RecordKeeper(QueryPool &queries, QObject *parent, std::size_t mostBytes)
    : QObject(parent)
    , m_store(mostBytes)
    , m_mostBytes(mostBytes)
    , m_loader(queries, [this](const RecordQuestion &question, const std::optional<RecordReading> &reading) {
        arrived(question, reading);
    })
{
}

RecordKeeper::~RecordKeeper() = default;

void RecordKeeper::add(RecordSource &source)
{
    m_sources.push_back(&source);
}

void RecordKeeper::remove(RecordSource &source)
{
    std::erase(m_sources, &source);
    wishesChanged();
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
    wishesChanged();
}

void RecordKeeper::wishesChanged()
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
            record.holdsPayload = reading->holdsPayload;
            record.details = compose(record, reading->details, record.details);
        }
        m_store.put(question.runId, std::move(record), [this](const std::string &id) { return isShown(id); });
        tell(question.runId);
    }
    pump();
}

RecordDetailsPointer RecordKeeper::compose(const KeptRecord &record, const RecordDetailsPointer &read,
                                           const RecordDetailsPointer &before) const
{
    RecordDetails details = *read;
    if (!record.holdsPayload) {
        const bool isRefused = record.refusal != State::Loading;
        const State state = isRefused ? record.refusal : m_isOnline ? State::Loading : State::NotHeld;
        for (DocumentDetails *document : {&details.input, &details.output})
            *document = {state, {}, true, isRefused ? record.refusalReason : std::nullopt};
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
    if (KeptRecord *record = m_store.find(id)) {
        record->isStale = true;
        record->refusal = State::Loading;
        record->refusalReason.reset();
        recompose(*record);
        tell(id);
    }
    wishesChanged();
}

void RecordKeeper::setOnline(bool online)
{
    if (online == m_isOnline)
        return;
    m_isOnline = online;
    std::vector<std::string> ids;
    m_store.forEach([&](const std::string &id, KeptRecord &record) {
        recompose(record);
        ids.push_back(id);
    });
    for (const std::string &id : ids)
        tell(id);
    pump();
}

void RecordKeeper::cacheChanged(const ChangeNotice &notice)
{
    m_store.forEach([&](const std::string &, KeptRecord &record) {
        record.isStale |= !record.details || mayConcern(notice, *record.details);
    });
    if (m_loader.isBusy())
        m_meanwhile.push_back(notice);
    pump();
}

} // namespace runglass
