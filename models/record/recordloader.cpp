// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordloader.h"

#include <utility>

namespace runglass {

/// What is carried to a query thread. It reports when it is let go, so also when the pool never ran it.
class RecordLoader::Job
{
public:
    Job(RecordLoader *loader, Mailbox::Sender sender, RecordQuestion question)
        : m_loader(loader)
        , m_sender(std::move(sender))
        , m_question(std::move(question))
    {
    }
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;
    ~Job()
    {
        m_sender.post([loader = m_loader, question = std::move(m_question), reading = std::move(m_reading)] {
            loader->m_isBusy = false;
            loader->m_done(question, reading);
        });
    }

    void run(CacheReader &reader, const CancelToken &stop)
    {
        RecordReading reading = readRecord(reader, m_question, stop);
        if (!stop.isCancelled())
            m_reading = std::move(reading);
    }

private:
    RecordLoader *m_loader; ///< only used on its thread, where the mailbox knows that it is there
    Mailbox::Sender m_sender;
    RecordQuestion m_question;
    std::optional<RecordReading> m_reading;
};

RecordLoader::RecordLoader(QueryPool &queries, Done done, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_done(std::move(done))
    , m_mailbox(this)
{
}

void RecordLoader::read(const RecordQuestion &question)
{
    m_isBusy = true;
    m_job = m_queries.submit(QueryPool::Lane::Page,
                             [job = std::make_shared<Job>(this, m_mailbox.sender(), question)](
                                 CacheReader &reader, const CancelToken &stop) { job->run(reader, stop); });
}

} // namespace runglass
