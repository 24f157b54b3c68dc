// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "domain/result.h"

#include <QObject>

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace runglass {

class Background;

/// A cache that has just been opened.
struct OpenedCache
{
    std::shared_ptr<Cache> cache;
    bool holdsScripts = false; ///< there may be rows to show before a service has answered
};

/// A cache that is being opened since before there was an application object.
struct HeadStart
{
    QString file;
    std::shared_future<std::shared_ptr<Result<OpenedCache>>> cache;

    /// Begins on a thread of its own. The last copy waits for it.
    static HeadStart begin(const QString &file, const Cache::Options &options);
};

/// Opens caches without making the GUI thread wait. The newest request wins: what an older one opens is
/// closed again, away from the GUI thread.
class WorkspaceOpener : public QObject
{
    Q_OBJECT

public:
    explicit WorkspaceOpener(Background &background, QObject *parent = nullptr);

    /// The first request for this file gets its cache from there.
    void use(HeadStart headStart) { m_headStart = std::move(headStart); }

    using Answer = std::function<void(Result<OpenedCache>)>;
    /// `answer` comes on this thread, not before open() has returned, and only for the newest request.
    void open(const QString &file, const Cache::Options &options, Answer answer);
    /// The request under way, if any, stays unanswered.
    void cancel() { ++m_generation; }

private:
    Background &m_background;
    std::optional<HeadStart> m_headStart;
    int m_generation = 0;
};

/// What open() does on its thread.
Result<OpenedCache> openCache(const QString &file, const Cache::Options &options);

} // namespace runglass
