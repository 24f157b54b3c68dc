// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QMetaObject>
#include <QObject>

#include <memory>
#include <mutex>
#include <utility>

namespace runglass {

/// Brings calls from any thread to the thread of a QObject, and drops them once the object is gone.
///
/// The owner keeps the Mailbox as a member; jobs keep a Sender, a copyable handle that may outlive both.
class Mailbox
{
    struct Slot
    {
        std::mutex mutex;
        QObject *receiver = nullptr;
    };

public:
    class Sender
    {
    public:
        /// Queues `call` for the receiver's thread. Thread-safe; never runs it here.
        template <class Call>
        void post(Call &&call) const
        {
            const std::lock_guard lock(m_slot->mutex);
            if (m_slot->receiver)
                QMetaObject::invokeMethod(m_slot->receiver, std::forward<Call>(call), Qt::QueuedConnection);
        }

    private:
        friend class Mailbox;
        explicit Sender(std::shared_ptr<Slot> slot)
            : m_slot(std::move(slot))
        {
        }
        std::shared_ptr<Slot> m_slot;
    };

    explicit Mailbox(QObject *receiver)
        : m_slot(std::make_shared<Slot>())
    {
        m_slot->receiver = receiver;
    }
    ~Mailbox()
    {
        const std::lock_guard lock(m_slot->mutex);
        m_slot->receiver = nullptr;
    }
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    Sender sender() const { return Sender(m_slot); }

private:
    std::shared_ptr<Slot> m_slot;
};

} // namespace runglass
