// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <string>

namespace runglass {

/// What SQLite or the operating system said, before it becomes a UserError.
struct SqlError
{
    enum class Kind {
        Full,         ///< disk, quota or file size limit
        ReadOnly,     ///< file or folder can't be written
        Busy,         ///< another process holds the lock
        Corrupt,      ///< pages or our own columns don't make sense
        NotADatabase, ///< not an SQLite file at all
        Interrupted,  ///< by a progress handler
        CannotOpen,   ///< no such file, no permission
        Other,
    };

    int code = 0;        ///< SQLite's extended result code
    int systemError = 0; ///< errno of the failed call, or 0
    std::string detail;  ///< SQLite's words: English, for the log file and the reason of an error

    Kind kind() const;
};

} // namespace runglass
