// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/figurescontrols.h"

#include "filter/builtinfilters.h"
#include "timerange/precedingrange.h"

#include <array>

namespace runglass {

namespace {

struct UnitName
{
    BucketUnit unit;
    QLatin1String name;
};

/// The preceding period of a longer range is only compared with if it happens to be there: fetching it would
/// take as long as the range itself.
constexpr Micros longestFetched = 31 * microsPerDay + microsPerHour;

constexpr std::array unitNames{UnitName{BucketUnit::Minute, QLatin1String("minute")},
                               UnitName{BucketUnit::Hour, QLatin1String("hour")},
                               UnitName{BucketUnit::Day, QLatin1String("day")}};

} // namespace

FiguresControls::FiguresControls(MonitorSession &session, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
    , m_model(session.workspace().queries())
{
    connect(&session, &MonitorSession::selectionChanged, this, &FiguresControls::follow);
    connect(&session, &MonitorSession::tabChanged, this, &FiguresControls::follow);
    connect(&session, &MonitorSession::valuesChanged, this, &FiguresControls::follow);
    connect(&session.workspace(), &Workspace::cacheChanged, &m_model, &FiguresModel::cacheChanged);
    connect(&settings, &Settings::changed, this, [this](Setting setting) {
        if (setting != Setting::ChartBuckets)
            return;
        follow();
        Q_EMIT changed();
    });
    follow();
}

FiguresControls::~FiguresControls() = default;

std::optional<BucketUnit> FiguresControls::bucketUnit() const
{
    const QString name = m_settings.value(Setting::ChartBuckets).toString();
    for (const UnitName &known : unitNames) {
        if (name == known.name)
            return known.unit;
    }
    return {};
}

void FiguresControls::setBucketUnit(std::optional<BucketUnit> unit)
{
    QString name = QStringLiteral("auto");
    for (const UnitName &known : unitNames) {
        if (unit == known.unit)
            name = known.name;
    }
    m_settings.setValue(Setting::ChartBuckets, name);
}

void FiguresControls::zoomTo(const TimeRange &range)
{
    if (const auto choice = m_zoom.zoomTo(m_session.range(), range)) {
        m_session.setRange(*choice);
        Q_EMIT changed();
    }
}

void FiguresControls::zoomBack()
{
    if (!m_zoom.canGoBack())
        return;
    m_session.setRange(m_zoom.back());
    Q_EMIT changed();
}

void FiguresControls::keepDurations(std::int64_t fromMs, std::int64_t toMs)
{
    if (fromMs >= toMs)
        return;
    const Condition condition{FilterColumn::ResponseTime, FilterOperator::Between, {fromMs, toMs - 1}};
    m_session.setFilter(MonitorSession::Tab::Runs,
                        narrowed(m_session.filter(MonitorSession::Tab::Runs), condition));
}

void FiguresControls::follow()
{
    const bool couldGoBack = m_zoom.canGoBack();
    m_zoom.follow(m_session.range());
    const DisplayValues &values = m_session.values();
    FiguresQuestion question{m_session.selection(), m_session.subject(), {}, values.zone(), bucketUnit()};
    question.preceding =
        precedingRange(m_session.range(), m_session.now(), values.zone(), values.locale().firstDayOfWeek());
    fetchPreceding(question);
    FiguresQuestion later = m_asked;
    later.selection.range = question.selection.range;
    later.preceding = question.preceding;
    if (later == question && m_askedRange == m_session.range())
        m_model.moveOn(question);
    else
        m_model.ask(question);
    m_asked = question;
    m_askedRange = m_session.range();
    if (couldGoBack != m_zoom.canGoBack())
        Q_EMIT changed();
}

/// After the range itself, which goes first because it is newer.
void FiguresControls::fetchPreceding(const FiguresQuestion &question)
{
    const Selection &selection = question.selection;
    if (selection.scriptId.empty() || !question.preceding || selection.range.length() > longestFetched)
        return;
    const TimeRange both{question.preceding->from, selection.range.to};
    m_session.workspace().want(QString::fromStdString(selection.scriptId), both);
}

} // namespace runglass
