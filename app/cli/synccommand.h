// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "domain/timerange.h"
#include "service/endpoint.h"
#include "service/scriptlookup.h"
#include "service/syncservice.h"

#include "stopsignals.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimeZone>

#include <memory>
#include <optional>

namespace runglass::cli {

/// runglass-cli sync: from the arguments to the last line.
class SyncCommand : public QObject
{
    Q_OBJECT

public:
    int run(const QStringList &arguments);

private:
    std::optional<int> readArguments(const QStringList &arguments);
    bool findScript();
    void startSync(const QString &scriptId);
    void showState(const SyncState &state);
    void end(int status);
    void printSummary();
    std::optional<TimeRange> completeRange() const;

    ServiceEndpoint m_endpoint;
    QString m_keyFile;
    QString m_cacheFile;
    QString m_script;
    bool m_follow = false;
    TimeRange m_range;
    QTimeZone m_zone = QTimeZone::systemTimeZone();

    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<ScriptLookup> m_lookup;
    std::unique_ptr<SyncService> m_sync;
    std::string m_scriptId;
    QElapsedTimer m_elapsed;
    bool m_terminal = false;
    bool m_interrupted = false;
    int m_status = 0;
    SyncState::Phase m_toldPhase = SyncState::Phase::Stopped;
};

} // namespace runglass::cli
