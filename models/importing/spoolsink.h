// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/importsink.h"
#include "importing/batchspool.h"
#include "importing/importedscripts.h"

#include <utility>

namespace runglass {

/// Keeps an import in a spool until it is whole.
class SpoolSink : public ImportSink
{
public:
    /// Both must outlive the sink.
    SpoolSink(BatchSpool &spool, ImportedScripts &scripts)
        : m_spool(spool)
        , m_scripts(scripts)
    {
    }

    Result<void> take(ImportBatch &&batch) override
    {
        return m_spool.write(m_scripts.prepare(std::move(batch)));
    }
    Result<void> finish() { return m_spool.write(m_scripts.finish()); }

private:
    BatchSpool &m_spool;
    ImportedScripts &m_scripts;
};

} // namespace runglass
