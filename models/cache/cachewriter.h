// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"
#include "domain/result.h"

#include <functional>
#include <optional>

namespace runglass {

/// The one thread, with the one connection, that writes. Thread-safe.
class CacheWriter
{
public:
    /// Called on the writer's thread, once for every batch, in the order they were submitted; also at
    /// shutdown.
    using Done = std::function<void(Result<WriteSummary>)>;

    virtual ~CacheWriter() = default;

    /// Queues a batch and returns at once. It becomes one transaction, committed before `done` is called;
    /// when that fails (full disk, read-only file) nothing of it is written, `done` gets the reason, and
    /// later batches are tried anew. Whoever produces batches keeps the queue short by waiting for `done`:
    /// two under way are enough.
    virtual void submit(WriteBatch batch, Done done = {}) = 0;

    /// The parts of what one transaction writes, one after the other; nothing when there are no more. An
    /// error undoes all of them and is what `done` gets.
    using Parts = std::function<Result<std::optional<WriteBatch>>()>;

    /// As submit(), for what is too large for memory. `parts` is called on the writer's thread, while other
    /// processes can't write: everything it gives should be at hand. Not called when the cache is closed
    /// first.
    virtual void submitParts(Parts parts, Done done) = 0;
};

} // namespace runglass
