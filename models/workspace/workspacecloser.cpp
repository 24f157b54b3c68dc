// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "workspace/workspacecloser.h"

#include "workspace/background.h"

namespace runglass {

namespace {

/// A request that does not end is ended by the service's destructor.
constexpr int longestStopMs = 2'000;

} // namespace

WorkspaceCloser::WorkspaceCloser(Background &background, QObject *parent)
    : QObject(parent)
    , m_background(background)
{
}

void WorkspaceCloser::close(std::unique_ptr<Workspace> workspace)
{
    if (!workspace)
        return;
    ++m_closing;
    Workspace *closing = workspace.release();
    closing->setParent(this);
    closing->m_subscription = {};
    closing->disconnect();
    SyncService *sync = closing->sync();
    if (!sync)
        return release(closing);
    auto *limit = new QTimer(closing);
    limit->setSingleShot(true);
    // Either of the two; the first one deletes the other.
    connect(
        limit, &QTimer::timeout, closing,
        [this, closing, sync] {
            sync->disconnect(closing);
            release(closing);
        },
        Qt::QueuedConnection);
    connect(
        sync, &SyncService::stopped, closing,
        [this, closing, limit] {
            limit->disconnect();
            release(closing);
        },
        Qt::QueuedConnection);
    limit->start(longestStopMs);
    sync->stop();
}

void WorkspaceCloser::release(Workspace *workspace)
{
    // The workspace holds one reference to the cache, its sync another: both go before the last one, here.
    auto cache = workspace->m_cache;
    delete workspace;
    m_background.run(
        [cache = std::move(cache)]() mutable {
            cache.reset();
            return true;
        },
        this,
        [this](bool) {
            if (--m_closing == 0)
                Q_EMIT idle();
        });
}

} // namespace runglass
