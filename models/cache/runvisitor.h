// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/recordvisit.h"
#include "cache/runanswer.h"
#include "runcolumns/runidtable.h"
#include "sqlite/statement.h"

#include <string>
#include <vector>

namespace runglass {

/// Goes through rows of an answer in its order, for those who want very many.
///
/// Columns come from memory, as they were when the answer was made. What is beside them comes from the file
/// as it is now: of a run that has changed since, the payload is left out, because it may belong to the other
/// state, and the revision is lowered, so that the newer state wins wherever both meet.
class RunVisitor
{
public:
    /// All must outlive it. `ids` holds the ids of all runs in the answer. Where more than columns is wanted
    /// a transaction must be open.
    RunVisitor(Connection &connection, const RunAnswer &answer, const RunIdTable &ids, RunParts parts);

    /// The rows [first, first + count) of the answer, as far as there are any. Gives how many were gone
    /// through. SQLite's failure shows in the connection.
    std::int64_t visit(std::int64_t first, std::int64_t count, const RunVisit &take);

private:
    void readRow(std::size_t index, std::int64_t row);
    void readParts(std::size_t index, const RunEntry &entry);

    Connection &m_connection;
    const RunAnswer &m_answer;
    const RunIdTable &m_ids;
    const RunParts m_parts;
    Statement m_findRun;
    Statement m_findPayload;
    std::vector<VisitedRun> m_runs;
    std::vector<std::string> m_idTexts;
    std::vector<Payload> m_payloads;
};

} // namespace runglass
