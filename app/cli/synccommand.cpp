// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "synccommand.h"

#include "cachecommand.h"
#include "command.h"
#include "keysource.h"
#include "plaintext.h"
#include "timearguments.h"

#include <QCoreApplication>

#include <algorithm>
#include <unistd.h>

namespace runglass::cli {

namespace {

constexpr int defaultDays = 7;

bool isTrouble(SyncState::Phase phase)
{
    return phase == SyncState::Phase::Offline || phase == SyncState::Phase::KeyRefused ||
           phase == SyncState::Phase::Nonsense || phase == SyncState::Phase::CacheFailed;
}

} // namespace

std::optional<int> SyncCommand::readArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Fetches what is missing from a service into a cache; stopped at any moment, it goes on there "
           "next time.\n"
           "The API key is read from --api-key-file or from the environment variable RUNGLASS_API_KEY."));
    const QCommandLineOption service(
        QStringLiteral("service"), tr("Address of the service, http:// or https://."), QStringLiteral("URL"));
    const QCommandLineOption keyFile(QStringLiteral("api-key-file"),
                                     tr("File that holds the API key, mode 600."), QStringLiteral("FILE"));
    const QCommandLineOption cacheFile(
        QStringLiteral("cache"), tr("The cache file; made when there is none."), QStringLiteral("FILE"));
    const QCommandLineOption script(QStringLiteral("script"), tr("Only this script: its name or id."),
                                    QStringLiteral("NAME"));
    const QCommandLineOption since(
        QStringLiteral("since"),
        tr("How far back: 30d, also w, h and m, a date, a time, or all. Without it: today and "
           "the 6 days before."),
        QStringLiteral("30d"));
    const QCommandLineOption follow(QStringLiteral("follow"),
                                    tr("Keep following what is new, until interrupted."));
    const QCommandLineOption utc(QStringLiteral("utc"), tr("Read dates as UTC and show times in UTC."));
    parser.addOptions({service, keyFile, cacheFile, script, since, follow, utc});
    if (const std::optional<int> status = readOptions(parser, arguments))
        return status;
    if (!parser.positionalArguments().isEmpty())
        return wrongUsage(tr("sync takes options only."));
    if (!parser.isSet(service))
        return wrongUsage(tr("--service is missing."));
    if (!parser.isSet(cacheFile))
        return wrongUsage(tr("--cache is missing."));

    m_endpoint.url = QUrl(parser.value(service), QUrl::StrictMode);
    m_keyFile = parser.value(keyFile);
    m_cacheFile = parser.value(cacheFile);
    m_script = parser.value(script);
    m_follow = parser.isSet(follow);
    if (parser.isSet(utc))
        m_zone = QTimeZone::utc();
    // No upper end: following goes on past midnight.
    m_range = {TimeRange::lastDays(defaultDays, nowMicros(), m_zone).from, TimeRange::all().to};
    if (parser.isSet(since)) {
        const std::optional<Micros> from = readSince(parser.value(since), nowMicros(), m_zone);
        if (!from)
            return wrongUsage(
                tr("%1 is no time to begin at; write 30d, 12h or 2026-05-14.").arg(parser.value(since)));
        m_range.from = *from;
    }
    return {};
}

int SyncCommand::run(const QStringList &arguments)
{
    if (const std::optional<int> status = readArguments(arguments))
        return *status;
    const Result<SecretKey> key = KeySource::read(m_keyFile);
    if (!key) {
        printError(key.error());
        return Failed;
    }
    m_endpoint.key = *key;
    Result<std::shared_ptr<Cache>> cache = Cache::open(m_cacheFile, {});
    if (!cache) {
        printError(cache.error());
        return Failed;
    }
    m_cache = std::move(*cache);
    m_terminal = ::isatty(STDERR_FILENO) == 1;

    StopSignals signalsOfTheSystem;
    connect(&signalsOfTheSystem, &StopSignals::raised, this, [this] {
        m_interrupted = true;
        m_status = m_follow ? Done : Failed;
        if (m_sync)
            m_sync->stop();
        else
            QCoreApplication::exit(m_status);
    });
    m_elapsed.start();
    if (m_script.isEmpty())
        startSync({});
    else if (!findScript())
        return Failed;
    const int status = QCoreApplication::exec();
    if (m_terminal)
        progressLine({});
    if (m_sync && (status == Done || m_interrupted))
        printSummary();
    if (m_interrupted && !m_follow)
        printWarning(tr("Interrupted; the next sync goes on from there."));
    m_sync.reset();
    m_lookup.reset();
    return status;
}

bool SyncCommand::findScript()
{
    // What the cache knows needs no service.
    if (const auto reader = m_cache->makeReader(); reader.ok()) {
        const Result<std::vector<Script>> known = (*reader)->scripts({});
        if (known.ok()) {
            if (const Result<Script> script = CacheCommand::findScript(*known, m_script); script.ok()) {
                startSync(QString::fromStdString(script->id));
                return true;
            }
        }
    }
    m_lookup =
        std::make_unique<ScriptLookup>(m_endpoint, SyncTuning(), [this](Result<std::vector<Script>> scripts) {
            const Result<Script> script =
                scripts.ok() ? CacheCommand::findScript(*scripts, m_script) : Result<Script>(scripts.error());
            if (!script) {
                printError(script.error());
                QCoreApplication::exit(Failed);
                return;
            }
            startSync(QString::fromStdString(script->id));
        });
    return true;
}

void SyncCommand::startSync(const QString &scriptId)
{
    m_scriptId = scriptId.toStdString();
    SyncService::Options options;
    options.onlyScript = scriptId;
    options.follow = m_follow;
    m_sync = std::make_unique<SyncService>(m_endpoint, m_cache, options);
    connect(m_sync.get(), &SyncService::stateChanged, this, &SyncCommand::showState);
    connect(m_sync.get(), &SyncService::finished, this, [this] {
        const std::optional<UserError> error = m_sync->state().error;
        if (error) {
            if (m_terminal)
                progressLine({});
            printError(*error);
        }
        end(error ? Failed : Done);
    });
    connect(m_sync.get(), &SyncService::stopped, this, [this] { QCoreApplication::exit(m_status); });
    m_sync->want(scriptId, m_range);
    m_sync->start();
}

void SyncCommand::end(int status)
{
    m_status = status;
    m_sync->stop();
}

void SyncCommand::showState(const SyncState &state)
{
    if (m_follow && state.phase == SyncState::Phase::KeyRefused) {
        // There is nobody here who could enter another one.
        printError(*state.error);
        return end(Failed);
    }
    if (m_terminal) {
        QString line =
            tr("%1 runs, %2 log entries").arg(count(state.runsReceived), count(state.logsReceived));
        if (state.phase == SyncState::Phase::Syncing && state.progress)
            line += tr(", %1 %").arg(int(*state.progress * 100));
        else if (state.error)
            line += QStringLiteral(": ") + plainLine(state.error->oneLine());
        progressLine(line);
    } else if (m_follow && isTrouble(state.phase) && m_toldPhase != state.phase && state.error) {
        printError(*state.error);
    }
    m_toldPhase = state.phase;
}

std::optional<TimeRange> SyncCommand::completeRange() const
{
    const auto reader = m_cache->makeReader();
    if (!reader)
        return {};
    const Result<std::vector<Script>> scripts = (*reader)->scripts({});
    if (!scripts)
        return {};
    std::optional<TimeRange> complete;
    for (const Script &script : *scripts) {
        if (!m_scriptId.empty() && script.id != m_scriptId)
            continue;
        for (const RecordKind kind : {RecordKind::Runs, RecordKind::Logs}) {
            const Result<std::vector<TimeRange>> covered = (*reader)->coverage(script.id, kind, {});
            if (!covered || covered->empty())
                return {};
            const TimeRange &latest = covered->back();
            complete = complete ? complete->intersected(latest) : latest;
        }
    }
    if (!complete || complete->isEmpty())
        return {};
    return complete;
}

void SyncCommand::printSummary()
{
    const SyncState &state = m_sync->state();
    const double seconds = std::max<double>(double(m_elapsed.elapsed()), 1.0) / 1000.0;
    const auto rate = qint64(double(state.logsReceived + state.runsReceived) / seconds);
    QString line = tr("Synced %1 runs and %2 log entries in %3 s (%4 entries/s)")
                       .arg(count(state.runsReceived), count(state.logsReceived),
                            QString::number(seconds, 'f', 2), count(rate));
    if (state.recordsSkipped > 0)
        line += tr(", %1 records skipped that break the contract").arg(count(state.recordsSkipped));
    if (const std::optional<TimeRange> complete = completeRange()) {
        const bool fromBeginning = complete->from == TimeRange::all().from;
        line += fromBeginning ? tr("; complete up to %1").arg(showTime(complete->to, m_zone))
                              : tr("; complete from %1 to %2")
                                    .arg(showTime(complete->from, m_zone), showTime(complete->to, m_zone));
    } else {
        line += tr("; not complete yet");
    }
    print(line + QStringLiteral(".\n"));
}

int runSync(const QStringList &arguments)
{
    return SyncCommand().run(arguments);
}

} // namespace runglass::cli
