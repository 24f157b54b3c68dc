// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "starttarget.h"

#include "settings/profilestore.h"
#include "settings/settings.h"

namespace runglass {

namespace {

std::optional<WorkspaceTarget> lastTarget(const ProfileStore &profiles, const Settings &settings,
                                          const Places &places)
{
    const QString last = settings.value(Setting::LastProfile).toString();
    if (const auto profile = profiles.find(last))
        return WorkspaceTarget::ofProfile(*profile, places);
    if (last == WorkspaceTarget::demoId())
        return WorkspaceTarget::ofDemo(places);
    if (!profiles.profiles().empty())
        return WorkspaceTarget::ofProfile(profiles.profiles().front(), places);
    return {};
}

} // namespace

std::optional<WorkspaceTarget> startTarget(const CommandLine &line, const SecretKey &key,
                                           const ProfileStore &profiles, const Settings &settings,
                                           const Places &places)
{
    std::optional<WorkspaceTarget> target;
    if (!line.files.isEmpty()) // whose workspace is known only when they have been looked at
        return {};
    if (line.demo) {
        target = WorkspaceTarget::ofDemo(places);
    } else if (line.service) {
        const auto profile = profiles.findByUrl(*line.service);
        target = profile ? WorkspaceTarget::ofProfile(*profile, places)
                         : WorkspaceTarget::ofService(*line.service, key, places);
        if (!key.isEmpty())
            target->key = key;
    } else if (line.cacheFile) {
        return WorkspaceTarget::ofCacheFile(*line.cacheFile);
    } else {
        return lastTarget(profiles, settings, places);
    }
    return line.cacheFile ? target->withCacheFile(*line.cacheFile) : *target;
}

} // namespace runglass
