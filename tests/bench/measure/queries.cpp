// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/queries.h"

#include "cache/cache.h"
#include "measure/stopwatch.h"

#include <functional>

namespace runglass::bench {

namespace {

Condition contains(const char *text)
{
    return {FilterColumn::Message, FilterOperator::Contains, {std::string(text)}};
}

Condition levelIs(LogLevel level)
{
    return {FilterColumn::Level, FilterOperator::Equal, {static_cast<std::int64_t>(level)}};
}

class LogQueries
{
public:
    LogQueries(const Setting &setting, std::shared_ptr<Cache> cache, std::string scriptId)
        : m_setting(setting)
        , m_cache(std::move(cache))
        , m_scriptId(std::move(scriptId))
    {
    }

    std::vector<Figure> measure()
    {
        count("rare word", {contains("zeppelin")}, 68);
        count("frequent word", {contains("invoice")}, 249);
        count("absent word", {contains("flibbertigibbet")}, 65);
        count("five literal conditions, all",
              {contains("invoice"), contains("shard"), contains("retr"), contains("total"),
               levelIs(LogLevel::Info)},
              150);
        FilterSet any{FilterSet::Join::Or,
                      {contains("zeppelin"), contains("batch"), contains("shard 1"), contains("eu-west-7"),
                       contains("absentword")}};
        count("five literal conditions, one of them", any, 150);
        count("regular expression",
              {Condition{FilterColumn::Message, FilterOperator::Matches, {std::string("page \\d+ of .*7$")}}},
              1500);
        count("regular expression without a literal",
              {Condition{FilterColumn::Message, FilterOperator::Matches, {std::string("[0-9]{5}")}}}, 1500);
        count("level", {levelIs(LogLevel::Error)}, {});
        firstPage("no filter", {}, 30);
        firstPage("frequent word", {contains("invoice")}, 30);
        firstPage("rare word", {contains("zeppelin")}, 30);
        firstPage("level and frequent word", {levelIs(LogLevel::Error), contains("invoice")}, 30);
        firstPage("no hit", {contains("flibbertigibbet")}, 60);
        byLevelAndHour();
        sorted("time, ascending", LogColumn::Timestamp, SortOrder::Ascending, 300);
        sorted("level", LogColumn::Level, SortOrder::Ascending, 300);
        sorted("message", LogColumn::Message, SortOrder::Ascending, 3000);
        sorted("log id", LogColumn::LogId, SortOrder::Ascending, {});
        sorted("run id", LogColumn::RunId, SortOrder::Ascending, {});
        pages();
        return std::move(m_figures);
    }

private:
    LogsQuery query(FilterSet filter) const
    {
        LogsQuery query;
        query.scriptId = m_scriptId;
        query.filter = std::move(filter);
        return query;
    }

    /// Takes a figure; `work` gets a fresh range, so that no answer is known yet.
    void take(const QString &what, std::optional<double> limit,
              const std::function<double(LogsQuery, CacheReader &)> &work, FilterSet filter = {})
    {
        Figure figure{what, QStringLiteral("ms"), {}, limit, Figure::Better::Lower, {}, {}};
        const auto reader = m_cache->makeReader();
        if (!reader) {
            figure.note = reader.error().oneLine();
        } else {
            for (int round = -1; round < m_setting.repeats; ++round) {
                LogsQuery asked = query(filter);
                asked.range.from += ++m_asked;
                const double time = work(std::move(asked), **reader);
                if (round >= 0)
                    figure.samples.push_back(time);
            }
        }
        m_figures.push_back(std::move(figure));
    }

    void count(const char *what, FilterSet filter, std::optional<double> limit)
    {
        take(
            QStringLiteral("Logs, exact count: %1").arg(QLatin1String(what)), limit,
            [](const LogsQuery &asked, CacheReader &reader) {
                const Stopwatch watch;
                (void)reader.count(asked, CancelToken());
                return watch.milliseconds();
            },
            std::move(filter));
    }
    void count(const char *what, std::initializer_list<Condition> conditions, std::optional<double> limit)
    {
        count(what, all(conditions), limit);
    }
    static FilterSet all(std::initializer_list<Condition> conditions)
    {
        FilterSet filter;
        for (const Condition &condition : conditions)
            filter.items.emplace_back(condition);
        return filter;
    }

    void firstPage(const char *what, std::initializer_list<Condition> conditions, double limit)
    {
        take(
            QStringLiteral("Logs, first page: %1").arg(QLatin1String(what)), limit,
            [](const LogsQuery &asked, CacheReader &reader) {
                QueryEvents<LogRow> events;
                const Stopwatch watch;
                double first = 0;
                events.firstPageRows = 64;
                events.firstPage = [&](const Page<LogRow> &) { first = watch.milliseconds(); };
                (void)reader.select(asked, events, CancelToken());
                return first;
            },
            all(conditions));
    }

    void byLevelAndHour()
    {
        take(QStringLiteral("Logs, counts by level and 720 intervals"), 20,
             [this](const LogsQuery &asked, CacheReader &reader) {
                 const Stopwatch watch;
                 (void)reader.logBuckets(asked, borders(reader), CancelToken());
                 return watch.milliseconds();
             });
    }

    const std::vector<Micros> &borders(CacheReader &reader)
    {
        if (!m_borders.empty())
            return m_borders;
        LogsQuery newest = query({});
        const auto rows = reader.select(newest, QueryEvents<LogRow>{}, CancelToken());
        if (!rows || (*rows)->size() == 0)
            return m_borders;
        const auto first = reader.logPage(**rows, 0, 1, CancelToken());
        const auto last = reader.logPage(**rows, (*rows)->size() - 1, 1, CancelToken());
        if (!first || !last)
            return m_borders;
        const Micros begin = last->rows.front().entry.time;
        const Micros step = (first->rows.front().entry.time - begin) / 720 + 1;
        for (int i = 0; i <= 720; ++i)
            m_borders.push_back(begin + i * step);
        return m_borders;
    }

    void sorted(const char *what, LogColumn column, SortOrder order, std::optional<double> limit)
    {
        take(QStringLiteral("Logs, sorted by %1").arg(QLatin1String(what)), limit,
             [=](LogsQuery asked, CacheReader &reader) {
                 asked.sort = column;
                 asked.order = order;
                 const Stopwatch watch;
                 (void)reader.select(asked, QueryEvents<LogRow>{}, CancelToken());
                 return watch.milliseconds();
             });
    }

    /// A screen of rows at places all over the answer.
    void pages()
    {
        for (const LogColumn column : {LogColumn::Timestamp, LogColumn::Message}) {
            RowSetPointer rows;
            std::int64_t at = 0;
            take(column == LogColumn::Timestamp ? QStringLiteral("Logs, rows anywhere, by time")
                                                : QStringLiteral("Logs, rows anywhere, by message"),
                 30, [&](LogsQuery asked, CacheReader &reader) {
                     asked.sort = column;
                     if (!rows) {
                         const auto found = reader.select(asked, QueryEvents<LogRow>{}, CancelToken());
                         if (!found)
                             return 0.0;
                         rows = *found;
                     }
                     at = (at + 6'180'339) % std::max<std::int64_t>(rows->size(), 1);
                     const Stopwatch watch;
                     (void)reader.logPage(*rows, at, 64, CancelToken());
                     return watch.milliseconds();
                 });
        }
    }

    const Setting &m_setting;
    const std::shared_ptr<Cache> m_cache;
    const std::string m_scriptId;
    std::vector<Figure> m_figures;
    std::vector<Micros> m_borders;
    Micros m_asked = 0;
};

} // namespace

std::vector<Figure> measureLogQueries(const Setting &setting, const QString &file)
{
    Cache::Options options;
    options.readOnly = true;
    const auto cache = Cache::open(file, options);
    if (!cache)
        return {{QStringLiteral("Logs"), {}, {}, {}, {}, cache.error().oneLine(), {}}};
    const auto reader = (*cache)->makeReader();
    if (!reader)
        return {{QStringLiteral("Logs"), {}, {}, {}, {}, reader.error().oneLine(), {}}};
    const auto scripts = (*reader)->scripts(CancelToken());
    if (!scripts || scripts->empty())
        return {{QStringLiteral("Logs"), {}, {}, {}, {}, QStringLiteral("There is no script."), {}}};
    return LogQueries(setting, *cache, scripts->front().id).measure();
}

} // namespace runglass::bench
