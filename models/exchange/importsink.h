// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "exchange/importbatch.h"

namespace runglass {

/// Takes what an import reads. Whoever made it decides what becomes of it when the import ends, fails or is
/// cancelled.
class ImportSink
{
public:
    virtual ~ImportSink() = default;

    /// Called on the thread of the import, one batch after the other. Runs that are known win over inferred
    /// ones, whichever come first. An error ends the import.
    virtual Result<void> take(ImportBatch &&batch) = 0;
};

} // namespace runglass
