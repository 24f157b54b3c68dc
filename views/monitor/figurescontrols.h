// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "figures/figuresmodel.h"
#include "monitor/monitorsession.h"
#include "timerange/rangezoom.h"

#include <QObject>

namespace runglass {

/// The figures of what the session looks at, and what a user does with a chart of them: choosing buckets,
/// zooming in and back, keeping a span of durations. GUI thread.
class FiguresControls : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    FiguresControls(MonitorSession &session, Settings &settings, QObject *parent = nullptr);
    ~FiguresControls() override;

    FiguresModel &model() { return m_model; }
    const FiguresModel &model() const { return m_model; }

    /// How long the parts of the time chart are; nothing: what suits the range. Remembered in the settings.
    std::optional<BucketUnit> bucketUnit() const;
    void setBucketUnit(std::optional<BucketUnit> unit);

    /// Looks at a part of the chart; zoomBack() goes back step by step, as long as the range was not chosen
    /// in another way. Parts of less than a second are not looked at.
    void zoomTo(const TimeRange &range);
    bool canZoomBack() const { return m_zoom.canGoBack(); }
    void zoomBack();

    /// Only runs whose response time is in [fromMs, toMs), by one more condition of their filter.
    void keepDurations(std::int64_t fromMs, std::int64_t toMs);

    /// To be called when another tab is shown; everything else is followed by itself.
    void follow();

Q_SIGNALS:
    /// bucketUnit() or canZoomBack()
    void changed();

private:
    void fetchPreceding(const FiguresQuestion &question);

    MonitorSession &m_session;
    Settings &m_settings;
    FiguresModel m_model;
    RangeZoom m_zoom;
    FiguresQuestion m_asked;
    RangeChoice m_askedRange;
};

} // namespace runglass
