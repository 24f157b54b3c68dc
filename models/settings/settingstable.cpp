// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/settingstable.h"

#include <array>

namespace runglass {

std::span<const SettingDefinition> settingsTable()
{
    using Type = SettingDefinition::Type;
    const auto text = [](const char *latin1) { return QString::fromLatin1(latin1); };
    const auto name = text;
    static const std::array table{
        SettingDefinition{Setting::Theme,
                          name("look/theme"),
                          Type::Choice,
                          text("system"),
                          {text("system"), text("light"), text("dark")},
                          {}},
        SettingDefinition{Setting::Density,
                          name("look/density"),
                          Type::Choice,
                          text("comfortable"),
                          {text("comfortable"), text("compact")},
                          {}},
        SettingDefinition{Setting::ShowUtc, name("look/utc"), Type::Bool, false, {}, {}},
        SettingDefinition{
            Setting::WindowGeometry, name("window/geometry"), Type::Bytes, QByteArray(), {}, {}},
        SettingDefinition{Setting::RunsColumns, name("runs/columns"), Type::Bytes, QByteArray(), {}, {}},
        SettingDefinition{Setting::LogsColumns, name("logs/columns"), Type::Bytes, QByteArray(), {}, {}},
        SettingDefinition{Setting::RunsSort, name("runs/sort"), Type::Text, QString(), {}, {}},
        SettingDefinition{Setting::LogsSort, name("logs/sort"), Type::Text, QString(), {}, {}},
        SettingDefinition{Setting::Keys, name("keys/changed"), Type::Map, QVariantMap(), {}, {}},
        SettingDefinition{Setting::LastProfile, name("last/profile"), Type::Text, QString(), {}, {}},
        SettingDefinition{Setting::LastScript, name("last/script"), Type::Map, QVariantMap(), {}, {}},
        SettingDefinition{
            Setting::LastTab, name("last/tab"), Type::Choice, text("runs"), {text("runs"), text("logs")}, {}},
        SettingDefinition{Setting::Selections, name("last/selections"), Type::Map, QVariantMap(), {}, {}},
        SettingDefinition{Setting::ChartKind,
                          name("chart/kind"),
                          Type::Choice,
                          text("time"),
                          {text("time"), text("distribution")},
                          {}},
        SettingDefinition{Setting::ChartLogScale, name("chart/logarithmic"), Type::Bool, true, {}, {}},
        SettingDefinition{Setting::ChartCollapsed, name("chart/collapsed"), Type::Bool, false, {}, {}},
        SettingDefinition{Setting::RecentRecords, name("last/records"), Type::Map, QVariantMap(), {}, {}},
        SettingDefinition{Setting::ChartBuckets,
                          name("chart/buckets"),
                          Type::Choice,
                          text("auto"),
                          {text("auto"), text("minute"), text("hour"), text("day")},
                          {}},
        SettingDefinition{Setting::ExportFolder, name("export/folder"), Type::Text, QString(), {}, {}},
        SettingDefinition{Setting::ExportGuard, name("export/guard"), Type::Bool, true, {}, {}},
        SettingDefinition{
            Setting::CompareGeometry, name("compare/geometry"), Type::Bytes, QByteArray(), {}, {}},
        SettingDefinition{Setting::RecentFiles, name("files/recent"), Type::Map, QVariantMap(), {}, {}},
        SettingDefinition{Setting::RecordPlace,
                          name("record/place"),
                          Type::Choice,
                          text("right"),
                          {text("right"), text("below"), text("window")},
                          {}},
        SettingDefinition{
            Setting::RecordGeometry, name("record/geometry"), Type::Bytes, QByteArray(), {}, {}},
        SettingDefinition{Setting::RecordSizes, name("record/sizes"), Type::Map, QVariantMap(), {}, {}},
        SettingDefinition{Setting::JsonTree, name("json/tree"), Type::Bool, false, {}, {}},
        SettingDefinition{Setting::JsonWrapped, name("json/wrapped"), Type::Bool, false, {}, {}},
    };
    return table;
}

} // namespace runglass
