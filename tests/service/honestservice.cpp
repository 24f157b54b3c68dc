// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/honestservice.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace runglass::test {

namespace {

QString idOf(const QString &script, QLatin1String letter, int index)
{
    return (script == QLatin1String("s") ? QString() : script) + letter + QString::number(index);
}

QString timeText(Micros time)
{
    return QString::fromStdString(formatRfc3339(time));
}

} // namespace

Micros HonestService::newest()
{
    static const Micros time = *parseRfc3339("2026-05-14T12:00:00Z");
    return time;
}

QJsonObject HonestService::logAt(int index, const QString &script)
{
    return {{QStringLiteral("log_id"), idOf(script, QLatin1String("l"), index)},
            {QStringLiteral("run_id"), idOf(script, QLatin1String("r"), index / 10)},
            {QStringLiteral("script_id"), script},
            {QStringLiteral("level"), QStringLiteral("info")},
            {QStringLiteral("message"), QStringLiteral("line %1").arg(index)},
            {QStringLiteral("timestamp"), timeText(newest() - index / 2 * microsPerSecond)}};
}

QJsonObject HonestService::runAt(int index, const QString &script)
{
    return {{QStringLiteral("run_id"), idOf(script, QLatin1String("r"), index)},
            {QStringLiteral("script_id"), script},
            {QStringLiteral("status"), QStringLiteral("success")},
            {QStringLiteral("response_time_ms"), index},
            {QStringLiteral("executed_at"), timeText(newest() - index * 10 * microsPerSecond)}};
}

FakeAnswer HonestService::json(const QJsonObject &object)
{
    FakeAnswer answer;
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

FakeAnswer HonestService::noChanges()
{
    return json({{QStringLiteral("runs"), QJsonArray()},
                 {QStringLiteral("logs"), QJsonArray()},
                 {QStringLiteral("next"), QStringLiteral("now")},
                 {QStringLiteral("more"), false}});
}

FakeAnswer HonestService::page(const FakeRequest &request, const QString &list,
                               const QList<QJsonObject> &records)
{
    const auto value = [&](const char *name) {
        return request.query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    };
    const auto time = [&](const char *name, Micros otherwise) {
        return parseRfc3339(value(name).toStdString()).value_or(otherwise);
    };
    const Micros from = time("from", std::numeric_limits<Micros>::min());
    const Micros to = time("to", std::numeric_limits<Micros>::max());
    const QString timeName =
        list == QLatin1String("logs") ? QStringLiteral("timestamp") : QStringLiteral("executed_at");
    QJsonArray chosen;
    int index = value("cursor").toInt();
    for (; index < records.size() && chosen.size() < value("limit").toInt(); ++index) {
        const Micros at = parseRfc3339(records[index][timeName].toString().toStdString()).value_or(from);
        if (at >= from && at < to)
            chosen.append(records[index]);
    }
    return json({{list, chosen},
                 {QStringLiteral("next"), index < records.size() ? QJsonValue(QString::number(index))
                                                                 : QJsonValue(QJsonValue::Null)}});
}

FakeAnswer HonestService::answer(const FakeRequest &request)
{
    return answerFor({QStringLiteral("s")}, request);
}

FakeAnswer HonestService::answerFor(const QStringList &scripts, const FakeRequest &request)
{
    if (request.path == QLatin1String("/changes"))
        return noChanges();
    if (request.path == QLatin1String("/scripts")) {
        QJsonArray list;
        for (const QString &script : scripts)
            list.append(
                QJsonObject{{QStringLiteral("id"), script}, {QStringLiteral("name"), script.toUpper()}});
        return json({{QStringLiteral("scripts"), list}});
    }
    const QString script = request.path.section(QLatin1Char('/'), 2, 2);
    const QString list = request.path.section(QLatin1Char('/'), 3);
    if (list == QLatin1String("deployments"))
        return json({{list, QJsonArray()}});
    const bool logs = list == QLatin1String("logs");
    QList<QJsonObject> records;
    for (int i = 0; i < (logs ? logCount : runCount); ++i)
        records.append(logs ? logAt(i, script) : runAt(i, script));
    return page(request, list, records);
}

Rows HonestService::truth(const QStringList &scripts)
{
    Rows rows;
    for (const QString &script : scripts) {
        for (int i = 0; i < logCount; ++i)
            rows.logs.emplace(idOf(script, QLatin1String("l"), i).toStdString(), lineOfLog(logAt(i, script)));
        for (int i = 0; i < runCount; ++i)
            rows.runs.emplace(idOf(script, QLatin1String("r"), i).toStdString(), lineOfRun(runAt(i, script)));
    }
    return rows;
}

} // namespace runglass::test
