// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/textblock.h"
#include "json/jsonline.h"

#include <span>
#include <string_view>

namespace runglass {

/// Puts a ShownLine together, stretch by stretch.
class LineWriter
{
public:
    /// A part of a text that is to be marked.
    struct Mark
    {
        TextRange range; ///< in bytes of the text
        std::size_t index = 0;
    };

    explicit LineWriter(ShownLine &line)
        : m_line(line)
    {
    }

    /// Text of our own.
    void add(QStringView text, LineRole role);
    void add(QLatin1String text, LineRole role) { add(QString(text), role); }
    /// Text from outside, made visible. `marks` ascend and don't overlap.
    void addForeign(std::string_view text, LineRole role, EscapeStyle style,
                    std::span<const Mark> marks = {});
    qsizetype size() const { return m_line.text.size(); }

private:
    void addSpan(qsizetype begin, qsizetype length, LineRole role);

    ShownLine &m_line;
};

} // namespace runglass
