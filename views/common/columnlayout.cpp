// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/columnlayout.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace runglass {

namespace {

constexpr int narrowest = 32;
constexpr int widest = 4000;

const QString nameKey = QStringLiteral("name");
const QString widthKey = QStringLiteral("width");
const QString shownKey = QStringLiteral("shown");
const QString columnsKey = QStringLiteral("columns");

auto find(const ColumnLayout &layout, const QString &name)
{
    return std::find_if(layout.begin(), layout.end(), [&](const ColumnState &c) { return c.name == name; });
}

/// Where a column new to `layout` goes: behind the nearest one that stands before it in `defaults`.
ColumnLayout::const_iterator placeFor(const ColumnLayout &layout, const ColumnLayout &defaults,
                                      ColumnLayout::const_iterator column)
{
    while (column != defaults.begin()) {
        --column;
        if (const auto left = find(layout, column->name); left != layout.end())
            return left + 1;
    }
    return layout.begin();
}

} // namespace

QByteArray toBytes(const ColumnLayout &layout)
{
    QJsonArray columns;
    for (const ColumnState &column : layout)
        columns.append(
            QJsonObject{{nameKey, column.name}, {widthKey, column.width}, {shownKey, column.shown}});
    return QJsonDocument(QJsonObject{{columnsKey, columns}}).toJson(QJsonDocument::Compact);
}

ColumnLayout layoutFrom(const QByteArray &bytes, const ColumnLayout &defaults)
{
    ColumnLayout layout;
    const QJsonArray columns = QJsonDocument::fromJson(bytes).object().value(columnsKey).toArray();
    for (const QJsonValue &value : columns) {
        const QJsonObject object = value.toObject();
        const auto known = find(defaults, object.value(nameKey).toString());
        if (known == defaults.end() || find(layout, known->name) != layout.end())
            continue;
        const int width = object.value(widthKey).toInt(known->width);
        layout.push_back({known->name, std::clamp(width, narrowest, widest),
                          object.value(shownKey).toBool(known->shown), known->leads});
    }
    for (auto column = defaults.begin(); column != defaults.end(); ++column) {
        if (find(layout, column->name) == layout.end())
            layout.insert(column->leads ? layout.cbegin() : placeFor(layout, defaults, column), *column);
    }
    const bool anyShown = std::any_of(layout.begin(), layout.end(), [](const auto &c) { return c.shown; });
    return anyShown || bytes.isEmpty() ? layout : layoutFrom({}, defaults);
}

} // namespace runglass
