// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// What the RecordKeeper has the service asked for; what it reads and keeps is in recordkeeper.cpp.

#include "record/recordkeeper.h"
#include "record/recordsource.h"

#include <algorithm>

namespace runglass {

using State = DocumentDetails::State;

namespace {

constexpr std::size_t mostBackgroundWishes = 8;

void putPayload(KeptRecord &record, const std::shared_ptr<const Payload> &payload)
{
    const PayloadDetails fetched = PayloadDetails::of(payload);
    RecordDetails details = *record.details;
    details.input = fetched.input;
    details.output = fetched.output;
    details.error = fetched.error;
    record.holdsPayload = true;
    record.details = std::make_shared<const RecordDetails>(std::move(details));
}

} // namespace

void RecordKeeper::setRange(const QString &scriptId, const TimeRange &range)
{
    m_scriptId = scriptId.toStdString();
    m_range = range;
    if (m_isOnline)
        m_unheld.setRange(m_scriptId, m_range);
}

std::optional<RecordWish> RecordKeeper::wishFor(const std::string &runId, RecordWish::Urgency urgency) const
{
    const KeptRecord *record = m_store.peek(runId);
    const bool isOver = record && (record->holdsPayload || record->refusal == State::Missing ||
                                   record->refusal == State::TooLarge);
    if (!record || !record->details || isOver)
        return std::nullopt;
    const RecordDetails &details = *record->details;
    RecordWish wish{
        RecordWish::Part::Payload, runId,  details.run.scriptId, details.run.status, details.run.revision,
        record->attempt,           urgency};
    if (!details.isKnown)
        wish.part = RecordWish::Part::Run;
    return wish;
}

void RecordKeeper::updateWishes()
{
    std::vector<RecordWish> wishes;
    const auto add = [&wishes](const std::optional<RecordWish> &wish) {
        if (wish &&
            std::ranges::none_of(wishes, [&](const RecordWish &other) { return other.runId == wish->runId; }))
            wishes.push_back(*wish);
    };
    if (m_isOnline) {
        for (const RecordSource *source : m_sources)
            add(wishFor(source->m_id, RecordWish::Urgency::Shown));
        for (const std::string &id : neighbours())
            add(wishFor(id, RecordWish::Urgency::Neighbour));
        // The others follow as these are answered.
        const auto &unheld = m_unheld.wishes();
        for (std::size_t i = 0; i < std::min(unheld.size(), mostBackgroundWishes); ++i)
            add(unheld[i]);
    }
    if (wishes == m_wishes)
        return;
    m_wishes = std::move(wishes);
    Q_EMIT wishesChanged();
}

void RecordKeeper::take(const RecordAnswer &answer)
{
    using Outcome = RecordAnswer::Outcome;
    const RecordWish &wish = answer.wish;
    m_unheld.remove(wish.runId);
    KeptRecord *record = m_store.find(wish.runId);
    const bool isCurrent = record && record->details && record->details->run.status == wish.status &&
                           record->details->run.revision == wish.revision && record->attempt == wish.attempt;
    if (isCurrent) {
        switch (answer.outcome) {
        case Outcome::Arrived:
            record->refusal = State::Loading;
            if (wish.part == RecordWish::Part::Run)
                record->isStale = true;
            else
                putPayload(*record, answer.payload);
            break;
        case Outcome::Missing:
            record->refusal = State::Missing;
            break;
        case Outcome::TooLarge:
            record->refusal = State::TooLarge;
            break;
        case Outcome::Failed:
            record->refusal = State::Failed;
            break;
        }
        record->refusalReason = answer.error;
        recompose(*record);
        put(wish.runId, *record);
        tell(wish.runId);
    }
    pump();
}

} // namespace runglass
