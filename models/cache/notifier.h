// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/changenotice.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace runglass {

/// Tells listeners what was committed, by this process and by others, each commit once. Thread-safe.
///
/// The change sequence in the file counts everybody's commits. The writer announces its own before it commits
/// them, so whatever else turns up in the file was written by another process.
class Notifier
{
public:
    using Listener = std::function<void(const ChangeNotice &)>;

    /// `current`: everything up to it is known already.
    explicit Notifier(ChangeSequence current)
        : m_told(current)
    {
    }

    /// The listener is called until the returned hold is gone; letting it go waits for a call under way,
    /// unless it is let go from inside that call.
    std::shared_ptr<void> subscribe(Listener listener);

    void willCommit(ChangeSequence sequence);
    void didCommit(ChangeSequence sequence, bool committed);
    /// To be called after didCommit(), with what that commit changed.
    void publish(const ChangeNotice &notice);
    /// The sequence that stands in the file now, and the last one that changed what can be read.
    void seenInFile(ChangeSequence sequence, ChangeSequence content);

private:
    struct Subscriber
    {
        std::recursive_mutex mutex;
        Listener listener;
    };

    void publishOthers(ChangeSequence sequence);

    std::mutex m_mutex;
    ChangeSequence m_told;
    std::optional<ChangeSequence> m_pending; ///< announced by the writer, not yet known to be committed
    std::vector<std::weak_ptr<Subscriber>> m_subscribers;
};

} // namespace runglass
