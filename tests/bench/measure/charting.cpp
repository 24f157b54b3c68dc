// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/charting.h"

#include "cache/cache.h"
#include "charts/chartpanel.h"
#include "charts/timechart.h"
#include "common/theme.h"
#include "figures/figuresmodel.h"
#include "generator/cachefile.h"
#include "measure/stopwatch.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QMouseEvent>
#include <QTimer>

#include <chrono>

namespace runglass::bench {

namespace {

using namespace std::chrono_literals;

constexpr int bucketCount = 720;
constexpr double frameLimit = 8;    // ms
constexpr double paintedLimit = 50; // ms

/// 30 days of hours with all four kinds of runs, percentiles that go up and down, and a deployment a day.
TimeChartPointer hours(int turn)
{
    auto data = std::make_shared<TimeChartData>();
    const Micros start = nowMicros() / microsPerHour * microsPerHour - bucketCount * microsPerHour;
    for (int i = 0; i <= bucketCount; ++i)
        data->borders.push_back(start + i * microsPerHour);
    data->range = {data->borders.front(), data->borders.back()};
    for (int i = 0; i < bucketCount; ++i) {
        const int wave = (i * 7919 + turn * 31) % 97;
        RunBucket bucket{0,          200 + 9 * wave,   wave % 13,        wave % 5,
                         200 + wave, 1500 + 31 * wave, 7000 + 211 * wave};
        bucket.total = bucket.succeeded + bucket.failed + bucket.inProgress + wave % 3;
        data->runs.push_back(bucket);
        if (i % 24 == 12)
            data->deployments.push_back(
                {i / 24 + 1, data->borders[static_cast<std::size_t>(i)], i % 48 == 12});
    }
    return data;
}

Figure figureOf(const QString &what, double limit)
{
    return {what, QStringLiteral("ms"), {}, limit, {}, {}};
}

class ChartBench
{
public:
    explicit ChartBench(const Setting &setting)
        : m_setting(setting)
    {
        m_panel.setPalette(themePalette(ColorScheme::Light));
        m_panel.setFigures(hours(0), nullptr, m_values, nowMicros());
        m_panel.resize(1568, m_panel.sizeHint().height());
        m_panel.show();
        settle();
    }

    std::vector<Figure> frames()
    {
        const int rounds = 6 * m_setting.repeats;
        Figure anew =
            figureOf(QStringLiteral("Chart of %1 buckets, painted anew").arg(bucketCount), frameLimit);
        Figure hover =
            figureOf(QStringLiteral("Chart of %1 buckets, pointer moved").arg(bucketCount), frameLimit);
        Figure resize = figureOf(QStringLiteral("Chart of %1 buckets, resized").arg(bucketCount), frameLimit);
        for (int i = 0; i < rounds; ++i) {
            const TimeChartPointer data = hours(i);
            anew.samples.push_back(timeOf([&] { m_panel.setFigures(data, nullptr, m_values, nowMicros()); }));
            hover.samples.push_back(timeOf([&] {
                const QPointF to(100 + (i * 347) % 1300, 60);
                QMouseEvent move(QEvent::MouseMove, to, m_panel.timeChart()->mapToGlobal(to), Qt::NoButton,
                                 Qt::NoButton, {});
                QCoreApplication::sendEvent(m_panel.timeChart(), &move);
            }));
            resize.samples.push_back(timeOf([&] { m_panel.resize(1568 - 7 * (i % 40), m_panel.height()); }));
        }
        return {anew, hover, resize};
    }

    /// Asks for one filter and another over all runs of a cache.
    Figure filtering(Cache &cache, const generator::Shape &shape)
    {
        Figure figure = figureOf(QStringLiteral("Filter over %1 runs changed until the chart is painted")
                                     .arg(QLocale(QLocale::English).toString(shape.runs)),
                                 paintedLimit);
        FiguresModel model(cache.queries());
        FiguresQuestion question;
        question.selection.scriptId = shape.scriptId;
        question.selection.range = {shape.end - shape.days * microsPerDay, shape.end};
        question.unit = BucketUnit::Hour;
        const auto isAnswered = [&] { return model.figures() && model.figures()->question == question; };
        QObject::connect(&model, &FiguresModel::changed, &m_panel, [&] {
            m_panel.setFigures(model.timeChart(), model.distribution(), m_values, nowMicros());
            settle();
            if (isAnswered())
                QCoreApplication::quit();
        });
        QTimer patience;
        patience.setSingleShot(true);
        patience.setInterval(30s);
        QObject::connect(&patience, &QTimer::timeout, &m_panel, &QCoreApplication::quit);
        // The first one loads the runs into memory.
        for (int i = 0; i <= 2 * m_setting.repeats; ++i) {
            question.selection.runFilter = {
                FilterSet::Join::And,
                {Condition{FilterColumn::ResponseTime, FilterOperator::Less, {std::int64_t{5000 - i}}}}};
            patience.start();
            const Stopwatch watch;
            model.ask(question);
            QCoreApplication::exec();
            if (!isAnswered())
                figure.note = QStringLiteral("no answer");
            else if (i > 0)
                figure.samples.push_back(watch.milliseconds());
        }
        return figure;
    }

private:
    /// Lays out and paints what waits for it.
    static void settle()
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateRequest);
    }

    template <class Change>
    static double timeOf(Change change)
    {
        const Stopwatch watch;
        change();
        settle();
        return watch.milliseconds();
    }

    const Setting &m_setting;
    DisplayValues m_values;
    ChartPanel m_panel;
};

} // namespace

std::vector<Figure> measureCharting(const Setting &setting)
{
    ChartBench bench(setting);
    std::vector<Figure> figures = bench.frames();
    generator::Shape shape;
    shape.runs = setting.largeCount();
    shape.logs = 0;
    shape.days = 30;
    const QString file = setting.scratchFile(QStringLiteral("charts.runglass"));
    const Result<void> made = generator::writeCacheFile(generator::Dataset(shape), file);
    const auto cache = made ? Cache::open(file, {}) : Result<std::shared_ptr<Cache>>(made.error());
    if (cache)
        figures.push_back(bench.filtering(**cache, shape));
    else
        figures.push_back({QStringLiteral("Filter changed until the chart is painted"),
                           {},
                           {},
                           {},
                           {},
                           cache.error().oneLine()});
    return figures;
}

} // namespace runglass::bench
