// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cachecommand.h"
#include "command.h"
#include "plaintext.h"
#include "timearguments.h"

#include <algorithm>

namespace runglass::cli {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("runglass::cli::scripts", text);
}

} // namespace

int runScripts(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("runglass::cli::scripts", "Lists the scripts a cache knows."));
    const QCommandLineOption cacheFile(
        QStringLiteral("cache"), QCoreApplication::translate("runglass::cli::scripts", "The cache file."),
        QStringLiteral("FILE"));
    const QCommandLineOption utc(QStringLiteral("utc"),
                                 QCoreApplication::translate("runglass::cli::scripts", "Show times in UTC."));
    parser.addOptions({cacheFile, utc});
    if (const std::optional<int> status = readOptions(parser, arguments))
        return *status;
    if (!parser.positionalArguments().isEmpty())
        return wrongUsage(
            translated(QT_TRANSLATE_NOOP("runglass::cli::scripts", "scripts takes no arguments.")));
    if (!parser.isSet(cacheFile))
        return wrongUsage(translated(QT_TRANSLATE_NOOP("runglass::cli::scripts", "--cache is missing.")));

    Result<std::shared_ptr<Cache>> cache = CacheCommand::openToRead(parser.value(cacheFile));
    if (!cache) {
        printError(cache.error());
        return Failed;
    }
    Result<std::unique_ptr<CacheReader>> reader = (*cache)->makeReader();
    Result<std::vector<Script>> scripts =
        reader ? (*reader)->scripts({}) : Result<std::vector<Script>>(reader.error());
    if (!scripts) {
        printError(scripts.error());
        return Failed;
    }
    std::sort(scripts->begin(), scripts->end(), [](const Script &a, const Script &b) {
        return std::tie(a.name, a.id) < std::tie(b.name, b.id);
    });

    const QTimeZone zone = parser.isSet(utc) ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    std::vector<QStringList> rows{{translated(QT_TRANSLATE_NOOP("runglass::cli::scripts", "NAME")),
                                   translated(QT_TRANSLATE_NOOP("runglass::cli::scripts", "ID")),
                                   translated(QT_TRANSLATE_NOOP("runglass::cli::scripts", "LANGUAGE")),
                                   translated(QT_TRANSLATE_NOOP("runglass::cli::scripts", "STATUS")),
                                   translated(QT_TRANSLATE_NOOP("runglass::cli::scripts", ">TOTAL RUNS")),
                                   translated(QT_TRANSLATE_NOOP("runglass::cli::scripts", "LAST EXECUTED"))}};
    for (const Script &script : *scripts) {
        rows.push_back({plainLine(script.name), plainLine(script.id), plainLine(script.language),
                        plainLine(script.deploymentStatus), count(script.totalRuns),
                        script.lastExecutedAt ? showTime(*script.lastExecutedAt, zone) : QString()});
    }
    print(table(rows));
    return Done;
}

} // namespace runglass::cli
