// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/syncservice.h"

#include "service/syncengine.h"

#include <QThread>

namespace runglass {

/// The thread, and what lives on it.
class SyncService::Private
{
public:
    /// Does something with the engine, on its thread, in the order asked; from the thread's start on.
    template <class Do>
    void onThread(Do what)
    {
        QMetaObject::invokeMethod(
            host, [this, what = std::move(what)] { what(*engine); }, Qt::QueuedConnection);
    }

    QThread thread;
    QObject *host = nullptr;            ///< lives on the thread, takes the calls
    std::unique_ptr<SyncEngine> engine; ///< made, used and destroyed on the thread
};

SyncService::SyncService(ServiceEndpoint endpoint, std::shared_ptr<Cache> cache, Options options,
                         QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->thread.setObjectName(QStringLiteral("sync"));
    d->host = new QObject;
    d->host->moveToThread(&d->thread);
    SyncEngine::Options engineOptions{options.onlyScript.toStdString(), options.follow,
                                      std::move(options.tuning)};
    QMetaObject::invokeMethod(
        d->host,
        [this, endpoint = std::move(endpoint), cache = std::move(cache),
         engineOptions = std::move(engineOptions)] {
            d->engine = std::make_unique<SyncEngine>(endpoint, cache, engineOptions);
            const SyncEngine *engine = d->engine.get();
            connect(
                engine, &SyncEngine::stateChanged, this,
                [this](const SyncState &state) {
                    m_state = state;
                    Q_EMIT stateChanged(m_state);
                },
                Qt::QueuedConnection);
            connect(engine, &SyncEngine::finished, this, &SyncService::finished, Qt::QueuedConnection);
            connect(engine, &SyncEngine::recordAnswered, this, &SyncService::recordAnswered,
                    Qt::QueuedConnection);
            connect(engine, &SyncEngine::stopped, this, &SyncService::stopped, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

SyncService::~SyncService()
{
    if (d->thread.isRunning()) {
        QMetaObject::invokeMethod(
            d->host,
            [this] {
                d->engine.reset();
                d->thread.quit();
            },
            Qt::QueuedConnection);
        d->thread.wait();
    }
    delete d->host;
}

void SyncService::start()
{
    d->onThread([](SyncEngine &engine) { engine.start(); });
    d->thread.start();
}

void SyncService::stop()
{
    if (!d->thread.isRunning()) {
        QMetaObject::invokeMethod(this, &SyncService::stopped, Qt::QueuedConnection);
        return;
    }
    d->onThread([](SyncEngine &engine) { engine.stop(); });
}

void SyncService::want(const QString &scriptId, const TimeRange &range)
{
    d->onThread(
        [scriptId = scriptId.toStdString(), range](SyncEngine &engine) { engine.want(scriptId, range); });
}

void SyncService::fetchRecords(std::vector<RecordWish> wishes)
{
    d->onThread([wishes = std::move(wishes)](SyncEngine &engine) { engine.fetchRecords(wishes); });
}

void SyncService::retryNow()
{
    d->onThread([](SyncEngine &engine) { engine.retryNow(); });
}

void SyncService::setApiKey(const SecretKey &key)
{
    d->onThread([key](SyncEngine &engine) { engine.setApiKey(key); });
}

} // namespace runglass
