// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/script.h"
#include "service/problemlist.h"

#include <simdjson.h>

#include <string>
#include <string_view>

namespace runglass {

/// The members of a run that are no columns: what the API answers for its payload; in JSON Lines its
/// attributes, too.
class JsonPayload
{
public:
    static bool isMember(std::string_view name);

    /// Reads one of them; false when it is not JSON. What has another type than it should is reported and
    /// left empty.
    bool read(std::string_view name, simdjson::ondemand::value value, ProblemList &problems);

    /// Whether something is said of the payload, be it that there is nothing in it.
    bool isThere() const { return m_isThere; }

    Payload payload;        ///< runId is not set
    std::string attributes; ///< a JSON object, or empty

private:
    bool m_isThere = false;
};

} // namespace runglass
