// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/report.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QSysInfo>

#include <cmath>
#include <thread>

namespace runglass::bench {

namespace {

QString number(double value)
{
    const int digits = std::abs(value) >= 100 ? 0 : std::abs(value) >= 10 ? 1 : 2;
    return QLocale::c().toString(value, 'f', digits);
}

QString measured(const Figure &figure)
{
    if (figure.samples.empty())
        return QStringLiteral("not measured");
    if (figure.samples.size() == 1)
        return QStringLiteral("%1 %2").arg(number(figure.median()), figure.unit);
    return QStringLiteral("%1 %2 (%3–%4)")
        .arg(number(figure.median()), figure.unit, number(figure.lowest()), number(figure.highest()));
}

QString limit(const Figure &figure)
{
    if (!figure.limit)
        return {};
    const QString sign = figure.better == Figure::Better::Lower ? QStringLiteral("≤") : QStringLiteral("≥");
    return QStringLiteral("%1 %2 %3").arg(sign, number(*figure.limit), figure.unit);
}

QString processor()
{
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("model name"))
                return QString::fromUtf8(line.mid(line.indexOf(':') + 1).trimmed());
        }
    }
    return QSysInfo::currentCpuArchitecture();
}

} // namespace

QString machineLine()
{
    return QStringLiteral("%1, %2 cores, %3, Qt %4, %5")
        .arg(processor())
        .arg(std::thread::hardware_concurrency())
        .arg(QSysInfo::prettyProductName(), QString::fromLatin1(qVersion()),
             QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate));
}

QByteArray asTable(const std::vector<Figure> &figures)
{
    QList<QStringList> rows{{QStringLiteral("What"), QStringLiteral("Median (min–max)"),
                             QStringLiteral("Limit"), QStringLiteral("Reached")}};
    for (const Figure &figure : figures) {
        const QString reached = figure.samples.empty() || !figure.limit ? QString()
                                : figure.reached()                      ? QStringLiteral("yes")
                                                                        : QStringLiteral("NO");
        rows.append({figure.what, measured(figure), limit(figure), reached});
    }
    QList<qsizetype> widths{0, 0, 0, 0};
    for (const QStringList &row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    }
    const auto line = [&widths](const QStringList &row) {
        QStringList cells;
        for (qsizetype column = 0; column < row.size(); ++column)
            cells.append(row[column].leftJustified(widths[column]));
        return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
    };
    QString text = line(rows.takeFirst());
    QStringList rule;
    for (const qsizetype width : widths)
        rule.append(QString(width, QLatin1Char('-')));
    text += line(rule);
    for (const QStringList &row : rows)
        text += line(row);
    for (const Figure &figure : figures) {
        if (!figure.note.isEmpty())
            text += QStringLiteral("%1: %2\n").arg(figure.what, figure.note);
    }
    return text.toUtf8();
}

QByteArray asJson(const std::vector<Figure> &figures)
{
    QJsonArray list;
    for (const Figure &figure : figures) {
        QJsonArray samples;
        for (const double sample : figure.samples)
            samples.append(sample);
        QJsonObject object{{QStringLiteral("what"), figure.what},
                           {QStringLiteral("unit"), figure.unit},
                           {QStringLiteral("median"), figure.median()},
                           {QStringLiteral("samples"), samples},
                           {QStringLiteral("note"), figure.note}};
        if (!figure.peer.isEmpty())
            object[QStringLiteral("peer")] = figure.peer;
        if (figure.limit) {
            object[QStringLiteral("limit")] = *figure.limit;
            object[QStringLiteral("reached")] = figure.reached();
        }
        list.append(object);
    }
    return QJsonDocument(
               QJsonObject{{QStringLiteral("machine"), machineLine()}, {QStringLiteral("figures"), list}})
        .toJson();
}

} // namespace runglass::bench
