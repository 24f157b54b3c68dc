// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"
#include "sqlite/statement.h"

#include <optional>
#include <string_view>
#include <vector>

namespace runglass {

/// Writes what a sync has to remember of the service: cursors and problems. Part of the writer.
class JournalStore
{
public:
    explicit JournalStore(Connection &connection);

    void put(const StoredCursor &cursor);
    /// Counts equal ones together. Only the last `mostProblems` different ones are kept, so that a service
    /// that sends nothing but nonsense does not fill the disk.
    void put(const ProblemReport &problem);
    /// Keeps the newest; to be called once for a batch.
    void dropOldProblems();

    static constexpr int mostProblems = 1000;

private:
    Statement m_putCursor;
    Statement m_forgetCursor;
    Statement m_putProblem;
    Statement m_dropOldProblems;
};

std::optional<StoredCursor> readCursor(Connection &connection, std::string_view name);
/// Newest first.
std::vector<ProblemReport> readProblems(Connection &connection);

} // namespace runglass
