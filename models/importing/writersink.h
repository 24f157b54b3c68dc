// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachewriter.h"
#include "domain/canceltoken.h"
#include "exchange/importsink.h"
#include "importing/importedscripts.h"

#include <condition_variable>
#include <mutex>

namespace runglass {

/// Writes an import into a cache, a transaction for each batch; two may be under way, then take() waits. One
/// thread.
class WriterSink : public ImportSink
{
public:
    /// Both must outlive the sink.
    WriterSink(CacheWriter &writer, ImportedScripts &scripts)
        : m_writer(writer)
        , m_scripts(scripts)
    {
    }
    /// Waits for what is under way.
    ~WriterSink() override;

    Result<void> take(ImportBatch &&batch) override;
    /// Writes what is known of the scripts, and waits until all is committed.
    Result<WriteSummary> finish();

private:
    static constexpr int mostUnderWay = 2;

    void submit(WriteBatch batch);
    void waitFor(int mostLeft);

    CacheWriter &m_writer;
    ImportedScripts &m_scripts;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    int m_underWay = 0;
    WriteSummary m_summary;
    std::optional<UserError> m_error;
};

/// Adds up what several transactions did.
void addTo(WriteSummary &sum, const WriteSummary &more);

} // namespace runglass
