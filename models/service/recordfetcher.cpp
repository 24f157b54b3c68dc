// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/recordfetcher.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace runglass {

using Urgency = RecordWish::Urgency;
using Outcome = RecordAnswer::Outcome;

struct RecordFetcher::Item
{
    enum class State { Waiting, Asking, Over };

    Item(RecordWish wished, const SyncTuning &tuning)
        : wish(std::move(wished))
        , retry(tuning)
    {
    }

    RecordWish wish;
    State state = State::Waiting;
    std::unique_ptr<ServiceRequest> request;
    Retry retry;
    std::optional<UserError> told; ///< why it is not there yet
};

RecordFetcher::RecordFetcher(SyncContext &context, ServiceClient &client, Answer answer)
    : m_context(context)
    , m_client(client)
    , m_answer(std::move(answer))
{
}

RecordFetcher::~RecordFetcher() = default;

void RecordFetcher::setWishes(const std::vector<RecordWish> &wishes)
{
    const std::vector<ItemPointer> before = std::exchange(m_items, {});
    for (const RecordWish &wish : wishes) {
        const auto known =
            std::ranges::find_if(before, [&](const ItemPointer &item) { return item->wish.isSame(wish); });
        m_items.push_back(known != before.end() ? *known : std::make_shared<Item>(wish, m_context.tuning));
        m_items.back()->wish.urgency = wish.urgency;
    }
    // The requests of the others end with them.
}

void RecordFetcher::pump()
{
    if (!m_context.mayAsk()) {
        const std::optional<UserError> why = m_context.hindrance();
        for (const ItemPointer &item : std::vector(m_items)) {
            if (why && item->state == Item::State::Waiting && item->wish.urgency != Urgency::Background)
                tell(item, Outcome::Failed, *why);
        }
        return;
    }
    auto asking =
        std::ranges::count(m_items, Item::State::Asking, [](const auto &item) { return item->state; });
    for (const ItemPointer &item : std::vector(m_items)) {
        if (item->state != Item::State::Waiting || item->retry.isWaiting(m_context.steadyNow()))
            continue;
        if (item->wish.urgency == Urgency::Background && (asking > 0 || !m_context.writer.hasRoom()))
            break;
        if (asking >= mostRequests + (item->wish.urgency == Urgency::Shown ? 1 : 0))
            break;
        ask(item);
        ++asking;
    }
}

void RecordFetcher::cancel()
{
    for (const ItemPointer &item : m_items) {
        if (item->state == Item::State::Asking) {
            item->request.reset();
            item->state = Item::State::Waiting;
        }
    }
}

void RecordFetcher::retryNow()
{
    for (const ItemPointer &item : m_items)
        item->retry.retryNow();
}

Micros RecordFetcher::wakeAt() const
{
    Micros soonest = std::numeric_limits<Micros>::max();
    for (const ItemPointer &item : m_items) {
        if (item->state == Item::State::Waiting)
            soonest = std::min(soonest, item->retry.wakeAt());
    }
    return soonest;
}

ServiceCall RecordFetcher::callOf(const RecordWish &wish) const
{
    ServiceCall call;
    call.path = {QStringLiteral("runs"), QString::fromStdString(wish.runId)};
    if (wish.part == RecordWish::Part::Payload) {
        call.path.append(QStringLiteral("payload"));
        call.sizeCap = wish.urgency == Urgency::Background ? m_context.tuning.backgroundCap
                                                           : m_context.tuning.payloadCap;
    }
    return call;
}

void RecordFetcher::ask(const ItemPointer &item)
{
    item->state = Item::State::Asking;
    // The request is the item's: without the item no answer comes.
    const std::weak_ptr<Item> weak = item;
    item->request = m_client.get(callOf(item->wish), [this, weak](ServiceOutcome outcome) {
        const ItemPointer answered = weak.lock();
        const std::unique_ptr<ServiceRequest> ended = std::move(answered->request);
        if (auto *answer = std::get_if<ServiceAnswer>(&outcome)) {
            m_context.contact();
            take(answered, std::move(*answer));
        } else {
            fail(answered, std::get<ServiceError>(outcome));
        }
        m_context.poke();
    });
}

void RecordFetcher::take(const ItemPointer &item, ServiceAnswer answer)
{
    PageContext context;
    context.where = callOf(item->wish).where().toStdString();
    context.scriptId = item->wish.scriptId;
    context.now = m_context.tuning.wallClock();
    if (item->wish.part == RecordWish::Part::Run)
        takeRun(item, answer, context);
    else
        takePayload(item, answer, context);
}

void RecordFetcher::takeRun(const ItemPointer &item, const ServiceAnswer &answer, const PageContext &context)
{
    Result<ParsedPage> page = m_context.parser.parseRun(answer.body, context);
    if (!page)
        return fail(item, {ServiceError::Kind::Nonsense, page.error(), {}});
    const bool isIt = !page->records.runs.empty() && page->records.runs.front().id == item->wish.runId;
    WriteBatch batch;
    if (isIt)
        batch.records = std::move(page->records);
    batch.problems = std::move(page->problems);
    // Over already: a run that can't be read now can't be later.
    item->state = Item::State::Over;
    write(std::move(batch), [this, item, isIt](bool written) {
        if (!written)
            item->state = Item::State::Waiting;
        else if (isIt)
            m_answer({item->wish, Outcome::Arrived, {}, {}});
        else
            tell(item, Outcome::Failed,
                 {tr("What the service says of this run could not be read."),
                  {},
                  tr("The problems of the last sync say which part of it.")});
    });
}

void RecordFetcher::takePayload(const ItemPointer &item, const ServiceAnswer &answer,
                                const PageContext &context)
{
    const RecordWish &wish = item->wish;
    WriteBatch batch;
    Result<Payload> parsed = m_context.parser.parsePayload(answer.body, wish.runId, context, batch.problems);
    if (!parsed)
        return fail(item, {ServiceError::Kind::Nonsense, parsed.error(), {}});
    const auto payload = std::make_shared<const Payload>(std::move(*parsed));
    batch.payloads.push_back({*payload, wish.status, wish.revision});
    item->state = Item::State::Over;
    // Shown at once; whether it could be kept as well is the cache's trouble.
    m_answer({wish, Outcome::Arrived, payload, {}});
    write(std::move(batch), [](bool) {});
}

void RecordFetcher::write(WriteBatch batch, std::function<void(bool)> done)
{
    const auto runs = static_cast<std::int64_t>(batch.records.runs.size());
    m_context.writer.submit(std::move(batch),
                            [this, runs, done = std::move(done)](const Result<WriteSummary> &result) {
                                if (result.ok()) {
                                    m_context.cacheWorks();
                                    m_context.received(runs, 0, 0);
                                } else {
                                    m_context.cacheFailed(result.error());
                                }
                                done(result.ok());
                                m_context.poke();
                            });
}

void RecordFetcher::fail(const ItemPointer &item, const ServiceError &error)
{
    using Kind = ServiceError::Kind;
    item->state = Item::State::Waiting;
    if (error.concernsAll()) {
        m_context.serviceFailed(error);
        if (item->wish.urgency != Urgency::Background)
            tell(item, Outcome::Failed, error.error);
        return;
    }
    if (error.kind == Kind::NotFound || error.kind == Kind::Gone) {
        item->state = Item::State::Over;
        return tell(item, Outcome::Missing, missing(item->wish, error.error));
    }
    if (error.kind == Kind::TooLarge) {
        item->state = Item::State::Over;
        return tell(item, Outcome::TooLarge, tooLarge(item->wish));
    }
    if (item->wish.urgency == Urgency::Background)
        item->state = Item::State::Over; // it can wait until somebody looks at it
    else
        item->retry.fail(phaseOf(error.kind), error.error, m_context.steadyNow(), m_context.random(),
                         error.retryAfter);
    tell(item, Outcome::Failed, error.error);
}

void RecordFetcher::tell(const ItemPointer &item, Outcome outcome, const UserError &error)
{
    if (item->told == error)
        return;
    item->told = error;
    m_answer({item->wish, outcome, {}, error});
}

UserError RecordFetcher::missing(const RecordWish &wish, const UserError &error) const
{
    if (wish.part == RecordWish::Part::Run)
        return {tr("The service does not know this run."), error.reason,
                tr("It may have been deleted there, or belong to another service.")};
    return {tr("The service does not have the documents of this run."), error.reason,
            tr("They may have been deleted there, or never been kept.")};
}

UserError RecordFetcher::tooLarge(const RecordWish &wish) const
{
    const auto cap = callOf(wish).sizeCap;
    return {tr("The documents of this run are too large to be fetched."),
            tr("Together they have more than %1 MB.").arg(double(cap) / (1024.0 * 1024.0)),
            tr("%1 of the service's API has them.").arg(callOf(wish).where())};
}

} // namespace runglass
