// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "service/recordwish.h"
#include "service/syncunit.h"

#include <QCoreApplication>

#include <functional>
#include <memory>
#include <vector>

namespace runglass {

/// Fetches single runs and payloads that somebody wishes, writes them into the cache and says what became of
/// them.
///
/// Wishes are a list, not a queue: the newest one replaces the last, and what is no longer in it is no longer
/// asked for. What concerns the service as a whole goes through the sync's gate like everything else. On the
/// sync's thread.
class RecordFetcher
{
    Q_DECLARE_TR_FUNCTIONS(runglass::RecordFetcher)

public:
    using Answer = std::function<void(const RecordAnswer &)>;

    /// `client`: connections of its own, so that nothing here waits behind the pages of a sync.
    RecordFetcher(SyncContext &context, ServiceClient &client, Answer answer);
    ~RecordFetcher();

    /// The most urgent ones first.
    void setWishes(const std::vector<RecordWish> &wishes);
    /// Begins what can be begun now.
    void pump();
    /// Ends the requests under way; they are made again when they may be.
    void cancel();
    void retryNow();
    /// When pump() may have something to do by itself (steady clock); the largest time: never.
    Micros wakeAt() const;

private:
    static constexpr int mostRequests = 3; ///< besides one that somebody waits for

    struct Item;
    using ItemPointer = std::shared_ptr<Item>;

    void ask(const ItemPointer &item);
    ServiceCall callOf(const RecordWish &wish) const;
    void take(const ItemPointer &item, ServiceAnswer answer);
    void takeRun(const ItemPointer &item, const ServiceAnswer &answer, const PageContext &context);
    void takePayload(const ItemPointer &item, const ServiceAnswer &answer, const PageContext &context);
    void fail(const ItemPointer &item, const ServiceError &error);
    void write(WriteBatch batch, std::function<void(bool)> done);
    void tell(const ItemPointer &item, RecordAnswer::Outcome outcome, const UserError &error);
    UserError missing(const RecordWish &wish, const UserError &error) const;
    UserError tooLarge(const RecordWish &wish) const;

    SyncContext &m_context;
    ServiceClient &m_client;
    const Answer m_answer;
    std::vector<ItemPointer> m_items;
};

} // namespace runglass
