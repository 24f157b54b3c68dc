// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "cache/query.h"
#include "logstore/logorder.h"

#include <memory>
#include <mutex>

namespace runglass {

/// Log entries in the order asked for. Keeps their segments in the file.
class LogAnswer final : public RowSet
{
public:
    LogAnswer(LogsQuery query, LogHitsPointer hits, LogOrderPointer order)
        : m_query(std::move(query))
        , m_hits(std::move(hits))
        , m_order(std::move(order))
    {
    }

    std::int64_t size() const override { return static_cast<std::int64_t>(m_order->size()); }
    ChangeSequence sequence() const override { return m_hits->snapshot().sequence(); }

    const LogsQuery &query() const { return m_query; }
    const LogSnapshot &snapshot() const { return m_hits->snapshot(); }
    const LogHits &hits() const { return *m_hits; }
    const LogHitsPointer &hitsPointer() const { return m_hits; }
    const LogOrder &order() const { return *m_order; }

    /// The hits of level Error, once they have been looked up.
    LogHitsPointer errors() const
    {
        const std::lock_guard lock(m_mutex);
        return m_errors;
    }
    void setErrors(LogHitsPointer errors) const
    {
        const std::lock_guard lock(m_mutex);
        m_errors = std::move(errors);
    }

private:
    const LogsQuery m_query;
    const LogHitsPointer m_hits;
    const LogOrderPointer m_order;
    mutable std::mutex m_mutex;
    mutable LogHitsPointer m_errors;
};

} // namespace runglass
