// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "service/syncunit.h"

#include <set>
#include <string>

namespace runglass {

/// Keeps the list of scripts, and the deployments of those that are wanted.
class ScriptLister : public SyncUnit
{
public:
    /// `onlyScript`: an id, or empty for all.
    ScriptLister(SyncContext &context, std::string onlyScript);

    void pump() override;
    bool isBusy() const override;
    /// The list has been asked for, with whatever success.
    bool wasTried() const { return m_listed || m_retry.trouble(); }
    /// By the service's last list or its feed; everything, as long as there was no list.
    bool lists(const std::string &scriptId) const { return !m_hasList || m_ids.contains(scriptId); }
    void add(const std::string &scriptId) { m_ids.insert(scriptId); }
    /// The list is asked for anew.
    void refresh() { m_listed = false; }
    /// Once per script, until it changes.
    void wantDeployments(const std::string &scriptId);
    void deploymentsMayHaveChanged(const std::string &scriptId);

private:
    void askForScripts();
    void askForDeployments(const std::string &scriptId);

    std::string m_onlyScript;
    bool m_listed = false;
    bool m_hasList = false;
    std::set<std::string> m_ids;
    std::set<std::string> m_queue;
    std::set<std::string> m_known;
};

} // namespace runglass
