// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "domain/script.h"
#include "service/endpoint.h"
#include "service/synctuning.h"

#include <functional>
#include <memory>
#include <vector>

namespace runglass {

/// Asks a service once for its scripts, without any cache. One thread with an event loop; destroying it
/// cancels.
class ScriptLookup
{
public:
    using Done = std::function<void(Result<std::vector<Script>>)>;

    /// `done` is called once, never from within the constructor, and may destroy this.
    ScriptLookup(const ServiceEndpoint &endpoint, const SyncTuning &tuning, Done done);
    ~ScriptLookup();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace runglass
