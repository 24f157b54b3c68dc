// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

namespace runglass {

/// Runs work that touches the disk away from the GUI thread and brings its result back.
///
/// Made on the GUI thread by the composition root, before and outliving everyone who uses it. The destructor
/// waits for work under way; nothing is brought back any more then.
class Background : public QObject
{
    Q_OBJECT

public:
    explicit Background(QObject *parent = nullptr)
        : QObject(parent)
    {
        // Most of them wait for the disk: a long export must not keep a short look at a file waiting.
        m_pool.setMaxThreadCount(std::max(m_pool.maxThreadCount(), threads));
    }
    ~Background() override { m_pool.waitForDone(); }

    /// `work` runs on a thread of the pool; then `done` gets its result on the GUI thread, unless `guard` is
    /// gone by then.
    template <class Work, class Done>
    void run(Work work, QObject *guard, Done done)
    {
        m_pool.start(
            [this, work = std::move(work), guarded = QPointer(guard), done = std::move(done)]() mutable {
                // Shared: queued calls are copied, results need not be.
                auto result = std::make_shared<decltype(work())>(work());
                QMetaObject::invokeMethod(
                    this,
                    [guarded, done = std::move(done), result]() mutable {
                        if (guarded)
                            done(std::move(*result));
                    },
                    Qt::QueuedConnection);
            });
    }

private:
    static constexpr int threads = 16;

    QThreadPool m_pool;
};

} // namespace runglass
