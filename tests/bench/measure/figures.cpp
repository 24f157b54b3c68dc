// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/figures.h"

#include "cache/cache.h"
#include "figures/figuresmodel.h"
#include "generator/cachefile.h"
#include "measure/stopwatch.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <array>
#include <chrono>

namespace runglass::bench {

namespace {

using namespace std::chrono_literals;

/// Asks one model question after question, as a user does who changes the filter.
class FiguresBench
{
public:
    FiguresBench(const Setting &setting, Cache &cache, const generator::Shape &shape)
        : m_setting(setting)
        , m_model(cache.queries())
    {
        // 30 days of hours, the others before them.
        m_question.selection.scriptId = shape.scriptId;
        m_question.selection.range = {shape.end - 30 * microsPerDay, shape.end};
        m_question.preceding = TimeRange{shape.end - 60 * microsPerDay, shape.end - 30 * microsPerDay};
        m_question.unit = BucketUnit::Hour;
        QObject::connect(&m_model, &FiguresModel::changed, &m_model, [this] {
            if (m_model.figures() && m_model.figures()->question == m_question)
                QCoreApplication::quit();
        });
        m_patience.setSingleShot(true);
        m_patience.setInterval(30s);
        QObject::connect(&m_patience, &QTimer::timeout, &m_model, &QCoreApplication::quit);
    }

    std::vector<Figure> measure()
    {
        using Conditions = std::vector<FilterSet::Item>;
        const auto number = [](FilterColumn column, FilterOperator op, std::int64_t value) {
            return FilterSet::Item(Condition{column, op, {value}});
        };
        const auto text = [](FilterColumn column, FilterOperator op, const char *value) {
            return FilterSet::Item(Condition{column, op, {std::string(value)}});
        };
        const FilterSet::Item quick = number(FilterColumn::ResponseTime, FilterOperator::Less, 5000);
        const Conditions five{
            number(FilterColumn::Status, FilterOperator::Equal, std::int64_t(RunStatus::Success)),
            number(FilterColumn::Version, FilterOperator::GreaterOrEqual, 5), quick,
            text(FilterColumn::Function, FilterOperator::NotEqual, "rotate_tokens"),
            text(FilterColumn::Source, FilterOperator::Contains, "o")};
        once(five); // loads the runs into memory
        std::vector<Figure> figures;
        figures.push_back(changing(QStringLiteral("filter cleared"), {}, five, 20));
        figures.push_back(changing(QStringLiteral("one condition"), {quick}, {}, 20));
        figures.push_back(changing(QStringLiteral("five conditions"), five, {}, 20));
        return figures;
    }

private:
    /// The time from asking to having the figures.
    std::optional<double> once(const std::vector<FilterSet::Item> &conditions)
    {
        m_question.selection.runFilter = {FilterSet::Join::And, conditions};
        m_patience.start();
        const Stopwatch watch;
        m_model.ask(m_question);
        QCoreApplication::exec();
        if (!m_model.figures() || !(m_model.figures()->question == m_question))
            return {};
        return watch.milliseconds();
    }

    Figure changing(const QString &what, const std::vector<FilterSet::Item> &to,
                    const std::vector<FilterSet::Item> &from, double limit)
    {
        Figure figure;
        figure.what = QStringLiteral("Cards, %1 buckets, distribution, preceding period: %2")
                          .arg(m_model.timeChart() ? m_model.timeChart()->runs.size() : 0)
                          .arg(what);
        figure.unit = QStringLiteral("ms");
        figure.limit = limit;
        for (int i = 0; i < 2 * m_setting.repeats; ++i) {
            (void)once(from);
            if (const auto time = once(to))
                figure.samples.push_back(*time);
            else
                figure.note = QStringLiteral("no answer");
        }
        return figure;
    }

    const Setting &m_setting;
    QTimer m_patience;
    FiguresModel m_model;
    FiguresQuestion m_question;
};

} // namespace

std::vector<Figure> measureFigures(const Setting &setting)
{
    generator::Shape shape;
    shape.runs = setting.largeCount();
    shape.logs = 0;
    shape.days = 60;
    const QString file = setting.scratchFile(QStringLiteral("figures.runglass"));
    std::vector<Figure> figures;
    const auto fail = [&](const UserError &error) {
        Figure failed;
        failed.what = QStringLiteral("Cards and charts");
        failed.note = error.oneLine();
        figures.push_back(failed);
    };
    if (const Result<void> made = generator::writeCacheFile(generator::Dataset(shape), file); !made)
        fail(made.error());
    else if (const auto cache = Cache::open(file, {}); !cache)
        fail(cache.error());
    else
        figures = FiguresBench(setting, **cache, shape).measure();
    for (const char *suffix : {"", "-wal", "-shm", "-readers"})
        QFile::remove(file + QLatin1String(suffix));
    return figures;
}

} // namespace runglass::bench
