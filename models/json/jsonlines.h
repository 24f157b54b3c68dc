// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/jsonfind.h"
#include "json/jsonline.h"
#include "json/jsonrows.h"

#include <QCoreApplication>

#include <span>

namespace runglass {

/// How a document is written out.
enum class JsonStyle {
    Tree, ///< keys without quotes, indices of arrays, sizes
    Text, ///< as JSON text, with closing brackets
};

/// Writes the rows of a document as lines. Each costs some microseconds, whatever stands in the document.
class JsonLineBuilder
{
    Q_DECLARE_TR_FUNCTIONS(runglass::JsonLineBuilder)

public:
    /// How deep lines are indented at most.
    static constexpr int deepest = 48;
    /// Strings with more bytes are shown with so many of them until they are opened.
    static constexpr std::size_t shortened = 240;

    explicit JsonLineBuilder(JsonStyle style)
        : m_style(style)
    {
    }

    /// `hits`: those of the outermost document, ascending; may be empty.
    ShownLine line(const JsonRows &rows, std::size_t row, std::span<const JsonHit> hits = {}) const;
    /// A value by itself, its key before it, without depth; `isOpen`: what is in it follows below.
    ShownLine line(const JsonDocument &document, JsonNodeId node, bool isOpen) const;

private:
    JsonStyle m_style;
};

/// Whether a string is too long to be shown in a line unless it is opened.
bool isLongString(const JsonDocument &document, JsonNodeId node);
/// The line of an opened string that holds a byte of it; 0 when it is not opened.
std::size_t lineOfHit(const JsonRows &rows, const JsonHit &hit);

} // namespace runglass
