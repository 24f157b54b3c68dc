// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// What is copied from a comparison.

#include "compare/columntexts.h"
#include "compare/comparisonlines.h"
#include "json/jsonpath.h"
#include "json/jsonstring.h"

namespace runglass {

namespace {

using Kind = ComparisonRow::Kind;

/// The value of a row, and the document it is in; noJsonNode where the side has none.
struct Value
{
    const JsonDocument *document = nullptr;
    JsonNodeId node = noJsonNode;
};

Value valueOf(const ComparisonRows &rows, const ComparisonRow &row, Side side)
{
    if (row.kind != Kind::Place && row.kind != Kind::Within)
        return {};
    const JsonDifference &at = rows.place(row);
    const JsonNodeId own = side == Side::Left ? at.left : at.right;
    if (own == noJsonNode)
        return {};
    // Inside of what is equal one document stands for both.
    if (row.kind == Kind::Within)
        return {&rows.innerDocument(row), row.inner};
    return {rows.document(row.part).json->document(side).get(), own};
}

QString utf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

QString comparedPath(const ComparisonRows &rows, const ComparisonRow &row, Side side)
{
    const Value value = valueOf(rows, row, side);
    if (!value.document)
        return {};
    const QString path = jsonPath(*value.document, value.node);
    if (row.kind == Kind::Place)
        return path;
    // The same below, but the whole may be at another place on this side.
    const JsonDifference &at = rows.place(row);
    const QString above = jsonPath(rows.innerDocument(row), rows.innerRoot(row));
    return jsonPath(*rows.document(row.part).json->document(side), side == Side::Left ? at.left : at.right) +
           path.mid(above.size());
}

QString comparedValue(const ComparisonRows &rows, const ComparisonRow &row, Side side,
                      const DisplayValues &values)
{
    const Comparison &compared = *rows.comparison();
    const RecordDetails &record = side == Side::Left ? *compared.left : *compared.right;
    switch (row.kind) {
    case Kind::Column:
        return columnText(compared.columns[row.index].column, record, values);
    case Kind::Place:
    case Kind::Within: {
        const Value value = valueOf(rows, row, side);
        if (!value.document)
            return {};
        return value.document->kind(value.node) == JsonKind::String
                   ? decodedJsonString(value.document->stringSource(value.node))
                   : utf8(value.document->source(value.node));
    }
    case Kind::TextLine: {
        const DocumentComparison &document = rows.document(row.part);
        const SequencePlace &at = document.text.places[row.index];
        const std::uint32_t own = side == Side::Left ? at.left : at.right;
        return own == SequencePlace::none
                   ? QString()
                   : utf8((side == Side::Left ? document.left : document.right)->piece(own)).trimmed();
    }
    case Kind::Entry:
    case Kind::Further: {
        const SequencePlace &at = compared.logs->places[row.index];
        const std::uint32_t own = side == Side::Left ? at.left : at.right;
        return own == SequencePlace::none ? QString() : utf8((*record.logs)[own].entry.message);
    }
    default:
        return {};
    }
}

} // namespace runglass
