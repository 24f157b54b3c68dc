// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "earlystart.h"

#include "starttarget.h"

namespace runglass {

EarlyStart::EarlyStart(const CommandLine &line, const SecretKey &environmentKey)
    : places(Places::standard())
    , settings(places.settingsFile())
    , profiles(places.profilesFile())
    , target(startTarget(line, environmentKey, profiles, settings, places))
{
    if (target)
        headStart = HeadStart::begin(target->cacheFile, target->cacheOptions);
}

} // namespace runglass
