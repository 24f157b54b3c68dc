// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachewriter.h"

#include <QObject>

#include <functional>
#include <memory>

namespace runglass {

/// The cache's writer as seen from one Qt thread: answers come there, and the queue stays short.
///
/// Once destroyed no answer comes; batches under way are written all the same.
class BoundedWriter : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<WriteSummary> &)>;

    explicit BoundedWriter(CacheWriter &writer, QObject *parent = nullptr);
    ~BoundedWriter() override;

    /// Fewer than two batches are under way: another may be produced.
    bool hasRoom() const { return m_underWay < mostUnderWay; }
    bool isIdle() const { return m_underWay == 0; }
    void submit(WriteBatch batch, Done done);

Q_SIGNALS:
    /// After each answer, once its `done` has been called.
    void answered();

private:
    static constexpr int mostUnderWay = 2;
    struct Mailbox;

    CacheWriter &m_writer;
    std::shared_ptr<Mailbox> m_mailbox;
    int m_underWay = 0;
};

} // namespace runglass
