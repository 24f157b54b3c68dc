// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "gateway/httpanswer.h"
#include "gateway/limits.h"
#include "gateway/queryparameters.h"
#include "gateway/routes.h"
#include "gateway/store.h"

#include <atomic>
#include <chrono>
#include <functional>

namespace runglass::gateway {

/// Whether somebody still waits for the answer to a request.
using StillWanted = std::function<bool()>;

/// Answers the API's questions (all that is GET). Thread-safe; a call may wait for as long as the request
/// asks.
class Api
{
public:
    Api(Store &store, const Limits &limits);

    HttpAnswer answer(const RouteMatch &match, const RequestTarget &target, const StillWanted &isWanted);

private:
    HttpAnswer listScripts();
    HttpAnswer listDeployments(const std::string &scriptId);
    HttpAnswer list(bool isRuns, const std::string &scriptId, QueryParameters parameters);
    HttpAnswer getRun(const std::string &runId, bool payload);
    HttpAnswer changes(QueryParameters parameters, const StillWanted &isWanted);
    HttpAnswer changesAfter(std::int64_t after, std::int64_t limit, std::chrono::seconds wait,
                            const std::vector<std::string> &scriptIds, const StillWanted &isWanted);
    /// False when nobody wants the answer any more.
    bool waitForChange(std::int64_t sequence, std::chrono::steady_clock::time_point deadline,
                       const StillWanted &isWanted);
    std::string encoded(Cursor cursor) const;

    Store &m_store;
    const Limits m_limits;
    std::atomic<int> m_waiting = 0;
};

} // namespace runglass::gateway
