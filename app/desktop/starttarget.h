// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commandline.h"
#include "domain/secretkey.h"
#include "workspace/workspacetarget.h"

#include <optional>

namespace runglass {

class ProfileStore;
class Settings;

/// What to open at the start: what the command line names, else what was open last, else nothing. `key`: from
/// the environment, for a service named on the command line; empty for none.
std::optional<WorkspaceTarget> startTarget(const CommandLine &line, const SecretKey &key,
                                           const ProfileStore &profiles, const Settings &settings,
                                           const Places &places);

} // namespace runglass
