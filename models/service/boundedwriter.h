// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachewriter.h"

#include <QObject>

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>

namespace runglass {

/// The cache's writer as seen from one Qt thread: answers come there, and the queue stays short.
///
/// At most two batches are at the writer; what strands that asked at the same time submit beyond that waits
/// here. Once destroyed no answer comes; batches at the writer are written all the same.
class BoundedWriter : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<WriteSummary> &)>;

    explicit BoundedWriter(CacheWriter &writer, QObject *parent = nullptr);
    ~BoundedWriter() override;

    /// Fewer than two batches are under way: another may be produced.
    bool hasRoom() const { return m_atWriter + m_waiting.size() < mostAtWriter; }
    bool isIdle() const { return m_atWriter == 0 && m_waiting.empty(); }
    void submit(WriteBatch batch, Done done);

Q_SIGNALS:
    /// After each answer, once its `done` has been called.
    void answered();

private:
    static constexpr std::size_t mostAtWriter = 2;
    struct Mailbox;
    struct Waiting
    {
        WriteBatch batch;
        Done done;
    };

    void passOn();

    CacheWriter &m_writer;
    std::shared_ptr<Mailbox> m_mailbox;
    std::deque<Waiting> m_waiting;
    std::size_t m_atWriter = 0;
};

} // namespace runglass
