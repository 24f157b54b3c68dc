// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "importing/writersink.h"

#include <utility>

namespace runglass {

void addTo(WriteSummary &sum, const WriteSummary &more)
{
    sum.runsInserted += more.runsInserted;
    sum.runsUpdated += more.runsUpdated;
    sum.runsUnchanged += more.runsUnchanged;
    sum.logsInserted += more.logsInserted;
    sum.logsRepeated += more.logsRepeated;
    sum.logConflicts += more.logConflicts;
    sum.sequence = more.sequence;
}

WriterSink::~WriterSink()
{
    waitFor(0);
}

void WriterSink::waitFor(int mostLeft)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [&] { return m_underWay <= mostLeft; });
}

void WriterSink::submit(WriteBatch batch)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_underWay;
    }
    m_writer.submit(std::move(batch), [this](const Result<WriteSummary> &written) {
        const std::lock_guard lock(m_mutex);
        if (written.ok())
            addTo(m_summary, *written);
        else if (!m_error)
            m_error = written.error();
        --m_underWay;
        m_wake.notify_all();
    });
}

Result<void> WriterSink::take(ImportBatch &&batch)
{
    WriteBatch prepared = m_scripts.prepare(std::move(batch));
    waitFor(mostUnderWay - 1);
    {
        const std::lock_guard lock(m_mutex);
        if (m_error)
            return *m_error;
    }
    submit(std::move(prepared));
    return {};
}

Result<WriteSummary> WriterSink::finish()
{
    submit(m_scripts.finish());
    waitFor(0);
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return *m_error;
    return m_summary;
}

} // namespace runglass
