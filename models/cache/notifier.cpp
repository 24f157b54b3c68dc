// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/notifier.h"

#include <algorithm>

namespace runglass {

std::shared_ptr<void> Notifier::subscribe(Listener listener)
{
    auto subscriber = std::make_shared<Subscriber>();
    subscriber->listener = std::move(listener);
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_subscribers, [](const auto &other) { return other.expired(); });
        m_subscribers.push_back(subscriber);
    }
    // The hold outlives the subscriber's place in the list: a call that has begun keeps its own reference.
    return {nullptr, [subscriber](void *) {
                const std::lock_guard lock(subscriber->mutex);
                subscriber->listener = nullptr;
            }};
}

void Notifier::willCommit(ChangeSequence sequence)
{
    const std::lock_guard lock(m_mutex);
    m_pending = sequence;
}

void Notifier::didCommit(ChangeSequence sequence, bool committed)
{
    bool others = false;
    {
        const std::lock_guard lock(m_mutex);
        m_pending.reset();
        if (committed) {
            others = sequence > m_told + 1;
            m_told = std::max(m_told, sequence);
        }
    }
    if (others)
        publishOthers(sequence - 1);
}

void Notifier::seenInFile(ChangeSequence sequence, ChangeSequence content)
{
    bool changed = false;
    {
        const std::lock_guard lock(m_mutex);
        // While the writer commits, what is in the file may be its own; didCommit() finds the gaps.
        if (m_pending || sequence <= m_told)
            return;
        changed = content > m_told;
        m_told = sequence;
    }
    if (changed)
        publishOthers(sequence);
}

void Notifier::publishOthers(ChangeSequence sequence)
{
    ChangeNotice notice;
    notice.sequence = sequence;
    notice.byOtherProcess = true;
    publish(notice);
}

void Notifier::publish(const ChangeNotice &notice)
{
    std::vector<std::shared_ptr<Subscriber>> subscribers;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &weak : m_subscribers) {
            if (auto subscriber = weak.lock())
                subscribers.push_back(std::move(subscriber));
        }
    }
    for (const auto &subscriber : subscribers) {
        const std::lock_guard lock(subscriber->mutex);
        // A copy, because the listener may end its own subscription.
        if (const Listener listener = subscriber->listener)
            listener(notice);
    }
}

} // namespace runglass
