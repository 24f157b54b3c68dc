// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "charts/timechartlayout.h"

#include "charts/charttexts.h"

#include <algorithm>
#include <cmath>

namespace runglass {

namespace {

constexpr double stripGap = 8;
constexpr double sideGap = 6; ///< between a strip and what is written beside it
constexpr double edge = 4;    ///< left of what is written there
constexpr double countsShare = 0.58;
constexpr double barGapFrom = 5; ///< bars this wide stand apart

double shareOf(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/// The highest stack of what is shown.
std::int64_t highestStack(const TimeChartData &data, const SeriesSet &hidden, std::size_t seriesCount)
{
    std::int64_t highest = 0;
    for (std::size_t bucket = 0; bucket < bucketCount(data); ++bucket) {
        std::int64_t stack = 0;
        for (std::size_t series = 0; series < seriesCount; ++series)
            stack += hidden[series] ? 0 : countOf(data, bucket, series);
        highest = std::max(highest, stack);
    }
    return highest;
}

/// The lowest and highest response time of the lines that are shown.
std::optional<std::pair<std::int64_t, std::int64_t>> extremes(const TimeChartData &data,
                                                              const SeriesSet &hidden)
{
    std::optional<std::pair<std::int64_t, std::int64_t>> found;
    for (std::size_t bucket = 0; bucket < bucketCount(data); ++bucket) {
        for (std::size_t which = 0; which < percentileCount; ++which) {
            const auto ms = percentileOf(data, bucket, which);
            if (!ms || hidden[firstPercentile + which])
                continue;
            if (!found)
                found = {*ms, *ms};
            found->first = std::min(found->first, *ms);
            found->second = std::max(found->second, *ms);
        }
    }
    return found;
}

} // namespace

TimeChartLayout::TimeChartLayout(const TimeChartData *data, const DisplayValues &values, Micros now,
                                 const Look &look)
{
    const bool isLogs = data && isLogChart(*data);
    m_unit = ChartTexts::unitName(isLogs);
    m_hasTimes = !isLogs;
    std::int64_t end = 1;
    if (data) {
        m_borders = data->borders;
        end = roundedUp(highestStack(*data, look.hidden, ChartSeriesTable::counts(isLogs).size()));
        if (const auto both = extremes(*data, look.hidden))
            m_scale = DurationScale::around(both->first, both->second, look.logarithmic);
    }
    m_labelHeight = look.lineHeight;
    m_countMarks = countTicks(end, 0, look.lineHeight, values); // for the width of its labels
    placeStrips(data, values, look);
    if (!data || bucketCount(*data) == 0) {
        m_countMarks.clear();
        m_durationMarks.clear();
        return;
    }
    m_countMarks = countTicks(end, static_cast<int>(m_counts.height()), look.lineHeight, values);
    m_timeMarks = timeTicks({m_borders.front(), m_borders.back()}, static_cast<int>(m_counts.width()), values,
                            now, look.widthOf);
    placeBars(*data, look, end);
    placeLines(*data, look);
    placeDeployments(*data, values, look);
}

/// The labels beside the strips decide how wide these are.
void TimeChartLayout::placeStrips(const TimeChartData *data, const DisplayValues &, const Look &look)
{
    const double axis = look.lineHeight + 4;
    const double room = std::max(0.0, look.size.height() - m_labelHeight - axis);
    const double upper = m_hasTimes ? std::floor((room - stripGap) * countsShare) : room;
    const double lower = m_hasTimes ? std::max(0.0, room - stripGap - upper) : 0;
    const bool hasLines = data && m_hasTimes && extremes(*data, look.hidden).has_value();
    if (hasLines) {
        const int most = std::max(2, static_cast<int>(lower / (1.25 * look.lineHeight)) + 1);
        for (const std::int64_t tick : m_scale.ticks(most))
            m_durationMarks.push_back({m_scale.share(tick) * lower, DurationScale::label(tick)});
    }
    double left = look.widthOf(m_unit);
    for (const auto *marks : {&m_countMarks, &m_durationMarks}) {
        for (const AxisTick &mark : *marks)
            left = std::max<double>(left, look.widthOf(mark.label));
    }
    left += sideGap + edge;
    double right = 0;
    if (hasLines) {
        for (const ChartSeries &series : ChartSeriesTable::percentiles())
            right = std::max<double>(right, look.widthOf(series.label));
        right += sideGap;
    }
    const double width = std::max(0.0, look.size.width() - left - right);
    m_counts = QRectF(left, m_labelHeight, width, std::max(0.0, upper));
    m_times = m_hasTimes ? QRectF(left, m_counts.bottom() + stripGap, width, lower) : QRectF();
}

QRectF TimeChartLayout::plot() const
{
    QRectF both = m_hasTimes ? m_counts.united(m_times) : m_counts;
    both.setTop(0);
    return both;
}

double TimeChartLayout::x(Micros time) const
{
    if (m_borders.size() < 2)
        return m_counts.left();
    const double from = static_cast<double>(m_borders.front());
    const double length = static_cast<double>(m_borders.back()) - from;
    return m_counts.left() + shareOf(static_cast<double>(time) - from, length) * m_counts.width();
}

std::optional<std::size_t> TimeChartLayout::bucketAt(double place) const
{
    if (m_borders.size() < 2)
        return {};
    const double from = static_cast<double>(m_borders.front());
    const double length = static_cast<double>(m_borders.back()) - from;
    const double time = from + shareOf(place - m_counts.left(), m_counts.width()) * length;
    const auto after =
        std::upper_bound(m_borders.begin(), m_borders.end(), time,
                         [](double at, Micros border) { return at < static_cast<double>(border); });
    const auto index = std::distance(m_borders.begin(), after) - 1;
    return static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(index, 0, static_cast<std::ptrdiff_t>(m_borders.size()) - 2));
}

QRectF TimeChartLayout::span(std::size_t first, std::size_t last) const
{
    if (last + 1 >= m_borders.size())
        return {};
    QRectF span = plot();
    span.setTop(m_counts.top());
    span.setLeft(std::floor(x(m_borders[first])));
    span.setRight(std::max(span.left() + 1, std::floor(x(m_borders[last + 1]))));
    return span;
}

std::vector<TimeChartLayout::Column> TimeChartLayout::columns() const
{
    std::vector<Column> columns;
    double taken = m_counts.left();
    for (std::size_t bucket = 0; bucket + 1 < m_borders.size(); ++bucket) {
        const double end = std::floor(x(m_borders[bucket + 1]));
        // A bucket that ends where the one before it did shares that one's pixel.
        if (!columns.empty() && end <= taken)
            columns.back().last = bucket;
        else
            columns.push_back({bucket, bucket});
        taken = std::max(taken, end);
    }
    return columns;
}

void TimeChartLayout::placeBars(const TimeChartData &data, const Look &look, std::int64_t end)
{
    const std::size_t seriesCount = ChartSeriesTable::counts(isLogChart(data)).size();
    const auto stackOf = [&](std::size_t bucket) {
        std::int64_t stack = 0;
        for (std::size_t series = 0; series < seriesCount; ++series)
            stack += look.hidden[series] ? 0 : countOf(data, bucket, series);
        return stack;
    };
    for (const Column &column : columns()) {
        std::size_t tallest = column.first;
        for (std::size_t bucket = column.first; bucket <= column.last; ++bucket) {
            if (stackOf(bucket) > stackOf(tallest))
                tallest = bucket;
        }
        QRectF place = span(column.first, column.last);
        if (place.width() >= barGapFrom)
            place.setWidth(place.width() - 1);
        double bottom = m_counts.bottom();
        std::int64_t below = 0;
        for (std::size_t series = 0; series < seriesCount; ++series) {
            const std::int64_t count = look.hidden[series] ? 0 : countOf(data, tallest, series);
            if (count == 0)
                continue;
            below += count;
            const double exact = m_counts.bottom() - std::round(static_cast<double>(below) /
                                                                static_cast<double>(end) * m_counts.height());
            // Whatever there is can be seen.
            const double top = std::max(m_counts.top() - m_labelHeight, std::min(exact, bottom - 1));
            m_bars.push_back({QRectF(place.left(), top, place.width(), bottom - top), series});
            bottom = top;
        }
    }
}

void TimeChartLayout::placeLines(const TimeChartData &data, const Look &look)
{
    std::vector<double> ends;
    std::vector<std::size_t> endOf;
    // The highest first: where all end at one place, its label stands above the others.
    for (std::size_t which = percentileCount; which-- > 0;) {
        if (isLogChart(data) || look.hidden[firstPercentile + which])
            continue;
        QPolygonF line;
        const auto finish = [&] {
            if (!line.isEmpty())
                m_lines[which].push_back(line);
            line.clear();
        };
        for (const Column &column : columns()) {
            std::optional<std::int64_t> highest;
            for (std::size_t bucket = column.first; bucket <= column.last; ++bucket) {
                const auto ms = percentileOf(data, bucket, which);
                if (ms && (!highest || *ms > *highest))
                    highest = ms;
            }
            if (!highest) {
                finish();
                continue;
            }
            const double middle = (x(m_borders[column.first]) + x(m_borders[column.last + 1])) / 2;
            line.append({middle, m_times.bottom() - m_scale.share(*highest) * m_times.height()});
        }
        finish();
        if (!m_lines[which].empty()) {
            ends.push_back(m_lines[which].back().last().y());
            endOf.push_back(which);
        }
    }
    const double half = look.lineHeight / 2.0;
    ends = spreadOut(ends, look.lineHeight - 1, m_times.top() - half, m_times.bottom() + half);
    for (std::size_t i = 0; i < ends.size(); ++i)
        m_lineEnds[endOf[i]] = ends[i];
}

void TimeChartLayout::placeDeployments(const TimeChartData &data, const DisplayValues &values,
                                       const Look &look)
{
    // The names of all before the longer words of some.
    std::vector<double> starts;
    std::vector<int> widths;
    for (const DeploymentMark &mark : data.deployments) {
        Deployment deployment{std::floor(x(mark.time)), ChartTexts::deploymentName(mark, values),
                              mark.isEstimated};
        starts.push_back(deployment.x + 4);
        widths.push_back(look.widthOf(deployment.label));
        m_deployments.push_back(std::move(deployment));
    }
    constexpr int gap = 6;
    const double end = look.size.width();
    const std::vector<bool> fit = labelsThatFit(starts, widths, gap, end);
    for (std::size_t i = 0; i < m_deployments.size(); ++i) {
        if (!fit[i]) {
            m_deployments[i].label.clear();
            continue;
        }
        std::size_t next = i + 1;
        while (next < fit.size() && !fit[next])
            ++next;
        const double free = (next < fit.size() ? starts[next] - gap : end) - starts[i];
        const QString words = ChartTexts::deployment(data.deployments[i], values);
        if (look.widthOf(words) <= free)
            m_deployments[i].label = words;
    }
}

} // namespace runglass
