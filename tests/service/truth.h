// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <map>
#include <string>

namespace runglass::test {

/// Records by id, each written out in one line: two stores are equal when these are.
struct Rows
{
    std::map<std::string, std::string> runs;
    std::map<std::string, std::string> logs;
    bool doubled = false; ///< an id came twice

    friend bool operator==(const Rows &, const Rows &) = default;
};

/// How a RUN or LOG of the API is written out.
std::string lineOfRun(const QJsonObject &run);
std::string lineOfLog(const QJsonObject &log);

/// Everything a service lists from a time on, read page by page with Qt's own JSON and no code of the sync.
Rows rowsOfService(const QUrl &service, const QByteArray &key, Micros from = 0);
/// Everything in a cache.
Rows rowsOfCache(Cache &cache, Micros from = 0);
/// The first difference in words; empty when equal.
QString difference(const Rows &service, const Rows &cache);

} // namespace runglass::test
