// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/columndiff.h"
#include "compare/jsondiff.h"
#include "compare/sequencediff.h"
#include "record/recorddetails.h"

#include <functional>
#include <memory>

namespace runglass {

/// Input or output of both runs.
struct DocumentComparison
{
    enum class State {
        NotHere, ///< of a run it is not known, and why its details say
        Nothing, ///< neither run has one
        Json,    ///< see `json`
        Text,    ///< at least one is not JSON: line by line, see `text`
    };

    State state = State::NotHere;
    /// Of a run that has none the side is null.
    std::shared_ptr<const JsonDiff> json;
    std::optional<TextPieces> left; ///< as text; nothing where a run has none
    std::optional<TextPieces> right;
    SequenceDiff text;

    const DiffCounts &counts() const { return json ? json->counts() : text.counts; }
};

/// Everything that is different between two runs: an immutable snapshot, shared between threads.
struct Comparison
{
    /// Called on the thread that compares, with how much is done, from 0 to 1.
    using Progress = std::function<void(double)>;

    RecordDetailsPointer left;  ///< what is compared with
    RecordDetailsPointer right; ///< the run itself
    std::vector<ColumnDifference> columns;
    DocumentComparison input;
    DocumentComparison output;
    /// Nothing while the entries of a run are not known.
    std::optional<SequenceDiff> logs;

    const DocumentDetails &document(Side side, bool isOutput) const
    {
        const RecordDetails &record = side == Side::Left ? *left : *right;
        return isOutput ? record.output : record.input;
    }
    DiffCounts columnCounts() const;
    DiffCounts counts() const; ///< of everything

    /// Both must not be null. On any thread but the GUI's; null when stopped.
    static std::shared_ptr<const Comparison> make(RecordDetailsPointer left, RecordDetailsPointer right,
                                                  const CancelToken &stop = {},
                                                  const Progress &progress = {});
};

using ComparisonPointer = std::shared_ptr<const Comparison>;

} // namespace runglass
