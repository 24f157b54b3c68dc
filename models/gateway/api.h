// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "gateway/httpanswer.h"
#include "gateway/queryparameters.h"
#include "gateway/routes.h"
#include "gateway/store.h"

#include <atomic>

namespace runglass::gateway {

/// Answers the API's questions (all that is GET). Thread-safe; a call may wait for as long as the request
/// asks.
class Api
{
public:
    explicit Api(Store &store);

    HttpAnswer answer(const RouteMatch &match, const RequestTarget &target);

private:
    HttpAnswer listScripts();
    HttpAnswer listDeployments(const std::string &scriptId);
    HttpAnswer list(bool isRuns, const std::string &scriptId, QueryParameters parameters);
    HttpAnswer getRun(const std::string &runId, bool payload);
    HttpAnswer changes(QueryParameters parameters);
    HttpAnswer changesAfter(std::int64_t after, std::int64_t limit, std::int64_t wait,
                            const std::vector<std::string> &scriptIds);
    std::string encoded(Cursor cursor) const;

    Store &m_store;
    std::atomic<int> m_waiting = 0;
};

} // namespace runglass::gateway
