// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <chrono>
#include <optional>

namespace runglass {

/// Why a request brought no answer to work with.
struct ServiceError
{
    enum class Kind {
        Unreachable, ///< no connection, no name, no answer in time
        CutOff,      ///< the connection ended within an answer
        Certificate, ///< who answers can't be trusted
        KeyRefused,  ///< 401, 403
        Overloaded,  ///< 429, 503
        Failed,      ///< other 5xx
        Gone,        ///< 410: the cursor is no longer known
        NotFound,    ///< 404 by the service itself
        Nonsense,    ///< not what this API answers
        TooLarge,    ///< over the size cap
    };

    Kind kind = Kind::Unreachable;
    UserError error;
    std::optional<std::chrono::milliseconds> retryAfter;

    /// It concerns the service as a whole, not the one request.
    bool concernsAll() const
    {
        return kind == Kind::Unreachable || kind == Kind::Certificate || kind == Kind::KeyRefused ||
               kind == Kind::Overloaded;
    }
    /// The same question for fewer records may do.
    bool maybeTooMuch() const { return kind == Kind::TooLarge || kind == Kind::Nonsense; }
};

} // namespace runglass
