// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/run.h"
#include "domain/script.h"
#include "domain/usererror.h"

#include <QMetaType>

#include <memory>
#include <optional>
#include <string>

namespace runglass {

/// Something of one run that somebody looks at, or may look at next, and that the cache lacks.
struct RecordWish
{
    enum class Part {
        Run,     ///< GET /runs/{run_id}: the run itself is not known
        Payload, ///< GET /runs/{run_id}/payload
    };
    enum class Urgency {
        Shown,      ///< somebody waits for it
        Neighbour,  ///< somebody may come by next
        Background, ///< when there is nothing else to do
    };

    Part part = Part::Payload;
    std::string runId;
    std::string scriptId; ///< of a run that does not say it itself; may be empty
    /// The run as it is known; of the one it has ended with another payload is asked for.
    RunStatus status = RunStatus::Unknown;
    std::int64_t revision = 0;
    int attempt = 0; ///< another one asks again for what was answered already
    Urgency urgency = Urgency::Shown;

    /// Whether one answer is the answer to both.
    bool isSame(const RecordWish &other) const
    {
        return part == other.part && runId == other.runId && scriptId == other.scriptId &&
               status == other.status && revision == other.revision && attempt == other.attempt;
    }
    friend bool operator==(const RecordWish &, const RecordWish &) = default;
};

/// What became of a wish.
struct RecordAnswer
{
    enum class Outcome {
        Arrived,  ///< a run is in the cache; a payload is here, and on its way into the cache
        Missing,  ///< the service does not have it
        TooLarge, ///< over the cap
        Failed,   ///< not now; asked for again by itself as long as it is wished
    };

    RecordWish wish;
    Outcome outcome = Outcome::Arrived;
    std::shared_ptr<const Payload> payload;
    std::optional<UserError> error; ///< of all outcomes but Arrived
};

} // namespace runglass

Q_DECLARE_METATYPE(runglass::RecordAnswer)
