// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commandline.h"
#include "domain/secretkey.h"
#include "settings/places.h"
#include "settings/profilestore.h"
#include "settings/settings.h"
#include "workspace/workspaceopener.h"
#include "workspace/workspacetarget.h"

#include <optional>

namespace runglass {

/// What needs no application object and so is done before there is one: while the platform plugin, fonts and
/// styles load on the main thread, the cache is opened on another.
struct EarlyStart
{
    EarlyStart(const CommandLine &line, const SecretKey &environmentKey);

    const Places places;
    Settings settings;
    ProfileStore profiles;
    std::optional<WorkspaceTarget> target; ///< what to open; nothing: ask
    std::optional<HeadStart> headStart;
};

} // namespace runglass
