// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "userdata/marksthread.h"

#include <chrono>
#include <iterator>
#include <utility>

namespace runglass {

using namespace std::chrono_literals;

MarksThread::MarksThread(QString file, std::function<void(Report)> report)
    : m_marks(std::move(file))
    , m_report(std::move(report))
    , m_thread([this] { run(); })
{
}

MarksThread::~MarksThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void MarksThread::load(std::string workspaceId)
{
    {
        const std::lock_guard lock(m_mutex);
        m_work.load.push_back(std::move(workspaceId));
    }
    m_wake.notify_all();
}

void MarksThread::write(std::vector<MarksFile::Change> changes)
{
    {
        const std::lock_guard lock(m_mutex);
        m_work.write.insert(m_work.write.end(), std::make_move_iterator(changes.begin()),
                            std::make_move_iterator(changes.end()));
    }
    m_wake.notify_all();
}

void MarksThread::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait_for(lock, 1s, [this] { return m_stop || !m_work.isEmpty(); });
        const bool isLast = m_stop;
        const Work work = std::exchange(m_work, {});
        lock.unlock();
        carryOut(work);
        lock.lock();
        if (isLast && m_work.isEmpty())
            return;
    }
}

void MarksThread::carryOut(const Work &work)
{
    Report report;
    const auto load = [&](const std::string &workspaceId, bool isNew) {
        auto marks = m_marks.read(workspaceId);
        if (marks) {
            report.loaded.push_back({workspaceId, *std::move(marks)});
            return;
        }
        m_unread.push_back(workspaceId);
        if (isNew)
            report.readError = marks.error();
    };
    for (const std::string &workspaceId : std::exchange(m_unread, {}))
        load(workspaceId, false);
    for (const std::string &workspaceId : work.load)
        load(workspaceId, true);
    if (!work.write.empty()) {
        report.finished = work.write.size();
        if (const auto written = m_marks.write(work.write); !written)
            report.writeError = written.error();
    }
    // Without a file there is nothing to follow; what keeps it from being read has been told.
    if (auto rows = m_marks.newRows())
        report.rows = *std::move(rows);
    report.notice = m_marks.takeNotice();
    if (!work.isEmpty() || !report.loaded.empty() || !report.rows.empty() || report.notice)
        m_report(std::move(report));
}

} // namespace runglass
