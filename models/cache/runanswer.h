// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/keyedrows.h"
#include "cache/query.h"
#include "cache/rowchange.h"
#include "runcolumns/runorder.h"

#include <span>
#include <variant>

namespace runglass {

/// The rows of All Runs: positions in the columns of a script, in an order.
class RunAnswer final : public KeyedRows
{
public:
    /// `ids` is read only where the rows are sorted by Run ID.
    RunAnswer(RunColumnsPointer runs, const RunIdTable *ids, Bitmap among, RunColumn sort, SortOrder order,
              ChangeSequence sequence, std::string scriptId);

    std::int64_t size() const override;
    RecordKey keyAt(std::int64_t position) const override;
    std::optional<std::int64_t> positionOf(RecordKey key) const override;
    ChangeSequence sequence() const override { return m_sequence; }

    /// The columns of a row, and the texts its labels stand for.
    RunEntry at(std::int64_t position) const;
    const LabelTexts &labels() const { return m_runs->labels(); }
    const std::string &scriptId() const { return m_scriptId; }

    /// positionOf() for many, not much slower than for one.
    std::vector<std::optional<std::int64_t>> positionsOf(std::span<const RecordKey> keys) const;
    /// How one answer became the other.
    static RowChange change(const RunAnswer &before, const RunAnswer &after);
    /// The first row with a status behind `from`, or before it.
    std::optional<std::int64_t> find(std::int64_t from, Direction direction, RunStatus status) const;

private:
    using List = std::vector<std::uint32_t>;

    /// All keys in order.
    std::vector<RecordKey> keys() const;
    std::optional<std::int64_t> findByTime(std::int64_t begin, Direction direction, RunStatus status) const;
    std::size_t placeOf(std::size_t row) const;
    std::optional<std::int64_t> rowOf(std::size_t place) const;

    RunColumnsPointer m_runs;
    ChangeSequence m_sequence;
    std::string m_scriptId;
    /// What says which place in the columns is in which row.
    std::variant<runorder::ByTime, List> m_rows;
};

} // namespace runglass
