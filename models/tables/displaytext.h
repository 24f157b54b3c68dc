// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

#include <cstdint>
#include <string_view>

namespace runglass {

/// Text from outside as it may be shown: terminal escape sequences (ECMA-48: CSI, OSC, DCS and the like) and
/// control characters are taken out, tabs become blanks, bidirectional overrides and isolates, which could
/// make text read as something else, are dropped. Line breaks stay, as '\n'.
///
/// `utf8` that is not valid becomes replacement characters. At most about `limit` bytes are looked at; when
/// there were more an ellipsis ends the text.
QString displayText(std::string_view utf8, std::size_t limit = std::string_view::npos);

/// As displayText, in one line: line breaks become blanks.
QString displayLine(std::string_view utf8, std::size_t limit = 1024);

/// What a table cell shows of a message.
struct FirstLine
{
    QString text;             ///< the first line that isn't blank; long ones end in an ellipsis
    std::int64_t further = 0; ///< how many lines come after it

    friend bool operator==(const FirstLine &, const FirstLine &) = default;
};

/// Cheap for messages of any size: only line breaks are looked for beyond the first line.
FirstLine firstLine(std::string_view utf8, std::size_t limit = 1024);

} // namespace runglass
