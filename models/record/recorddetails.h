// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "domain/script.h"
#include "domain/usererror.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace runglass {

/// One of the two documents of a run, as far as it is here.
struct DocumentDetails
{
    enum class State {
        Loading,  ///< asked for, of the cache or the service
        Present,  ///< see `text`
        NotGiven, ///< the run has none
        NotHeld,  ///< offline: neither cache nor file holds it, and there is no service to ask
        Missing,  ///< the service does not have it (any more)
        TooLarge, ///< over the cap of what is fetched
        Failed,   ///< it could not be fetched now
    };

    State state = State::Loading;
    std::shared_ptr<const std::string> text; ///< UTF-8 as received; shared, never copied
    bool isJson = true;                      ///< false: it came as text because it is not JSON
    std::optional<UserError> error;          ///< of Missing, TooLarge and Failed: why, and what to do
};

/// All that a record view shows of one run: an immutable snapshot, shared between threads.
struct RecordDetails
{
    Run run;
    /// False: nothing is known of the run but its log entries (its times are those of the first and last).
    bool isKnown = true;
    DocumentDetails input;
    DocumentDetails output;
    /// What a failed run ended with; null while that is not known, and for runs without an error.
    std::shared_ptr<const std::string> error;
    /// In the order of time, equal times in that of arrival; null while they are looked up.
    std::shared_ptr<const std::vector<LogRow>> logs;
    /// How many entries the run has; more than `logs` holds when there are very many.
    std::int64_t totalLogs = 0;
    std::optional<UserError> logsError;
};

using RecordDetailsPointer = std::shared_ptr<const RecordDetails>;

} // namespace runglass
