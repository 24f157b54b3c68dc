// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "domain/result.h"

#include <QObject>

#include <functional>
#include <memory>

namespace runglass {

class Background;

/// A cache that has just been opened.
struct OpenedCache
{
    std::shared_ptr<Cache> cache;
    bool holdsScripts = false; ///< there may be rows to show before a service has answered
};

/// Opens caches without making the GUI thread wait. The newest request wins: what an older one opens is
/// closed again, away from the GUI thread.
class WorkspaceOpener : public QObject
{
    Q_OBJECT

public:
    explicit WorkspaceOpener(Background &background, QObject *parent = nullptr);

    using Answer = std::function<void(Result<OpenedCache>)>;
    /// `answer` comes on this thread, not before open() has returned, and only for the newest request.
    void open(const QString &file, const Cache::Options &options, Answer answer);
    /// The request under way, if any, stays unanswered.
    void cancel() { ++m_generation; }

private:
    Background &m_background;
    int m_generation = 0;
};

/// What open() does on its thread: for programs without a screen and for a head start before the event loop.
Result<OpenedCache> openCache(const QString &file, const Cache::Options &options);

} // namespace runglass
