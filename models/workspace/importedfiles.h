// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstdint>

namespace runglass {

/// What a workspace of imported files was made from, and so what it can and can't show.
struct ImportedFiles
{
    int files = 0;
    bool runs = false; ///< runs themselves, not only such as are inferred from entries
    bool logs = false;
    bool payloads = false; ///< inputs, outputs, errors
    bool deployments = false;
    std::int64_t problems = 0; ///< records and fields that could not be taken as they were

    friend bool operator==(const ImportedFiles &, const ImportedFiles &) = default;
};

} // namespace runglass
