// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "review/reviewimport.h"

#include "workspace/background.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <utility>

namespace runglass {

using namespace std::chrono_literals;

/// What the two threads of one wish share.
class ReviewImport::Run
{
public:
    CancelToken token;

    void tell(const ReviewProgress &progress)
    {
        const std::lock_guard lock(m_mutex);
        m_progress = progress;
    }
    /// The newest one that has not been taken.
    std::optional<ReviewProgress> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_progress, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::optional<ReviewProgress> m_progress;
};

ReviewImport::ReviewImport(Background &background, QObject *parent)
    : QObject(parent)
    , m_background(background)
{
    m_pulse.setInterval(100ms);
    connect(&m_pulse, &QTimer::timeout, this, [this] {
        if (const auto progress = m_run ? m_run->take() : std::nullopt)
            Q_EMIT progressed(*progress);
    });
}

ReviewImport::~ReviewImport()
{
    cancel();
}

void ReviewImport::cancel()
{
    m_pulse.stop();
    if (const auto run = std::exchange(m_run, nullptr))
        run->token.cancel();
}

void ReviewImport::inspect(const QStringList &paths)
{
    cancel();
    m_run = std::make_shared<Run>();
    m_background.run([paths] { return FileSetInspection::of(paths); }, this,
                     [this, run = m_run](const FileSetInspection &found) {
                         if (run != m_run)
                             return;
                         m_run.reset();
                         Q_EMIT inspected(found);
                     });
}

void ReviewImport::start(const ReviewRequest &request)
{
    cancel();
    m_run = std::make_shared<Run>();
    m_pulse.start();
    m_background.run(
        [request, run = m_run] {
            return ReviewJob(request, run->token,
                             [run](const ReviewProgress &progress) { run->tell(progress); })
                .run();
        },
        this,
        [this, run = m_run](const ReviewOutcome &outcome) {
            if (run != m_run)
                return;
            m_pulse.stop();
            m_run.reset();
            Q_EMIT finished(outcome);
        });
}

} // namespace runglass
