// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "selection/rememberedselection.h"

#include "filter/filterjson.h"
#include "timerange/rangetext.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace runglass {

namespace {

constexpr QLatin1String rangeName("range");
constexpr QLatin1String runsName("runs");
constexpr QLatin1String logsName("logs");
constexpr QLatin1String tabName("tab");
constexpr QLatin1String filterName("filter");
constexpr QLatin1String searchName("search");
constexpr QLatin1String sortName("sort");

QJsonObject tableJson(const RememberedSelection::Table &table)
{
    QJsonObject json;
    if (!table.filter.isEmpty())
        json.insert(filterName, toJson(table.filter));
    if (!table.search.isEmpty())
        json.insert(searchName, table.search);
    if (!table.sort.isEmpty())
        json.insert(sortName, table.sort);
    return json;
}

RememberedSelection::Table tableFrom(const QJsonObject &json)
{
    RememberedSelection::Table table;
    if (auto filter = filterFromJson(json.value(filterName).toObject()))
        table.filter = *std::move(filter);
    table.search = json.value(searchName).toString();
    table.sort = json.value(sortName).toString();
    return table;
}

} // namespace

QString toText(const RememberedSelection &selection)
{
    const QJsonObject json{{rangeName, printRange(selection.range)},
                           {runsName, tableJson(selection.runs)},
                           {logsName, tableJson(selection.logs)},
                           {tabName, selection.showsLogs ? QString(logsName) : QString(runsName)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

RememberedSelection rememberedSelectionFrom(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    RememberedSelection selection;
    if (auto range = parseRange(json.value(rangeName).toString()))
        selection.range = *range;
    selection.runs = tableFrom(json.value(runsName).toObject());
    selection.logs = tableFrom(json.value(logsName).toObject());
    selection.showsLogs = json.value(tabName).toString() == logsName;
    return selection;
}

} // namespace runglass
