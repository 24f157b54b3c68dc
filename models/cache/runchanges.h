// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "sqlite/statement.h"

#include <optional>
#include <vector>

namespace runglass {

/// Tells readers which runs are other than they were: changed, deleted, or inserted under a key that was
/// given out earlier. What was inserted under a new key they find without. Part of the writer.
///
/// Only the newest changes are kept; meta 'run_change_since' says from where on they are complete.
class RunChanges
{
public:
    explicit RunChanges(Connection &connection);

    /// The run changes in the commit that will have this sequence.
    void add(ChangeSequence sequence, RecordKey run);
    /// At the end of a transaction: drops the oldest when there are many.
    void trim();
    /// After a rollback.
    void forget() { m_count = -1; }

private:
    Statement m_insert;
    Statement m_countAll;
    Statement m_border;
    Statement m_remove;
    Statement m_putSince;
    std::int64_t m_count = -1; ///< not less than what this process knows of; -1: not counted yet
    bool m_added = false;
};

/// The runs that changed in commits after `sequence`, as the connection's transaction sees them; nothing when
/// that isn't known any more.
std::optional<std::vector<RecordKey>> readRunChanges(Connection &connection, ChangeSequence sequence);

} // namespace runglass
