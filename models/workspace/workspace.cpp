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
    , m_records(std::make_unique<RecordKeeper>(m_cache->queries()))
    , m_sync(std::move(sync))
    , m_name(std::move(name))
    , m_notices(std::make_shared<Notices>())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(100ms);
    connect(&m_pause, &QTimer::timeout, this, &Workspace::deliverNotices);
    connect(this, &Workspace::cacheChanged, m_records.get(), &RecordKeeper::cacheChanged);
    connect(m_records.get(), &RecordKeeper::retryRequested, this, &Workspace::retryNow);
    connect(m_records.get(), &RecordKeeper::wishesChanged, this, [this] {
        if (m_sync)
            m_sync->fetchRecords(m_records->wishes());
    });
    if (m_sync)
        connectSync();
    m_subscription = m_cache->subscribe([this, notices = m_notices](const ChangeNotice &notice) {
        if (notices->leave(notice))
            QMetaObject::invokeMethod(this, &Workspace::deliverNotices, Qt::QueuedConnection);
    });
}

Workspace::~Workspace() = default;

void Workspace::connectSync()
{
    connect(m_sync.get(), &SyncService::stateChanged, this, &Workspace::syncStateChanged);
    connect(m_sync.get(), &SyncService::recordAnswered, m_records.get(), &RecordKeeper::take);
    m_records->setOnline(true);
    m_sync->fetchRecords(m_records->wishes());
}

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
    return m_sync ? m_sync->state() : m_expected;
}

void Workspace::setExpectedState(SyncState::Phase phase, const std::optional<UserError> &error)
{
    m_expected = {};
    m_expected.phase = phase;
    m_expected.error = error;
    m_expected.since = nowMicros();
    if (!m_sync)
        Q_EMIT syncStateChanged(m_expected);
}

void Workspace::setImportedFiles(const std::optional<ImportedFiles> &files)
{
    m_importedFiles = files;
    Q_EMIT syncStateChanged(syncState());
}

void Workspace::expectSync()
{
    setExpectedState(SyncState::Phase::Connecting, {});
    m_records->setOnline(true);
}

void Workspace::failSync(const UserError &error)
{
    setExpectedState(SyncState::Phase::Offline, error);
    m_records->setServiceError(error);
}

void Workspace::attachSync(std::unique_ptr<SyncService> sync)
{
    m_sync = std::move(sync);
    connectSync();
    for (const auto &[scriptId, range] : m_wanted)
        m_sync->want(scriptId, range);
    Q_EMIT syncStateChanged(m_sync->state());
}

void Workspace::want(const QString &scriptId, const TimeRange &range)
{
    m_wanted[scriptId] = range;
    m_records->setRange(scriptId, range);
    if (m_sync)
        m_sync->want(scriptId, range);
}

void Workspace::retryNow()
{
    if (m_sync)
        m_sync->retryNow();
    Q_EMIT syncRequested();
}

} // namespace runglass
