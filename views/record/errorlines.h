// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/ansitext.h"
#include "json/linesource.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// What a run ended with, line by line; of a very long text the beginning, which it says.
class ErrorLines : public LineSource
{
public:
    explicit ErrorLines(std::string_view text);

    qsizetype lineCount() const override { return static_cast<qsizetype>(m_lines.size()); }
    ShownLine line(qsizetype row) const override;
    std::optional<qsizetype> parentOf(qsizetype) const override { return {}; }
    QString toolTip(qsizetype) const override { return {}; }

private:
    std::vector<AnsiLine> m_lines;
    bool m_isCut = false;
};

/// The line of an error that says what it is: of a Python traceback the last one, else the first.
QString errorHeadline(std::string_view text);

} // namespace runglass
