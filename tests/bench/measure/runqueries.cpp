// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/runqueries.h"

#include "cache/cache.h"
#include "generator/cachefile.h"
#include "measure/stopwatch.h"

#include <QFile>

#include <array>
#include <functional>

namespace runglass::bench {

namespace {

using Text = std::string;

Figure figureOf(const QString &what, std::optional<double> limit)
{
    Figure figure;
    figure.what = what;
    figure.unit = QStringLiteral("ms");
    figure.limit = limit;
    return figure;
}

/// Answers one kind of question after the other with one reader.
class RunQueries
{
public:
    RunQueries(const Setting &setting, const QString &file, const generator::Shape &shape)
        : m_setting(setting)
        , m_file(file)
        , m_shape(shape)
    {
        m_all.scriptId = shape.scriptId;
        m_filtered = m_all;
        m_filtered.filter.items = {
            Condition{FilterColumn::Status, FilterOperator::Equal, {std::int64_t(RunStatus::Success)}},
            Condition{FilterColumn::Version, FilterOperator::GreaterOrEqual, {std::int64_t{5}}},
            Condition{FilterColumn::ResponseTime, FilterOperator::Less, {std::int64_t{5000}}},
            Condition{FilterColumn::Function, FilterOperator::NotEqual, {Text("rotate_tokens")}},
            Condition{FilterColumn::Source, FilterOperator::Contains, {Text("o")}}};
    }

    std::vector<Figure> measure()
    {
        opening();
        m_cache = open();
        if (!m_cache)
            return std::move(m_figures);
        auto reader = m_cache->makeReader();
        if (!reader)
            return std::move(m_figures);
        m_reader = std::move(*reader);
        (void)m_reader->runStats(m_all, {});
        figures();
        filters();
        marks();
        orders();
        return std::move(m_figures);
    }

private:
    std::shared_ptr<Cache> open()
    {
        auto cache = Cache::open(m_file, {});
        return cache ? std::move(*cache) : nullptr;
    }

    void add(const QString &what, double limit, const std::function<bool()> &once)
    {
        Figure figure = figureOf(what, limit);
        for (int i = 0; i < m_setting.repeats; ++i) {
            const Stopwatch watch;
            if (!once()) {
                figure.note = QStringLiteral("no answer");
                break;
            }
            figure.samples.push_back(watch.milliseconds());
        }
        m_figures.push_back(std::move(figure));
    }

    void opening()
    {
        Figure first = figureOf(QStringLiteral("Runs: open the cache to the first 100 rows"), {});
        Figure load = figureOf(QStringLiteral("Runs: load into memory, with the figures"), 70);
        Figure ids = figureOf(QStringLiteral("Runs: load their ids at the first search"), {});
        for (int i = 0; i < m_setting.repeats; ++i) {
            Stopwatch opened;
            const auto cache = open();
            auto reader = cache ? cache->makeReader() : Result<std::unique_ptr<CacheReader>>(UserError());
            if (!reader)
                break;
            QueryEvents<RunRow> events;
            events.firstPage = [&](Page<RunRow>) { first.samples.push_back(opened.milliseconds()); };
            Stopwatch loaded;
            if (!(*reader)->runStats(m_all, {}))
                break;
            load.samples.push_back(loaded.milliseconds());
            RunsQuery search = m_all;
            search.search = "0af7";
            Stopwatch searched;
            if (!(*reader)->count(search, {}))
                break;
            ids.samples.push_back(searched.milliseconds());

            const auto fresh = open();
            opened = Stopwatch();
            if (fresh) {
                if (auto other = fresh->makeReader())
                    (void)(*other)->select(m_all, events, {});
            }
        }
        m_figures = {first, load, ids};
    }

    void figures()
    {
        add(QStringLiteral("Runs: P50, P90, P99 and counts, all runs"), 10,
            [&] { return m_reader->runStats(m_all, {}).ok(); });
        add(QStringLiteral("Runs: P50, P90, P99 and counts under a filter of five conditions"), 10,
            [&] { return m_reader->runStats(m_filtered, {}).ok(); });
        std::vector<Micros> borders;
        const Micros length = m_shape.days * microsPerDay;
        for (int i = 0; i <= 720; ++i)
            borders.push_back(m_shape.end - length + length / 720 * i);
        add(QStringLiteral("Runs: 720 buckets of P50, P90, P99 and counts, all runs"), 15,
            [&] { return m_reader->runBuckets(m_all, borders, {}).ok(); });
        add(QStringLiteral("Runs: 720 buckets under a filter of five conditions"), 15,
            [&] { return m_reader->runBuckets(m_filtered, borders, {}).ok(); });
        std::vector<std::int64_t> durations;
        for (int i = 0; i <= 60; ++i)
            durations.push_back(i * i * i * 3);
        add(QStringLiteral("Runs: distribution of response times"), 10,
            [&] { return m_reader->durationCounts(m_all, durations, {}).ok(); });
        add(QStringLiteral("Runs: figures by source"), 100,
            [&] { return m_reader->runGroups(m_all, RunColumn::Source, {}).ok(); });
    }

    void filters()
    {
        add(QStringLiteral("Runs: count under a filter of five conditions"), 10,
            [&] { return m_reader->count(m_filtered, {}).ok(); });
        RunsQuery query = m_all;
        query.filter.items = {Condition{FilterColumn::RunId, FilterOperator::Contains, {Text("0af7")}}};
        add(QStringLiteral("Runs: count where the Run ID contains four letters"), 50,
            [&] { return m_reader->count(query, {}).ok(); });
        query = m_all;
        query.search = "0af7";
        add(QStringLiteral("Runs: first rows and answer of a search in all columns"), 50, [&] {
            QueryEvents<RunRow> events;
            events.firstPage = [](Page<RunRow>) {};
            return m_reader->select(query, events, {}).ok();
        });
        query.search = "payroll";
        add(QStringLiteral("Runs: the same for a word that is no part of an id"), 10, [&] {
            QueryEvents<RunRow> events;
            events.firstPage = [](Page<RunRow>) {};
            return m_reader->select(query, events, {}).ok();
        });
    }

    /// Every hundredth run is marked, as after years of looking at failures.
    void marks()
    {
        const auto rows = m_reader->select(m_all, {}, {});
        std::vector<MarkedRun> marked;
        for (std::int64_t at = 0; rows && at < (*rows)->size(); at += 100) {
            if (const auto page = m_reader->runPage(**rows, at, 1, {}); page && !page->rows.empty())
                marked.push_back({page->rows.front().run.id,
                                  m_all.scriptId,
                                  {at % 3 != 0, at % 5 == 0, at % 7 == 0 ? "looked into it" : ""}});
        }
        RunsQuery query = m_all;
        query.marks = Marks().with(marked);
        query.filter.items = {
            Condition{FilterColumn::Status, FilterOperator::Equal, {std::int64_t(RunStatus::Failed)}},
            Condition{FilterColumn::Reviewed, FilterOperator::Equal, {std::int64_t{0}}}};
        add(QStringLiteral("Runs: count of failed, not reviewed, every hundredth run marked"), 10,
            [&] { return m_reader->count(query, {}).ok(); });
        query.filter.items = {Condition{FilterColumn::Note, FilterOperator::Contains, {Text("looked")}}};
        add(QStringLiteral("Runs: count where the note contains a word"), 10,
            [&] { return m_reader->count(query, {}).ok(); });
    }

    void orders()
    {
        static constexpr std::array names{"Run ID",   "Status",      "Deployment Version", "Response Time",
                                          "Function", "Executed On", "Source Type",        "Source"};
        for (std::size_t i = 0; i < names.size(); ++i) {
            RunsQuery query = m_all;
            query.sort = static_cast<RunColumn>(i);
            query.order = i % 2 == 0 ? SortOrder::Ascending : SortOrder::Descending;
            add(QStringLiteral("Runs: sorted by %1").arg(QLatin1String(names[i])), 100, [&] {
                QueryEvents<RunRow> events;
                events.firstPage = [](Page<RunRow>) {};
                return m_reader->select(query, events, {}).ok();
            });
        }
    }

    const Setting &m_setting;
    const QString m_file;
    const generator::Shape m_shape;
    RunsQuery m_all;
    RunsQuery m_filtered;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<CacheReader> m_reader;
    std::vector<Figure> m_figures;
};

} // namespace

std::vector<Figure> measureRunQueries(const Setting &setting)
{
    generator::Shape shape;
    shape.runs = setting.largeCount();
    shape.logs = 0;
    const QString file = setting.scratchFile(QStringLiteral("runs.runglass"));
    if (const Result<void> made = generator::writeCacheFile(generator::Dataset(shape), file); !made) {
        Figure failed = figureOf(QStringLiteral("Runs"), {});
        failed.note = made.error().oneLine();
        return {failed};
    }
    std::vector<Figure> figures = RunQueries(setting, file, shape).measure();
    for (const char *suffix : {"", "-wal", "-shm", "-readers"})
        QFile::remove(file + QLatin1String(suffix));
    return figures;
}

} // namespace runglass::bench
