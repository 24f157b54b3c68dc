// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exporting/recordexport.h"

#include "exporting/orderedoutput.h"
#include "exporting/recordencoder.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace runglass {

namespace {

/// More threads than this only wait for the one that writes.
constexpr unsigned mostThreads = 4;

} // namespace

/// What the threads of one export share.
struct RecordExport::Work
{
    const RecordExport &owner;
    const ExportSource &source;
    OrderedOutput output;
    std::size_t blocks = 0;
    std::atomic<std::size_t> next{0};
    // Of the thread whose turn it is.
    ExportProgress progress{};
    std::int64_t records = 0;
};

RecordExport::RecordExport(ExportOptions options, CancelToken token, Progressed progressed)
    : m_options(options)
    , m_token(std::move(token))
    , m_progressed(std::move(progressed))
    , m_helpers(std::clamp(std::thread::hardware_concurrency(), 1U, mostThreads) - 1)
{
}

Result<ExportReport> RecordExport::run(const ExportSource &source, const Write &write)
{
    const std::int64_t rows = source.blockRows();
    Work work{.owner = *this, .source = source, .output = OrderedOutput(write)};
    work.blocks = static_cast<std::size_t>((source.size() + rows - 1) / rows);
    work.progress.totalRows = source.size();
    RecordEncoder header(source, m_options);
    header.writeHeader();
    if (const Result<void> begun = write(header.bytes()); !begun)
        return begun.error();
    work.progress.bytes = static_cast<std::int64_t>(header.bytes().size());

    std::vector<std::thread> helpers;
    for (std::size_t i = 1; i < work.blocks && i <= m_helpers; ++i)
        helpers.emplace_back([&work] { help(work); });
    help(work);
    for (std::thread &helper : helpers)
        helper.join();

    ExportReport report{
        .rows = work.records, .unreadable = work.progress.rows - work.records, .bytes = work.progress.bytes};
    report.cancelled = m_token.isCancelled();
    if (!report.cancelled && work.output.error())
        return *work.output.error();
    return report;
}

Result<ExportReport> RecordExport::run(const ExportSource &source, const QString &path,
                                       OutputFile::Existing existing)
{
    OutputFile file;
    if (const Result<void> opened = file.open(path, existing); !opened)
        return opened.error();
    Result<ExportReport> report = run(source, [&file](std::string_view bytes) { return file.write(bytes); });
    if (!report || report->cancelled)
        return report;
    if (const Result<void> finished = file.finish(); !finished)
        return finished.error();
    return report;
}

void RecordExport::help(Work &work)
{
    const Result<std::unique_ptr<CacheReader>> reader = work.source.makeReader();
    if (!reader)
        return work.output.stop(reader.error());
    encodeBlocks(work, **reader);
}

void RecordExport::encodeBlocks(Work &work, CacheReader &reader)
{
    RecordEncoder encoder(work.source, work.owner.m_options);
    while (!work.output.isStopped()) {
        const std::size_t block = work.next.fetch_add(1);
        if (block >= work.blocks || !encodeBlock(work, reader, encoder, block))
            return;
    }
}

bool RecordExport::encodeBlock(Work &work, CacheReader &reader, RecordEncoder &encoder, std::size_t block)
{
    const std::int64_t size = work.source.blockRows();
    std::int64_t row = static_cast<std::int64_t>(block) * size;
    const std::int64_t end = std::min(row + size, work.source.size());
    while (row < end) {
        const CancelToken &token = work.owner.m_token;
        const Result<std::int64_t> rows = encoder.encode(reader, row, end - row, token);
        if (!rows || token.isCancelled()) {
            work.output.stop(rows ? std::nullopt : std::optional(rows.error()));
            return false;
        }
        // Where nothing can be read, nothing is said of where it could be again.
        const std::int64_t passed = *rows > 0 ? *rows : end - row;
        row += passed;
        const bool wrote = work.output.write(block, encoder.bytes(), [&] {
            work.progress.rows += passed;
            work.progress.bytes += static_cast<std::int64_t>(encoder.bytes().size());
            work.records += encoder.records();
            if (work.owner.m_progressed)
                work.owner.m_progressed(work.progress);
        });
        encoder.clear();
        if (!wrote)
            return false;
    }
    work.output.finish(block);
    return true;
}

} // namespace runglass
