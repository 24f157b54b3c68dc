// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/canceltoken.h"
#include "tables/mailbox.h"

#include <QThreadPool>

#include <array>
#include <cstdint>

namespace runglass {

/// Work on documents away from the GUI thread, the newest of each kind winning: beginning one cancels the one
/// before it of its kind, whose result is then dropped.
///
/// Lives on the GUI thread. Ending waits for what runs, which looks at its token.
class JsonTasks
{
public:
    enum class Kind { Parse, Rows, String, Find, Copy };

    explicit JsonTasks(QObject *receiver)
        : m_mailbox(receiver)
    {
        m_pool.setMaxThreadCount(2);
    }
    ~JsonTasks()
    {
        cancelAll();
        m_pool.waitForDone();
    }
    JsonTasks(const JsonTasks &) = delete;
    JsonTasks &operator=(const JsonTasks &) = delete;

    /// `work(token)` runs on another thread; `done(result)` then on the receiver's, if it is still the
    /// newest.
    template <class Work, class Done>
    void run(Kind kind, Work work, Done done)
    {
        cancel(kind);
        Slot &slot = m_slots[static_cast<std::size_t>(kind)];
        const std::uint64_t generation = slot.generation;
        m_pool.start([&slot, generation, token = slot.token, sender = m_mailbox.sender(),
                      work = std::move(work), done = std::move(done)]() mutable {
            // Shared: queued calls are copied, results need not be.
            auto result = std::make_shared<decltype(work(token))>(work(token));
            sender.post([&slot, generation, result, done = std::move(done)]() mutable {
                if (slot.generation == generation)
                    done(std::move(*result));
            });
        });
    }
    void cancel(Kind kind)
    {
        Slot &slot = m_slots[static_cast<std::size_t>(kind)];
        slot.token.cancel();
        slot.token = CancelToken();
        ++slot.generation;
    }
    void cancelAll()
    {
        for (std::size_t kind = 0; kind < m_slots.size(); ++kind)
            cancel(static_cast<Kind>(kind));
    }
    /// Runs something that nobody waits for, for its destruction's sake.
    template <class Nothing>
    void dispose(Nothing nothing)
    {
        m_pool.start(std::move(nothing));
    }
    /// For what a work tells on its way: calls arrive on the receiver's thread, before `done`.
    Mailbox::Sender sender() const { return m_mailbox.sender(); }

private:
    struct Slot
    {
        CancelToken token;
        std::uint64_t generation = 0;
    };

    std::array<Slot, 5> m_slots;
    Mailbox m_mailbox;
    QThreadPool m_pool;
};

} // namespace runglass
