// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/places.h"

#include <QStandardPaths>

namespace runglass {

Places Places::standard()
{
    const auto place = [](QStandardPaths::StandardLocation location) {
        return QStandardPaths::writableLocation(location) + QStringLiteral("/runglass");
    };
    return {place(QStandardPaths::GenericConfigLocation), place(QStandardPaths::GenericCacheLocation),
            place(QStandardPaths::GenericDataLocation)};
}

Places Places::below(const QString &folder)
{
    return {folder + QStringLiteral("/config"), folder + QStringLiteral("/cache"),
            folder + QStringLiteral("/data")};
}

QString Places::settingsFile() const
{
    return config + QStringLiteral("/settings.ini");
}

QString Places::profilesFile() const
{
    return config + QStringLiteral("/profiles.json");
}

QString Places::keyFolder() const
{
    return config + QStringLiteral("/keys");
}

QString Places::logFile() const
{
    return cache + QStringLiteral("/log/runglass.log");
}

QString Places::savedFiltersFile() const
{
    return data + QStringLiteral("/filters.json");
}

QString Places::marksFile() const
{
    return data + QStringLiteral("/marks.sqlite");
}

QString Places::cacheFolderOf(const QString &profileId) const
{
    return cache + QStringLiteral("/profiles/") + profileId;
}

QString Places::cacheFileOf(const QString &profileId) const
{
    return cacheFolderOf(profileId) + QStringLiteral("/cache.db");
}

} // namespace runglass
