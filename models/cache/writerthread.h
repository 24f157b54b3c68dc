// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachecontext.h"
#include "cache/cachewriter.h"
#include "cache/notifier.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace runglass {

class BatchWriter;

/// The writer's thread and its queue.
class WriterThread final : public CacheWriter
{
public:
    WriterThread(CacheContext context, Notifier &notifier);
    /// Finishes the batch being written; answers the queued ones with an error.
    ~WriterThread() override;

    void submit(WriteBatch batch, Done done) override;

private:
    struct Job
    {
        WriteBatch batch;
        Done done;
    };

    void run();
    Result<WriteSummary> write(const WriteBatch &batch);
    /// Makes the connection, again after it was lost or while the file is read-only.
    bool ensureOpen();

    const CacheContext m_context;
    Notifier &m_notifier;
    Connection m_connection;
    std::unique_ptr<BatchWriter> m_writer; ///< uses m_connection

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace runglass
