// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/comparison.h"

namespace runglass {

namespace {

using State = DocumentDetails::State;

constexpr std::size_t mostPieces = 200'000; // of a text that is not JSON

bool isKnown(const DocumentDetails &document)
{
    return document.state == State::NotGiven || (document.state == State::Present && document.text);
}

bool isThere(const DocumentDetails &document)
{
    return document.state == State::Present;
}

std::shared_ptr<const JsonDocument> parsed(const DocumentDetails &document, const CancelToken &stop)
{
    if (!isThere(document) || !document.isJson)
        return nullptr;
    return JsonDocument::parse(document.text, stop).document;
}

std::optional<TextPieces> piecesOf(const DocumentDetails &document, const CancelToken &stop)
{
    if (!isThere(document))
        return std::nullopt;
    return TextPieces{document.text, TextLines(*document.text, stop, mostPieces)};
}

void compareAsText(DocumentComparison &result, const DocumentDetails &left, const DocumentDetails &right,
                   const CancelToken &stop)
{
    result.state = DocumentComparison::State::Text;
    result.left = piecesOf(left, stop);
    result.right = piecesOf(right, stop);
    Effort effort;
    if (result.left && result.right) {
        result.text = diffTexts(*result.left, *result.right, effort);
    } else {
        const Side side = result.left ? Side::Left : Side::Right;
        const TextPieces &there = result.left ? *result.left : *result.right;
        result.text = onlyOn(side, static_cast<std::uint32_t>(there.lines.size()));
    }
}

DocumentComparison compareDocuments(const DocumentDetails &left, const DocumentDetails &right,
                                    const CancelToken &stop, const Comparison::Progress &progress)
{
    DocumentComparison result;
    if (!isKnown(left) || !isKnown(right))
        return result;
    if (!isThere(left) && !isThere(right)) {
        result.state = DocumentComparison::State::Nothing;
        return result;
    }
    const auto leftJson = parsed(left, stop);
    const auto rightJson = parsed(right, stop);
    if ((isThere(left) && !leftJson) || (isThere(right) && !rightJson)) {
        compareAsText(result, left, right, stop);
        return result;
    }
    result.state = DocumentComparison::State::Json;
    if (leftJson && rightJson)
        result.json = JsonDiff::compare(leftJson, rightJson, stop, progress);
    else
        result.json =
            leftJson ? JsonDiff::onlyOn(Side::Left, leftJson) : JsonDiff::onlyOn(Side::Right, rightJson);
    return result;
}

void addTo(DiffCounts &sum, const DiffCounts &counts)
{
    sum.added += counts.added;
    sum.removed += counts.removed;
    sum.changed += counts.changed;
    sum.moved += counts.moved;
    sum.alike += counts.alike;
}

} // namespace

DiffCounts Comparison::columnCounts() const
{
    DiffCounts counts;
    for (const ColumnDifference &column : columns)
        counts.count(column.kind);
    return counts;
}

DiffCounts Comparison::counts() const
{
    DiffCounts sum = columnCounts();
    addTo(sum, input.counts());
    addTo(sum, output.counts());
    if (logs)
        addTo(sum, logs->counts);
    return sum;
}

std::shared_ptr<const Comparison> Comparison::make(RecordDetailsPointer left, RecordDetailsPointer right,
                                                   const CancelToken &stop, const Progress &progress)
{
    // Input and output take nearly all of the time, each about half of it.
    const auto part = [&progress](double from) -> Progress {
        if (!progress)
            return {};
        return [&progress, from](double done) { progress(from + done / 2); };
    };
    const auto comparison = std::make_shared<Comparison>();
    comparison->left = std::move(left);
    comparison->right = std::move(right);
    const RecordDetails &a = *comparison->left;
    const RecordDetails &b = *comparison->right;
    comparison->columns = diffColumns(a, b);
    comparison->input = compareDocuments(a.input, b.input, stop, part(0));
    comparison->output = compareDocuments(a.output, b.output, stop, part(0.5));
    if (a.logs && b.logs && !stop.isCancelled()) {
        Effort effort;
        comparison->logs = diffLogs(*a.logs, *b.logs, effort);
    }
    if (stop.isCancelled())
        return nullptr;
    return comparison;
}

} // namespace runglass
