// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>
#include <QSettings>
#include <QString>
#include <QVariant>

#include <optional>
#include <span>

namespace runglass {

struct SettingDefinition;

/// Everything that is remembered between two starts, except profiles and keys. The one table in
/// settingstable.cpp gives each its name in the file, its default, its type and its older names.
enum class Setting {
    Theme,           ///< "system", "light", "dark"
    Density,         ///< "comfortable", "compact"
    ShowUtc,         ///< bool: UTC instead of the local zone
    WindowGeometry,  ///< QByteArray
    RunsColumns,     ///< QByteArray, as TableHeaderState writes it
    LogsColumns,     ///< QByteArray
    RunsSort,        ///< column's name and "asc" or "desc", e.g. "executed_on desc"; empty: as it comes
    LogsSort,        ///< the same
    Keys,            ///< list of key sequences as portable text by command: QVariantMap of QVariantList
    LastProfile,     ///< id
    LastScript,      ///< script id by profile id: QVariantMap
    LastTab,         ///< "runs", "logs"
    Selections,      ///< RememberedSelection as text by profile id, line feed, script id: QVariantMap
    ChartKind,       ///< "time", "distribution"
    ChartLogScale,   ///< bool: response times on a logarithmic scale
    ChartCollapsed,  ///< bool
    RecentRecords,   ///< runs opened last by profile id: QVariantMap of lists of script id, line feed, run id
    ChartBuckets,    ///< "auto", "minute", "hour", "day"
    ExportFolder,    ///< where the last export went; empty: not yet
    ExportGuard,     ///< bool: CSV cells that look like formulas get a ' in front
    CompareGeometry, ///< QByteArray, of the window with a comparison
    RecentFiles,     ///< sets of opened files, latest first: QVariantMap with one list of texts
    RecordPlace,     ///< "right", "below", "window"
    RecordGeometry,  ///< QByteArray, of the window with a record
    RecordSizes,     ///< how a record, its parts and the list share the room: QVariantMap of lists of pixels
    JsonTree,        ///< bool: documents are shown as trees
    JsonWrapped,     ///< bool: long lines of documents are wrapped
};

/// The settings file. GUI thread. Wrong types and unknown values in the file read as the default.
///
/// A value found only under an older name is moved to its present one, and the older one removed, when the
/// file is opened. A file that can't be read as settings is copied aside before it is written to.
class Settings : public QObject
{
    Q_OBJECT

public:
    /// `file`: an INI file; made 0600 at the first change, its folder 0700.
    explicit Settings(const QString &file, QObject *parent = nullptr);
    /// With another table, which must outlive this.
    Settings(const QString &file, std::span<const SettingDefinition> table, QObject *parent = nullptr);

    QVariant value(Setting setting) const;
    void setValue(Setting setting, const QVariant &value);

    /// Where the file was copied because it could not be read, if it was.
    const std::optional<QString> &setAsideAs() const { return m_setAsideAs; }

Q_SIGNALS:
    void changed(runglass::Setting setting);

private:
    const SettingDefinition &definition(Setting setting) const;
    void adoptOldNames();

    std::span<const SettingDefinition> m_table;
    QSettings m_file;
    std::optional<QString> m_setAsideAs;
};

} // namespace runglass
