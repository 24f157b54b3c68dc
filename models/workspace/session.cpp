// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "workspace/session.h"

#include <utility>

namespace runglass {

namespace {

/// Rows of a cache that holds scripts are painted long before this; if there are none, nobody says so.
constexpr int longestPaintMs = 1'000;

} // namespace

Session::Session(const Places &places, KeyStore &keys, Background &background, QObject *parent)
    : QObject(parent)
    , m_places(places)
    , m_keys(keys)
    , m_opener(background)
    , m_closer(background)
    , m_demo(places.cacheFolderOf(WorkspaceTarget::demoId()) + QStringLiteral("/gateway.db"), {}, this)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(longestPaintMs);
    connect(&m_patience, &QTimer::timeout, this, &Session::beginSync);
    connect(&m_demo, &DemoGateway::ready, this, &Session::demoIsReady);
    connect(&m_demo, &DemoGateway::failed, this, &Session::demoFailed);
    connect(&m_demo, &DemoGateway::stopped, this, &Session::finishClosing);
    connect(&m_closer, &WorkspaceCloser::idle, this, &Session::finishClosing);
}

Session::~Session() = default;

void Session::open(const WorkspaceTarget &target)
{
    closeWorkspace();
    if (m_target.demo && !target.demo)
        m_demo.stop();
    m_target = target;
    m_syncBegun = false;
    Q_EMIT opening(target.name);
    m_opener.open(target.cacheFile, target.cacheOptions,
                  [this](Result<OpenedCache> cache) { take(std::move(cache)); });
}

void Session::take(Result<OpenedCache> cache)
{
    if (!cache) {
        Q_EMIT failed(cache.error());
        return;
    }
    const auto setAside = cache->cache->setAsideAs();
    m_workspace = std::make_unique<Workspace>(std::move(cache->cache), nullptr, m_target.name);
    m_workspace->setId(m_target.id);
    m_workspace->setServiceInLinks(m_target.serviceInLinks());
    m_workspace->setImportedFiles(m_target.imported);
    m_guard = std::make_unique<QObject>();
    if (m_target.service || m_target.demo) {
        m_workspace->expectSync();
        connect(m_workspace.get(), &Workspace::syncRequested, this, &Session::tryAgain);
    }
    Q_EMIT workspaceOpened();
    if (setAside) {
        Q_EMIT noticed({tr("The local copy was damaged and is being fetched anew."),
                        tr("The damaged file is kept as %1.").arg(*setAside),
                        tr("Delete it when nothing is missing.")});
    }
    if (cache->holdsScripts)
        m_patience.start();
    else
        beginSync();
}

void Session::beginSync()
{
    if (!m_workspace || std::exchange(m_syncBegun, true))
        return;
    m_patience.stop();
    if (m_target.demo) {
        if (!m_demo.hasHistory())
            Q_EMIT demoPreparing();
        m_demo.start();
        return;
    }
    if (!m_target.service)
        return;
    if (m_target.key) {
        attach(*m_target.service, *m_target.key);
        return;
    }
    m_keys.read(m_target.id, m_target.keyPlace, m_guard.get(), [this](const Result<SecretKey> &key) {
        if (key)
            attach(*m_target.service, *key);
        else
            m_workspace->failSync(key.error());
    });
}

void Session::tryAgain()
{
    // A sync asks its service again by itself; the demo's service may have to be started for that.
    if (m_workspace->sync() && !m_target.demo)
        return;
    m_syncBegun = false;
    beginSync();
}

void Session::demoIsReady(const QUrl &url)
{
    if (!m_workspace || !m_target.demo)
        return;
    Q_EMIT demoPrepared();
    if (m_workspace->sync())
        m_workspace->sync()->retryNow();
    else
        attach(url, {});
}

void Session::demoFailed(const UserError &error)
{
    if (!m_workspace || !m_target.demo)
        return;
    Q_EMIT demoPrepared();
    if (m_workspace->sync())
        Q_EMIT noticed(error);
    else
        m_workspace->failSync(error);
}

void Session::attach(const QUrl &url, const SecretKey &key)
{
    if (m_workspace->sync())
        return;
    m_workspace->attachSync(std::make_unique<SyncService>(
        ServiceEndpoint{url, key}, m_workspace->sharedCache(), SyncService::Options()));
    m_workspace->sync()->start();
}

void Session::useKey(const SecretKey &key)
{
    m_target.key = key;
    if (!m_workspace || !m_target.service)
        return;
    if (m_workspace->sync()) {
        m_workspace->sync()->setApiKey(key);
        return;
    }
    // A key still being read is not wanted any more.
    m_guard = std::make_unique<QObject>();
    m_syncBegun = false;
    beginSync();
}

void Session::cancel()
{
    m_opener.cancel();
    closeWorkspace();
    if (m_target.demo)
        m_demo.stop();
    m_target = {};
}

void Session::closeWorkspace()
{
    m_patience.stop();
    m_guard.reset();
    if (!m_workspace)
        return;
    Q_EMIT aboutToClose();
    m_closer.close(std::move(m_workspace));
}

void Session::whenReleased(std::function<void()> then)
{
    if (m_closer.isIdle())
        then();
    else
        m_whenReleased.push_back(std::move(then));
}

void Session::close()
{
    m_closing = true;
    m_opener.cancel();
    closeWorkspace();
    m_demo.stop();
}

void Session::finishClosing()
{
    if (m_closer.isIdle()) {
        for (const auto &then : std::exchange(m_whenReleased, {}))
            then();
    }
    if (m_closing && m_closer.isIdle() && !m_demo.isRunning()) {
        m_closing = false;
        Q_EMIT closed();
    }
}

} // namespace runglass
