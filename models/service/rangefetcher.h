// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "service/pagecursor.h"
#include "service/syncunit.h"
#include "service/unreadablesearch.h"

#include <QCoreApplication>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace runglass {

/// What a RangeFetcher is to fetch.
struct FetchTask
{
    std::string scriptId;
    TimeRange gap;            ///< what is missing in the cache
    Micros askedTo = 0;       ///< upper end of the request: beyond the gap where that reaches up to now
    std::optional<int> proof; ///< the feed's beginning this relies on; without one it proves no coverage
};

/// Fetches the missing ranges of one kind of record, page by page, newest first.
///
/// Each page is one transaction: records, the cursor for the next page, and the coverage proved. The next
/// page is asked for while one is being written, but not two ahead. A page that can't be read is asked for
/// with half the limit; a single record that can't be read is stepped past by time and reported.
class RangeFetcher : public SyncUnit
{
    Q_DECLARE_TR_FUNCTIONS(runglass::RangeFetcher)

public:
    /// The next thing to fetch that `skip` does not name (script ids), or nothing.
    using NextTask = std::function<std::optional<FetchTask>(RecordKind, const std::set<std::string> &skip)>;
    /// Up to where, and since which beginning of the feed, all is known.
    struct Known
    {
        std::optional<Micros> upTo;
        int beginning = 0;
    };

    RangeFetcher(SyncContext &context, RecordKind kind, NextTask nextTask, std::function<Known()> known);

    void pump() override;
    bool isBusy() const override;
    void cancel() override;
    std::optional<Trouble> trouble() const override;
    void retryNow() override;
    Micros wakeAt() const override;

    /// Something else is wanted first: choose again after the page under way.
    void replan();
    /// What was fetched without proof may be fetched again.
    void feedBegan();

private:
    struct Work
    {
        FetchTask task;
        PageCursor page;              ///< of the next request; its cursor is empty at the beginning
        std::optional<Micros> oldest; ///< of all pages so far
        bool ordered = true;          ///< newest first, as promised: only then partial coverage is proved
        int pages = 0;
    };
    struct Held
    {
        WriteBatch batch;
        bool last = false;
    };

    bool choose();
    void askForPage();
    ServiceCall callFor(Micros to, const std::string &cursor, int limit) const;
    void take(ServiceAnswer answer, const ServiceCall &call);
    void prove(WriteBatch &batch, const ParsedPage &page) const;
    void submitHeld();
    void failed(const ServiceError &error);
    void unreadable(const ServiceError &error);
    void probe();
    void stepPast();
    void endWork();
    Retry &retryOf(const std::string &scriptId);
    /// In trouble; with `at`: and not to be tried before then.
    bool isFailing(const std::string &scriptId, std::optional<Micros> at = {}) const;

    RecordKind m_kind;
    NextTask m_nextTask;
    std::function<Known()> m_known;
    std::optional<Work> m_work;
    std::optional<Held> m_held;
    std::optional<UnreadableSearch> m_search;
    std::map<std::string, Retry> m_failing; ///< by script
    std::set<std::string> m_unproven;       ///< scripts done as far as can be without the feed
    int m_limit;
    bool m_replan = false;
    bool m_ignoreStored = false;
};

} // namespace runglass
