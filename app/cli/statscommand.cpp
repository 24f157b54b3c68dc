// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cachecommand.h"
#include "command.h"
#include "grouping.h"
#include "plaintext.h"
#include "statsoutput.h"
#include "timearguments.h"

#include "filter/filtertext.h"

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
    std::optional<int> readRange(const QCommandLineParser &parser, const QCommandLineOption &from,
                                 const QCommandLineOption &to);
    std::optional<int> readFilter(const QString &text);
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

    bool m_logs = false;
    QString m_cacheFile;
    QString m_script;
    TimeRange m_range = TimeRange::all();
    FilterSet m_filter;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
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
    const QCommandLineOption cacheFile(QStringLiteral("cache"), tr("The cache file."),
                                       QStringLiteral("FILE"));
    const QCommandLineOption script(QStringLiteral("script"), tr("Name or id of the script."),
                                    QStringLiteral("NAME"));
    const QCommandLineOption from(QStringLiteral("from"), tr("Not before this time."), QStringLiteral("T"));
    const QCommandLineOption to(QStringLiteral("to"), tr("Before this time."), QStringLiteral("T"));
    const QCommandLineOption utc(QStringLiteral("utc"), tr("Read dates and group hours and days in UTC."));
    const QCommandLineOption by(QStringLiteral("by"),
                                tr("One line per value of a column, per hour, or per day."),
                                QStringLiteral("COLUMN|hour|day"));
    const QCommandLineOption filter(QStringLiteral("filter"),
                                    tr("Only what fulfils this, e.g. \"status = failed and version >= 38\"."),
                                    QStringLiteral("EXPR"));
    const QCommandLineOption json(QStringLiteral("json"), tr("Print JSON."));
    parser.addOptions({cacheFile, script, from, to, utc, by, filter, json});
    parser.addPositionalArgument(QStringLiteral("what"), tr("runs or logs"), QStringLiteral("runs|logs"));
    if (const std::optional<int> status = readOptions(parser, arguments))
        return status;

    const QStringList what = parser.positionalArguments();
    if (what != QStringList{QStringLiteral("runs")} && what != QStringList{QStringLiteral("logs")})
        return wrongUsage(tr("stats wants to know one thing about what: runs or logs."));
    if (!parser.isSet(cacheFile))
        return wrongUsage(tr("--cache is missing."));
    if (!parser.isSet(script))
        return wrongUsage(tr("--script is missing."));
    m_logs = what.first() == QLatin1String("logs");
    m_cacheFile = parser.value(cacheFile);
    m_script = parser.value(script);
    m_json = parser.isSet(json);
    m_by = parser.value(by);
    if (parser.isSet(by) && !Grouping::names(m_logs).contains(m_by))
        return wrongUsage(
            tr("--by takes one of %1.").arg(Grouping::names(m_logs).join(QStringLiteral(", "))));
    if (parser.isSet(utc))
        m_zone = QTimeZone::utc();
    if (const std::optional<int> status = readFilter(parser.value(filter)))
        return status;
    return readRange(parser, from, to);
}

std::optional<int> StatsCommand::readRange(const QCommandLineParser &parser, const QCommandLineOption &from,
                                           const QCommandLineOption &to)
{
    const auto read = [&](const QCommandLineOption &option, DayEdge edge,
                          Micros &time) -> std::optional<int> {
        if (!parser.isSet(option))
            return {};
        const std::optional<Micros> value = readTime(parser.value(option), edge, m_zone);
        if (!value)
            return wrongUsage(
                tr("%1 is no time; write 2026-05-14 or 2026-05-14T06:00:00Z.").arg(parser.value(option)));
        time = *value;
        return {};
    };
    if (const auto status = read(from, DayEdge::Start, m_range.from))
        return status;
    if (const auto status = read(to, DayEdge::End, m_range.to))
        return status;
    if (m_range.isEmpty())
        return wrongUsage(tr("--from is not before --to."));
    return {};
}

std::optional<int> StatsCommand::readFilter(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    FilterParse parsed = parseFilter({utf8.constData(), static_cast<std::size_t>(utf8.size())},
                                     m_logs ? FilterSubject::Logs : FilterSubject::Runs);
    if (parsed.error) {
        const auto place = QString::fromUtf8(utf8.left(qsizetype(parsed.error->position))).size() + 1;
        return wrongUsage(tr("--filter, at character %1: %2").arg(place).arg(parsed.error->error.oneLine()));
    }
    m_filter = std::move(parsed.set);
    return {};
}

template <class Stats, class Query>
Result<QString> StatsCommand::answer(CacheReader &reader, Query query) const
{
    query.range = m_range;
    query.filter = m_filter;
    if (m_by.isEmpty()) {
        const Result<Stats> stats = figures(reader, query);
        if (!stats)
            return stats.error();
        return m_json ? StatsOutput::json(*stats) : StatsOutput::text(*stats);
    }
    const Result<std::vector<Group>> groups = Grouping(m_by, m_zone).read(reader, query);
    if (!groups)
        return groups.error();
    return m_json ? StatsOutput::groupsJson(*groups, m_by, m_logs)
                  : StatsOutput::groupsText(*groups, m_by, m_logs);
}

Result<QString> StatsCommand::answer()
{
    const Result<std::shared_ptr<Cache>> cache = CacheCommand::openToRead(m_cacheFile);
    if (!cache)
        return cache.error();
    const Result<std::unique_ptr<CacheReader>> reader = (*cache)->makeReader();
    if (!reader)
        return reader.error();
    const Result<std::vector<Script>> scripts = (*reader)->scripts({});
    if (!scripts)
        return scripts.error();
    const Result<Script> script = CacheCommand::findScript(*scripts, m_script);
    if (!script)
        return script.error();

    if (m_logs) {
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
