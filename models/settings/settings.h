// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>
#include <QSettings>
#include <QString>
#include <QVariant>

namespace runglass {

/// Everything that is remembered between two starts, except profiles and keys. The one table in settings.cpp
/// gives each its name in the file, its default, its type and its older names.
enum class Setting {
    Theme,          ///< "system", "light", "dark"
    Density,        ///< "comfortable", "compact"
    ShowUtc,        ///< bool: UTC instead of the local zone
    WindowGeometry, ///< QByteArray
    RunsColumns,    ///< QByteArray, as TableHeaderState writes it
    LogsColumns,    ///< QByteArray
    LastProfile,    ///< id
    LastScript,     ///< script id by profile id: QVariantMap
    LastTab,        ///< "runs", "logs"
};

/// The settings file. GUI thread. Wrong types and unknown values in the file read as the default.
class Settings : public QObject
{
    Q_OBJECT

public:
    /// `file`: an INI file; made 0600 at the first change, its folder 0700.
    explicit Settings(const QString &file, QObject *parent = nullptr);

    QVariant value(Setting setting) const;
    void setValue(Setting setting, const QVariant &value);

Q_SIGNALS:
    void changed(runglass::Setting setting);

private:
    QSettings m_file;
};

} // namespace runglass
