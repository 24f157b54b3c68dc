// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cachecommand.h"
#include "command.h"
#include "grouping.h"
#include "queryarguments.h"
#include "statsoutput.h"

namespace runglass::cli {

namespace {

/// What `stats` was asked for.
class StatsCommand
{
    Q_DECLARE_TR_FUNCTIONS(runglass::cli::StatsCommand)

public:
    int run(const QStringList &arguments);

private:
    std::optional<int> readArguments(const QStringList &arguments);
    Result<QString> answer();
    template <class Stats, class Query>
    Result<QString> answer(CacheReader &reader, Query query) const;
    static Result<RunStats> figures(CacheReader &reader, const RunsQuery &query)
    {
        return reader.runStats(query, {});
    }
    static Result<LogStats> figures(CacheReader &reader, const LogsQuery &query)
    {
        return reader.logStats(query, {});
    }

    QueryArguments m_query;
    QString m_by;
    bool m_json = false;
};

int StatsCommand::run(const QStringList &arguments)
{
    if (const std::optional<int> status = readArguments(arguments))
        return *status;
    const Result<QString> text = answer();
    if (!text) {
        printError(text.error());
        return Failed;
    }
    print(*text);
    return Done;
}

std::optional<int> StatsCommand::readArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr(
        "Figures about the runs or the log entries in a cache; without --from and --to about all of them.\n"
        "T is a time like 2026-05-14T06:00:00Z, or a date: --from its start, --to its end."));
    const QCommandLineOption by(QStringLiteral("by"),
                                tr("One line per value of a column, per hour, or per day."),
                                QStringLiteral("COLUMN|hour|day"));
    const QCommandLineOption json(QStringLiteral("json"), tr("Print JSON."));
    m_query.addTo(parser);
    parser.addOptions({by, json});
    if (const std::optional<int> status = readOptions(parser, arguments))
        return status;
    if (const std::optional<int> status = m_query.read(parser))
        return status;
    m_json = parser.isSet(json);
    m_by = parser.value(by);
    if (parser.isSet(by) && !Grouping::names(m_query.isLogs()).contains(m_by))
        return wrongUsage(
            tr("--by takes one of %1.").arg(Grouping::names(m_query.isLogs()).join(QStringLiteral(", "))));
    return {};
}

template <class Stats, class Query>
Result<QString> StatsCommand::answer(CacheReader &reader, Query query) const
{
    query.range = m_query.range();
    query.filter = m_query.filter();
    if (m_by.isEmpty()) {
        const Result<Stats> stats = figures(reader, query);
        if (!stats)
            return stats.error();
        return m_json ? StatsOutput::json(*stats) : StatsOutput::text(*stats);
    }
    const Result<std::vector<Group>> groups = Grouping(m_by, m_query.zone()).read(reader, query);
    if (!groups)
        return groups.error();
    return m_json ? StatsOutput::groupsJson(*groups, m_by, m_query.isLogs())
                  : StatsOutput::groupsText(*groups, m_by, m_query.isLogs());
}

Result<QString> StatsCommand::answer()
{
    const Result<std::shared_ptr<Cache>> cache = CacheCommand::openToRead(m_query.cacheFile());
    if (!cache)
        return cache.error();
    const Result<std::unique_ptr<CacheReader>> reader = (*cache)->makeReader();
    if (!reader)
        return reader.error();
    const Result<std::vector<Script>> scripts = (*reader)->scripts({});
    if (!scripts)
        return scripts.error();
    const Result<Script> script = CacheCommand::findScript(*scripts, m_query.script());
    if (!script)
        return script.error();

    if (m_query.isLogs()) {
        LogsQuery query;
        query.scriptId = script->id;
        return answer<LogStats>(**reader, std::move(query));
    }
    RunsQuery query;
    query.scriptId = script->id;
    return answer<RunStats>(**reader, std::move(query));
}

} // namespace

int runStats(const QStringList &arguments)
{
    return StatsCommand().run(arguments);
}

} // namespace runglass::cli
