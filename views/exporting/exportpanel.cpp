// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exporting/exportpanel.h"

#include "common/metrics.h"
#include "exporting/exportstrip.h"

#include <QGridLayout>

#include <algorithm>

namespace runglass {

namespace {

/// Narrower, its words don't fit any more.
constexpr int smallestStrip = 400;

} // namespace

ExportPanel::ExportPanel(Background &background, QWidget *parent)
    : QWidget(parent)
    , m_background(background)
    , m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("exportPanel"));
    setAccessibleName(tr("Exports"));
    m_grid->setContentsMargins(metrics::edge, metrics::unit * 2, metrics::edge, metrics::unit * 2);
    m_grid->setSpacing(metrics::unit * 2);
    hide();
}

void ExportPanel::start(const ExportTask::Job &job)
{
    auto *strip = new ExportStrip(new ExportTask(job, m_background), this);
    m_strips.append(strip);
    connect(strip, &ExportStrip::openRequested, this, &ExportPanel::openRequested);
    connect(strip, &ExportStrip::folderRequested, this, &ExportPanel::folderRequested);
    connect(strip, &ExportStrip::replaceRequested, this, [this, strip, job] {
        ExportTask::Job again = job;
        again.existing = OutputFile::Existing::Replace;
        remove(strip);
        start(again);
    });
    connect(strip, &ExportStrip::retryRequested, this, [this, strip, job] {
        remove(strip);
        Q_EMIT retryRequested(job);
    });
    connect(strip, &ExportStrip::closed, this, [this, strip] { remove(strip); });
    m_columns = 0;
    arrange();
    strip->show(); // the layout would, but later
    show();
}

int ExportPanel::running() const
{
    return static_cast<int>(std::ranges::count_if(m_strips, [](const ExportStrip *strip) {
        return strip->task().state() == ExportTask::State::Running;
    }));
}

void ExportPanel::remove(ExportStrip *strip)
{
    m_strips.removeOne(strip);
    strip->hide();
    // Its button may be what this comes from.
    strip->deleteLater();
    m_columns = 0;
    arrange();
    setVisible(!m_strips.isEmpty());
}

void ExportPanel::arrange()
{
    const int fitting = std::max(1, width() / smallestStrip);
    const int columns = std::min(fitting, std::max(1, static_cast<int>(m_strips.size())));
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    for (int i = 0; i < m_grid->columnCount(); ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    for (qsizetype i = 0; i < m_strips.size(); ++i)
        m_grid->addWidget(m_strips[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    for (int i = 0; i < columns; ++i)
        m_grid->setColumnStretch(i, 1);
}

void ExportPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace runglass
