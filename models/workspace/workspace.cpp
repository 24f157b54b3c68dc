// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "workspace/workspace.h"

#include "workspace/noticejoiner.h"

#include <chrono>
#include <mutex>

namespace runglass {

using namespace std::chrono_literals;

/// Where the cache's threads leave their notices for the GUI thread.
class Workspace::Notices
{
public:
    /// True when the GUI thread must be told to come and take.
    bool leave(const ChangeNotice &notice)
    {
        const std::lock_guard lock(m_mutex);
        m_joined.add(notice);
        return !std::exchange(m_told, true);
    }
    /// With nothing there, the next one left tells again.
    std::optional<ChangeNotice> take()
    {
        const std::lock_guard lock(m_mutex);
        auto notice = m_joined.take();
        m_told = notice.has_value();
        return notice;
    }

private:
    std::mutex m_mutex;
    NoticeJoiner m_joined;
    bool m_told = false;
};

Workspace::Workspace(std::shared_ptr<Cache> cache, std::unique_ptr<SyncService> sync, QString name,
                     QObject *parent)
    : QObject(parent)
    , m_cache(std::move(cache))
    , m_sync(std::move(sync))
    , m_name(std::move(name))
    , m_notices(std::make_shared<Notices>())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(100ms);
    connect(&m_pause, &QTimer::timeout, this, &Workspace::deliverNotices);
    if (m_sync)
        connect(m_sync.get(), &SyncService::stateChanged, this, &Workspace::syncStateChanged);
    m_subscription = m_cache->subscribe([this, notices = m_notices](const ChangeNotice &notice) {
        if (notices->leave(notice))
            QMetaObject::invokeMethod(this, &Workspace::deliverNotices, Qt::QueuedConnection);
    });
}

Workspace::~Workspace() = default;

/// The first notice after a quiet time goes out at once, the next ones no sooner than the pause allows.
void Workspace::deliverNotices()
{
    if (const auto notice = m_notices->take()) {
        m_pause.start();
        Q_EMIT cacheChanged(*notice);
    }
}

SyncState Workspace::syncState() const
{
    return m_sync ? m_sync->state() : SyncState();
}

void Workspace::want(const QString &scriptId, const TimeRange &range)
{
    if (m_sync)
        m_sync->want(scriptId, range);
}

void Workspace::retryNow()
{
    if (m_sync)
        m_sync->retryNow();
}

} // namespace runglass
