// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "service/syncunit.h"

#include <deque>
#include <string>

namespace runglass {

/// Asks again for runs that were in progress when the change feed was lost, and for their log entries: what
/// they wrote meanwhile may lie before the time from which on everything is fetched again.
class RunRechecker : public SyncUnit
{
public:
    RunRechecker(SyncContext &context, std::string onlyScript);

    /// Takes what the cache knows to be in progress; nothing unless a mark says it is to be done.
    void start();
    void pump() override;
    bool isBusy() const override;

private:
    struct Item
    {
        std::string runId;
        std::string scriptId;
        bool runDone = false;
        std::string cursor; ///< of its log pages
    };

    void askForRun();
    void askForLogs();
    void next();
    void finish();

    std::string m_onlyScript;
    std::deque<Item> m_queue;
    bool m_active = false;
};

} // namespace runglass
