// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/boundedwriter.h"

#include <mutex>
#include <optional>

namespace runglass {

/// Where the writer's thread drops answers; outlives the object they are for.
struct BoundedWriter::Mailbox
{
    std::mutex mutex;
    BoundedWriter *owner = nullptr;
};

BoundedWriter::BoundedWriter(CacheWriter &writer, QObject *parent)
    : QObject(parent)
    , m_writer(writer)
    , m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->owner = this;
}

BoundedWriter::~BoundedWriter()
{
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->owner = nullptr;
}

void BoundedWriter::submit(WriteBatch batch, Done done)
{
    m_waiting.push_back({std::move(batch), std::move(done)});
    passOn();
}

void BoundedWriter::passOn()
{
    while (m_atWriter < mostAtWriter && !m_waiting.empty()) {
        auto [batch, done] = std::move(m_waiting.front());
        m_waiting.pop_front();
        ++m_atWriter;
        m_writer.submit(std::move(batch),
                        [mailbox = m_mailbox, done = std::move(done)](Result<WriteSummary> result) {
                            const std::lock_guard lock(mailbox->mutex);
                            if (!mailbox->owner)
                                return;
                            QMetaObject::invokeMethod(
                                mailbox->owner,
                                [owner = mailbox->owner, done, result = std::move(result)] {
                                    --owner->m_atWriter;
                                    owner->passOn();
                                    if (done)
                                        done(result);
                                    Q_EMIT owner->answered();
                                },
                                Qt::QueuedConnection);
                        });
    }
}

} // namespace runglass
