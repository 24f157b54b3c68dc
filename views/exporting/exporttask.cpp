// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exporting/exporttask.h"

#include <QFileInfo>

namespace runglass {

namespace {

constexpr int betweenTicks = 100; // ms

} // namespace

ExportTask::ExportTask(Job job, Background &background, QObject *parent)
    : QObject(parent)
    , m_job(std::move(job))
{
    m_elapsed.start();
    connect(&m_tick, &QTimer::timeout, this, &ExportTask::progressed);
    m_tick.start(betweenTicks);
    background.run([job = m_job, token = m_token, shared = m_shared]() { return run(job, token, *shared); },
                   this, [this](const Outcome &outcome) { take(outcome); });
    // What runs holds it as long as it needs it.
    m_job.cache.reset();
}

ExportTask::~ExportTask()
{
    m_token.cancel();
}

RecordKind ExportTask::kind() const
{
    return std::holds_alternative<RunsQuery>(m_job.query) ? RecordKind::Runs : RecordKind::Logs;
}

ExportProgress ExportTask::progress() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->progress;
}

/// On a thread of the background.
ExportTask::Outcome ExportTask::run(const Job &job, const CancelToken &token, Shared &shared)
{
    if (job.existing == OutputFile::Existing::Refuse && QFileInfo::exists(job.path))
        return {State::Exists, {}, {}};
    const Result<ExportSource> source = ExportSource::open(job.cache, job.query, token);
    if (token.isCancelled())
        return {State::Cancelled, {}, {}};
    if (!source)
        return {State::Failed, {}, source.error()};
    RecordExport exporter(job.options, token, [&shared](const ExportProgress &progress) {
        const std::lock_guard lock(shared.mutex);
        shared.progress = progress;
    });
    const Result<ExportReport> report = exporter.run(*source, job.path, job.existing);
    if (!report)
        return {State::Failed, {}, report.error()};
    return {report->cancelled ? State::Cancelled : State::Done, *report, {}};
}

void ExportTask::take(const Outcome &outcome)
{
    m_tick.stop();
    m_state = outcome.state;
    m_report = outcome.report;
    m_error = outcome.error;
    Q_EMIT finished();
}

} // namespace runglass
