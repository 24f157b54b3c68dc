// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exporting/recordexport.h"
#include "workspace/background.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <mutex>
#include <optional>

namespace runglass {

/// One export into a file, seen from the GUI thread: begins when it is made, in the background, and ends with
/// finished(). Deleted before that, it is cancelled. Holds the cache as long as it runs.
class ExportTask : public QObject
{
    Q_OBJECT

public:
    struct Job
    {
        std::shared_ptr<Cache> cache;
        ExportQuery query;
        ExportOptions options;
        QString path;
        /// Refuse: ends with State::Exists when there is such a file.
        OutputFile::Existing existing = OutputFile::Existing::Refuse;
    };
    enum class State {
        Running,
        Done,
        Exists, ///< nothing was done: there is such a file, and it was not to be replaced
        Failed,
        Cancelled,
    };

    /// `background` must outlive it.
    ExportTask(Job job, Background &background, QObject *parent = nullptr);
    ~ExportTask() override;

    State state() const { return m_state; }
    const Job &job() const { return m_job; }
    RecordKind kind() const;
    /// While it runs; nothing is known before the question is answered.
    ExportProgress progress() const;
    std::chrono::milliseconds elapsed() const { return std::chrono::milliseconds(m_elapsed.elapsed()); }
    const ExportReport &report() const { return m_report; } ///< of State::Done
    const UserError &error() const { return m_error; }      ///< of State::Failed

    /// Ends soon, with State::Cancelled unless it is done by then.
    void cancel() { m_token.cancel(); }

Q_SIGNALS:
    /// Some times a second.
    void progressed();
    void finished();

private:
    struct Shared
    {
        mutable std::mutex mutex;
        ExportProgress progress;
    };
    struct Outcome
    {
        State state = State::Failed;
        ExportReport report;
        UserError error;
    };

    static Outcome run(const Job &job, const CancelToken &token, Shared &shared);
    void take(const Outcome &outcome);

    Job m_job;
    const CancelToken m_token;
    const std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
    State m_state = State::Running;
    ExportReport m_report;
    UserError m_error;
    QElapsedTimer m_elapsed;
    QTimer m_tick;
};

} // namespace runglass
