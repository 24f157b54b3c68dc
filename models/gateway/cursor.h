// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runglass::gateway {

/// A place in a list or in the change feed, as clients carry it. Opaque to them; not a secret.
struct Cursor
{
    enum class Kind : char { Runs = 'r', Logs = 'l', Changes = 'c' };

    Kind kind = Kind::Changes;
    std::int64_t position = 0; ///< list: time of the last record given; feed: sequence
    std::string id;            ///< list: id of the last record given
    std::string scope;         ///< list: the script it is a list of
    Micros issuedAt = 0;

    friend bool operator==(const Cursor &, const Cursor &) = default;
};

inline constexpr Micros cursorLifetime = 7 * microsPerDay;

/// `databaseId` ties it to one database, so that another one refuses it.
std::string encodeCursor(const Cursor &cursor, std::string_view databaseId);

struct DecodedCursor
{
    enum class State {
        Valid,
        Malformed, ///< never came from here, or was for another kind of list
        Gone,      ///< too old, or of another database
    };
    State state = State::Malformed;
    Cursor cursor;
};

DecodedCursor decodeCursor(std::string_view text, Cursor::Kind kind, std::string_view databaseId, Micros now);

} // namespace runglass::gateway
