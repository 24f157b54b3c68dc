// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "userdata/marksfile.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace runglass {

/// Reads and writes a MarksFile on a thread of its own, and looks once a second for what other processes have
/// written.
class MarksThread
{
public:
    struct Report
    {
        struct Loaded
        {
            std::string workspaceId;
            MarksPointer marks;
        };
        std::vector<Loaded> loaded;
        /// So many of the changes handed over are through, oldest first.
        std::size_t finished = 0;
        /// None of those is in the file.
        std::optional<UserError> writeError;
        /// Written by whomever since the report before; those just finished among them.
        std::vector<MarksFile::Row> rows;
        /// Something could not be loaded; it is tried again every second, and not told again.
        std::optional<UserError> readError;
        /// A damaged file was set aside: what was read before is in it no more.
        std::optional<UserError> notice;
    };

    /// `report` is called on the thread.
    MarksThread(QString file, std::function<void(Report)> report);
    /// Writes what has been handed over.
    ~MarksThread();
    MarksThread(const MarksThread &) = delete;
    MarksThread &operator=(const MarksThread &) = delete;

    void load(std::string workspaceId);
    void write(std::vector<MarksFile::Change> changes);

private:
    struct Work
    {
        std::vector<std::string> load;
        std::vector<MarksFile::Change> write;

        bool isEmpty() const { return load.empty() && write.empty(); }
    };

    void run();
    void carryOut(const Work &work);

    MarksFile m_marks;
    std::vector<std::string> m_unread; ///< could not be loaded; tried again
    const std::function<void(Report)> m_report;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    Work m_work;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace runglass
