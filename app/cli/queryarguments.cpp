// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "queryarguments.h"

#include "command.h"
#include "timearguments.h"

#include "cache/filterevaluation.h"
#include "filter/filtertext.h"

namespace runglass::cli {

QueryArguments::QueryArguments()
    : m_cacheOption(QStringLiteral("cache"), tr("The cache file."), QStringLiteral("FILE"))
    , m_scriptOption(QStringLiteral("script"), tr("Name or id of the script."), QStringLiteral("NAME"))
    , m_fromOption(QStringLiteral("from"), tr("Not before this time."), QStringLiteral("T"))
    , m_toOption(QStringLiteral("to"), tr("Before this time."), QStringLiteral("T"))
    , m_utcOption(QStringLiteral("utc"), tr("Read dates and group hours and days in UTC."))
    , m_filterOption(QStringLiteral("filter"),
                     tr("Only what fulfils this, e.g. \"status = failed and version >= 38\"."),
                     QStringLiteral("EXPR"))
{
}

void QueryArguments::addTo(QCommandLineParser &parser) const
{
    parser.addOptions({m_cacheOption, m_scriptOption, m_fromOption, m_toOption, m_utcOption, m_filterOption});
    parser.addPositionalArgument(QStringLiteral("what"), tr("runs or logs"), QStringLiteral("runs|logs"));
}

std::optional<int> QueryArguments::read(const QCommandLineParser &parser)
{
    const QStringList what = parser.positionalArguments();
    if (what != QStringList{QStringLiteral("runs")} && what != QStringList{QStringLiteral("logs")})
        return wrongUsage(tr("The command wants to know one thing about what: runs or logs."));
    if (!parser.isSet(m_cacheOption))
        return wrongUsage(tr("--cache is missing."));
    if (!parser.isSet(m_scriptOption))
        return wrongUsage(tr("--script is missing."));
    m_logs = what.first() == QLatin1String("logs");
    m_cacheFile = parser.value(m_cacheOption);
    m_script = parser.value(m_scriptOption);
    if (parser.isSet(m_utcOption))
        m_zone = QTimeZone::utc();
    if (const std::optional<int> status = readFilter(parser.value(m_filterOption)))
        return status;
    return readRange(parser);
}

std::optional<int> QueryArguments::readRange(const QCommandLineParser &parser)
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
    if (const auto status = read(m_fromOption, DayEdge::Start, m_range.from))
        return status;
    if (const auto status = read(m_toOption, DayEdge::End, m_range.to))
        return status;
    if (m_range.isEmpty())
        return wrongUsage(tr("--from is not before --to."));
    return {};
}

std::optional<int> QueryArguments::readFilter(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    FilterParse parsed = parseFilter({utf8.constData(), static_cast<std::size_t>(utf8.size())},
                                     m_logs ? FilterSubject::Logs : FilterSubject::Runs);
    if (parsed.error) {
        const auto place = QString::fromUtf8(utf8.left(qsizetype(parsed.error->position))).size() + 1;
        return wrongUsage(tr("--filter, at character %1: %2").arg(place).arg(parsed.error->error.oneLine()));
    }
    if (filterevaluation::usesMarks(parsed.set))
        return wrongUsage(tr("--filter: reviewed, bookmarked and note are known to the window only. Leave "
                             "them out."));
    m_filter = std::move(parsed.set);
    return {};
}

} // namespace runglass::cli
