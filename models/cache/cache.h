// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "cache/cachewriter.h"
#include "cache/changenotice.h"
#include "cache/querypool.h"
#include "domain/result.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace runglass {

/// Ends a subscription when destroyed. After that no call is under way or begins.
class Subscription
{
public:
    Subscription() = default;
    explicit Subscription(std::shared_ptr<void> hold)
        : m_hold(std::move(hold))
    {
    }

private:
    std::shared_ptr<void> m_hold;
};

/// One SQLite file with everything that is known of one workspace.
///
/// WAL; one writer thread; any number of readers. Several processes may have it open at once. Thread-safe.
/// The destructor finishes the batch being written, answers the queued ones with an error, and joins all
/// threads.
class Cache
{
public:
    enum class Owner {
        Profile, ///< ours alone: when it is damaged it is set aside under another name and a fresh one is
                 ///< begun
        User,    ///< named by the user: when it is not a Runglass cache it is left untouched, and that is an
                 ///< error
    };
    struct Options
    {
        Owner owner = Owner::User;
        bool create = true;    ///< make the file (0600, its folder 0700) when there is none
        bool readOnly = false; ///< no writer; fine on a file or folder that can't be written
        int queryThreads = 2;  ///< for Lane::Query; Lane::Page has one more
        /// How long nothing must have been written before segments that overlap little are put in order.
        std::chrono::milliseconds quiet{20'000};
        /// Begin at once to load what questions about runs are answered from, in the background.
        bool loadRuns = false;
    };

    /// Opens and, where needed, migrates. Does I/O: not for the GUI thread.
    static Result<std::shared_ptr<Cache>> open(const QString &file, const Options &options);

    virtual ~Cache() = default;

    virtual const QString &file() const = 0;
    /// Where a damaged file was moved by this open(), if it was.
    virtual std::optional<QString> setAsideAs() const = 0;
    /// Not when opened read-only.
    virtual CacheWriter *writer() = 0;
    virtual QueryPool &queries() = 0;
    /// A reader for a thread of the caller's own.
    virtual Result<std::unique_ptr<CacheReader>> makeReader() = 0;

    /// `listener` is called after commits, on a thread of the cache; also for commits of other processes,
    /// within a second. It must not submit queries and wait for them.
    [[nodiscard]] virtual Subscription subscribe(std::function<void(const ChangeNotice &)> listener) = 0;
};

} // namespace runglass
