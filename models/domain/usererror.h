// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

namespace runglass {

/// An expected failure, told to a person: what happened, why, and what to do about it.
///
/// All three are already translated. `message` is never empty in an error that is shown; `reason` and `help`
/// may be. None of them ever holds an API key or a payload.
struct UserError
{
    QString message; ///< what happened: "The cache could not be opened."
    QString reason;  ///< why: "/home/a/x.db is not a Runglass cache."
    QString help;    ///< what to do: "Choose another file with --cache."

    /// The three joined by blanks in one line, control characters replaced: for standard error and the log
    /// file.
    QString oneLine() const;

    friend bool operator==(const UserError &, const UserError &) = default;
};

} // namespace runglass
