// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/chartcontrols.h"

#include "charts/chartpanel.h"
#include "commands/commandregistry.h"
#include "monitor/figurescontrols.h"

#include <QEvent>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QWidget>

#include <algorithm>

namespace runglass {

namespace {

constexpr int smallestChart = 96;
constexpr int largestChart = 180;

} // namespace

ChartControls::ChartControls(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    ChartPanel &panel = m_parts.panel;
    FiguresControls &figures = m_parts.figures;
    restoreLook();
    connect(&panel, &ChartPanel::zoomRequested, &figures, &FiguresControls::zoomTo);
    connect(&panel, &ChartPanel::backRequested, &figures, &FiguresControls::zoomBack);
    connect(&panel, &ChartPanel::durationsChosen, &figures, &FiguresControls::keepDurations);
    connect(&panel, &ChartPanel::unitChosen, &figures, &FiguresControls::setBucketUnit);
    connect(&panel, &ChartPanel::lookChanged, this, &ChartControls::rememberLook);
    connect(&panel, &ChartPanel::left, this, &ChartControls::left);
    connect(&figures, &FiguresControls::changed, this, &ChartControls::show);
    connect(&figures.model(), &FiguresModel::changed, this, &ChartControls::show);
    m_parts.stage.installEventFilter(this);
    show();
}

void ChartControls::handleCommands(CommandRegistry &commands)
{
    ChartPanel &panel = m_parts.panel;
    commands.handle(CommandId::FocusChart, &m_parts.stage, [&panel] { panel.focusChart(); });
    commands.handle(CommandId::ShowFigures, &m_parts.stage, [&panel] {
        panel.setTableShown(panel.isCollapsed() || !panel.isTableShown());
        if (panel.isTableShown())
            panel.focusChart();
    });
    commands.handle(CommandId::ZoomBack, &m_parts.stage, [this] { m_parts.figures.zoomBack(); });
}

void ChartControls::restoreLook()
{
    const Settings &settings = m_parts.settings;
    const QSignalBlocker blocker(&m_parts.panel);
    m_parts.panel.setLogarithmic(settings.value(Setting::ChartLogScale).toBool());
    m_parts.panel.setCollapsed(settings.value(Setting::ChartCollapsed).toBool());
    m_parts.panel.setKind(settings.value(Setting::ChartKind).toString() == QLatin1String("distribution")
                              ? ChartPanel::Kind::Distribution
                              : ChartPanel::Kind::Time);
}

void ChartControls::rememberLook()
{
    Settings &settings = m_parts.settings;
    settings.setValue(Setting::ChartLogScale, m_parts.panel.isLogarithmic());
    settings.setValue(Setting::ChartCollapsed, m_parts.panel.isCollapsed());
    settings.setValue(Setting::ChartKind, m_parts.panel.kind() == ChartPanel::Kind::Distribution
                                              ? QStringLiteral("distribution")
                                              : QStringLiteral("time"));
}

void ChartControls::show()
{
    const FiguresModel &model = m_parts.figures.model();
    m_parts.panel.setSubject(m_parts.session.subject() == FilterSubject::Logs);
    m_parts.panel.setUnit(m_parts.figures.bucketUnit());
    m_parts.panel.setCanGoBack(m_parts.figures.canZoomBack());
    m_parts.panel.setFigures(model.timeChart(), model.distribution(), m_parts.session.values(),
                             m_parts.session.now());
}

bool ChartControls::eventFilter(QObject *watched, QEvent *event)
{
    // A low window is for the list first of all.
    if (event->type() == QEvent::Resize)
        m_parts.panel.setChartHeight(std::clamp(m_parts.stage.height() / 6, smallestChart, largestChart));
    // Comes here when nothing that has the focus needs it.
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Backspace && key->modifiers() == Qt::NoModifier &&
            m_parts.figures.canZoomBack()) {
            m_parts.figures.zoomBack();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace runglass
