// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace runglass {

/// The figures of what is pointed at in a chart, in words.
struct ChartReadout
{
    struct Row
    {
        std::optional<std::size_t> series; ///< whose sign stands before it, as in SeriesSet
        QString label;
        QString value;
    };

    QString title;
    std::vector<Row> counts;
    std::vector<Row> times; ///< beside the counts
    QString note;           ///< below; may be empty
    bool isLogs = false;    ///< whose series they are

    /// All of it in one line, to be read aloud.
    QString spoken() const
    {
        QString text = title;
        for (const auto *rows : {&counts, &times}) {
            for (const Row &row : *rows)
                text += QStringLiteral(", %1 %2").arg(row.label, row.value);
        }
        return note.isEmpty() ? text : text + QStringLiteral(". ") + note;
    }
};

} // namespace runglass
