// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "review/reviewjob.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace runglass {

class Background;

/// Opens files as a workspace without making the GUI thread wait: looks what they are, imports them, tells
/// how far it is. One at a time; a newer wish cancels the one before. GUI thread.
class ReviewImport : public QObject
{
    Q_OBJECT

public:
    /// `background` must outlive it.
    explicit ReviewImport(Background &background, QObject *parent = nullptr);
    ~ReviewImport() override;

    /// Answered by inspected().
    void inspect(const QStringList &paths);
    /// Answered by finished(), and by progressed() several times a second until then.
    void start(const ReviewRequest &request);
    /// What is under way, if anything, stays unanswered and leaves nothing behind.
    void cancel();
    bool isRunning() const { return m_run != nullptr; }

Q_SIGNALS:
    void inspected(const runglass::FileSetInspection &found);
    void progressed(const runglass::ReviewProgress &progress);
    void finished(const runglass::ReviewOutcome &outcome);

private:
    class Run;

    Background &m_background;
    std::shared_ptr<Run> m_run; ///< the one whose answer is awaited
    QTimer m_pulse;
};

} // namespace runglass
