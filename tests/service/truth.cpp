// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/truth.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

namespace runglass::test {

namespace {

QJsonObject get(const QUrl &service, const QByteArray &key, const QString &path, const QUrlQuery &query = {})
{
    QUrl url = service;
    url.setPath(QStringLiteral("/api/public/monitoring/v1") + path);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setRawHeader("x-api-key", key);
    request.setDecompressedSafetyCheckThreshold(-1);
    QNetworkAccessManager network;
    QNetworkReply *reply = network.get(request);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    finished.wait(30'000);
    return QJsonDocument::fromJson(reply->readAll()).object();
}

std::string textOf(const QJsonValue &value)
{
    return value.toString().toStdString();
}

std::string line(const Run &run)
{
    const auto number = [](const std::optional<std::int64_t> &n) { return n ? std::to_string(*n) : "-"; };
    return run.scriptId + '|' + std::to_string(run.revision) + '|' + std::string(toApiWord(run.status)) +
           '|' + number(run.deploymentVersion) + '|' + number(run.responseTimeMs) + '|' + run.function + '|' +
           std::to_string(run.executedAt) + '|' + run.sourceType + '|' + run.source;
}

std::string line(const LogEntry &log)
{
    return log.scriptId + '|' + log.runId + '|' + std::string(toApiWord(log.level)) + '|' +
           std::to_string(log.time) + '|' + log.message;
}

void put(Rows &rows, std::map<std::string, std::string> &into, std::string id, std::string text)
{
    if (!into.emplace(std::move(id), std::move(text)).second)
        rows.doubled = true;
}

} // namespace

std::string lineOfRun(const QJsonObject &json)
{
    const auto integer = [](const QJsonValue &value) {
        return value.isDouble() ? std::optional<std::int64_t>(value.toInteger()) : std::nullopt;
    };
    Run run;
    run.scriptId = textOf(json[QLatin1String("script_id")]);
    run.revision = json[QLatin1String("revision")].toInteger();
    run.status = runStatusFromApiWord(textOf(json[QLatin1String("status")])).value_or(RunStatus::Unknown);
    run.deploymentVersion = integer(json[QLatin1String("deployment_version")]);
    if (run.status == RunStatus::Success)
        run.responseTimeMs = integer(json[QLatin1String("response_time_ms")]);
    run.function = textOf(json[QLatin1String("function")]);
    run.executedAt = parseRfc3339(textOf(json[QLatin1String("executed_at")])).value_or(0);
    run.sourceType = textOf(json[QLatin1String("source_type")]);
    run.source = textOf(json[QLatin1String("source")]);
    return line(run);
}

std::string lineOfLog(const QJsonObject &json)
{
    LogEntry log;
    log.scriptId = textOf(json[QLatin1String("script_id")]);
    log.runId = textOf(json[QLatin1String("run_id")]);
    log.level = logLevelFromApiWord(textOf(json[QLatin1String("level")])).value_or(LogLevel::Stdout);
    log.time = parseRfc3339(textOf(json[QLatin1String("timestamp")])).value_or(0);
    log.message = textOf(json[QLatin1String("message")]);
    return line(log);
}

Rows rowsOfService(const QUrl &service, const QByteArray &key, Micros from)
{
    Rows rows;
    const QJsonArray scripts =
        get(service, key, QStringLiteral("/scripts"))[QLatin1String("scripts")].toArray();
    for (const QJsonValue &script : scripts) {
        for (const QString &kind : {QStringLiteral("runs"), QStringLiteral("logs")}) {
            const bool logs = kind == QLatin1String("logs");
            QString cursor;
            do {
                QUrlQuery query{{QStringLiteral("limit"), QStringLiteral("5000")},
                                {QStringLiteral("from"), QString::fromStdString(formatRfc3339(from))}};
                if (!cursor.isEmpty())
                    query.addQueryItem(QStringLiteral("cursor"),
                                       QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
                const QJsonObject page =
                    get(service, key,
                        QStringLiteral("/scripts/%1/%2").arg(script[QLatin1String("id")].toString(), kind),
                        query);
                for (const QJsonValue &value : page[kind].toArray()) {
                    const QJsonObject record = value.toObject();
                    put(rows, logs ? rows.logs : rows.runs,
                        textOf(record[logs ? QLatin1String("log_id") : QLatin1String("run_id")]),
                        logs ? lineOfLog(record) : lineOfRun(record));
                }
                cursor = page[QLatin1String("next")].toString();
            } while (!cursor.isEmpty());
        }
    }
    return rows;
}

Rows rowsOfCache(Cache &cache, Micros from)
{
    Rows rows;
    const auto reader = cache.makeReader();
    if (!reader)
        return rows;
    const auto scripts = (*reader)->scripts({});
    for (const Script &script : *scripts) {
        const TimeRange range{from, TimeRange::all().to};
        RunsQuery runs;
        runs.scriptId = script.id;
        runs.range = range;
        const auto runSet = (*reader)->select(runs, {}, {});
        for (std::int64_t at = 0; at < (*runSet)->size(); at += 5000) {
            const auto page = (*reader)->runPage(**runSet, at, 5000, {});
            for (const RunRow &row : page->rows)
                put(rows, rows.runs, row.run.id, line(row.run));
        }
        LogsQuery logs;
        logs.scriptId = script.id;
        logs.range = range;
        const auto logSet = (*reader)->select(logs, {}, {});
        for (std::int64_t at = 0; at < (*logSet)->size(); at += 5000) {
            const auto page = (*reader)->logPage(**logSet, at, 5000, {});
            for (const LogRow &row : page->rows)
                put(rows, rows.logs, row.entry.id, line(row.entry));
        }
    }
    return rows;
}

QString difference(const Rows &service, const Rows &cache)
{
    if (service.doubled || cache.doubled)
        return QStringLiteral("an id came twice");
    const auto compare = [](const char *what, const auto &a, const auto &b) -> QString {
        for (const auto &[id, text] : a) {
            const auto found = b.find(id);
            if (found == b.end())
                return QStringLiteral("%1 %2 is missing in the cache (%3 of %4 there)")
                    .arg(QString::fromUtf8(what), QString::fromStdString(id))
                    .arg(b.size())
                    .arg(a.size());
            if (found->second != text)
                return QString::fromStdString(std::string(what) + ' ' + id + ": " + text +
                                              " in the service, " + found->second + " in the cache");
        }
        return a.size() == b.size() ? QString()
                                    : QStringLiteral("the cache has %1 too many").arg(b.size() - a.size());
    };
    const QString runs = compare("run", service.runs, cache.runs);
    return runs.isEmpty() ? compare("log", service.logs, cache.logs) : runs;
}

} // namespace runglass::test
