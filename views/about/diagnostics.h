// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "service/syncstate.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace runglass {

/// What is worth knowing when something does not work. Holds no key, no payload and no user information of a
/// URL, and nothing read from a run or log entry.
struct Diagnostics
{
    QString version;
    QString workspace;  ///< "profile", "demo", "file", or empty when nothing is open
    QString serviceUrl; ///< made by displayUrl(); empty without a service
    QString cacheFile;
    qint64 cacheBytes = 0; ///< with its WAL
    std::optional<SyncState> sync;
    QStringList timings; ///< of the start and of the event loop, a line each

    /// Lines "name: value", with what this process and this machine say of themselves added.
    QString toText() const;
};

/// The programs and libraries this one is made of: name and version.
QList<std::pair<QString, QString>> componentVersions(const QString &ownVersion);

} // namespace runglass
