// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace runglass::bundleformat {

/// docs/bundle-format.md describes all of this for other programs.

/// "RgBn" in the header of the SQLite file.
inline constexpr std::int64_t applicationId = 0x52'67'42'6E;
/// user_version. A reader refuses a higher one.
inline constexpr std::int64_t version = 1;

inline constexpr std::string_view suffix = ".runglass";
inline constexpr std::string_view mimeType = "application/x-runglass";

struct Table
{
    std::string_view name;
    const char *sql; ///< exactly as it stands in sqlite_schema
};
/// All there is in a bundle. Whatever else stands in a file, or stands there in other words, is not obeyed
/// but refused.
extern const std::array<Table, 7> tables;

/// What stands at the beginning of an SQLite file.
struct Header
{
    bool isSqlite = false;
    bool isOurs = false; ///< by its application id
    std::int64_t version = 0;
    bool isPlain = false;      ///< UTF-8, without a write-ahead log
    std::int64_t fileSize = 0; ///< bytes the whole file has
};
inline constexpr std::size_t headerSize = 100;
/// `head`: the first bytes of a file, headerSize if it has so many.
Header readHeader(std::string_view head);

/// Longer texts than these are not taken.
inline constexpr std::size_t longestId = 4096;
inline constexpr std::size_t longestWord = 64 * 1024;                      ///< message, note, filter, name
inline constexpr std::size_t longestText = std::size_t{256} * 1024 * 1024; ///< log message, document

} // namespace runglass::bundleformat
