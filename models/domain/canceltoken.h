// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <atomic>
#include <memory>

namespace runglass {

/// Says to a query, from any thread, that nobody wants its answer any more. Copies share one flag.
///
/// Looked at in SQLite's progress handler and between the steps of our own scans.
class CancelToken
{
public:
    void cancel() const { m_flag->store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

} // namespace runglass
