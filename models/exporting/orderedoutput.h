// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string_view>

namespace runglass {

/// Puts what several threads make in the order it belongs in: each makes blocks of its own and waits with
/// writing until those before are done. Thread-safe.
///
/// Blocks are numbered from 0 and must be begun in that order, so that whoever is waited for is at work.
class OrderedOutput
{
public:
    using Write = std::function<Result<void>(std::string_view)>;

    explicit OrderedOutput(Write write)
        : m_write(std::move(write))
    {
    }

    /// Writes a part of a block once it is the block's turn; then calls `written`, on this thread, never two
    /// at once. False when nothing is to be written any more.
    bool write(std::size_t block, std::string_view bytes, const std::function<void()> &written);
    /// The block is whole: the next one's turn.
    void finish(std::size_t block);

    /// Nothing is written any more; who waits goes on. The first error stays.
    void stop(std::optional<UserError> error = {});
    bool isStopped() const;
    /// To be asked when all threads are done.
    const std::optional<UserError> &error() const { return m_error; }

private:
    const Write m_write;
    mutable std::mutex m_mutex;
    std::condition_variable m_turn;
    std::size_t m_next = 0;
    bool m_stopped = false;
    std::optional<UserError> m_error;
};

} // namespace runglass
