// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exporting/exportsource.h"

#include "cache/loganswer.h"

#include <algorithm>

namespace runglass {

namespace {

/// Some megabytes of text.
constexpr std::int64_t usualBlock = 16 * 1024;
/// Where neighbouring rows lie anywhere, all segments are read for every block.
constexpr std::int64_t scatteredBlock = 256 * 1024;

/// Calls visit(reader, first row, rows, take) until all rows are gone through or `take` wants no more.
template <class Take, class Visit>
Result<void> forEachBlock(const ExportSource &source, const Take &take, Visit visit)
{
    bool isWanted = true;
    const Take noting = [&](auto rows) { return isWanted = take(rows); };
    const Result<std::unique_ptr<CacheReader>> reader = source.makeReader();
    if (!reader)
        return reader.error();
    for (std::int64_t first = 0; isWanted && first < source.size(); first += source.blockRows()) {
        const std::int64_t count = std::min(source.blockRows(), source.size() - first);
        const Result<std::int64_t> visited = visit(**reader, first, count, noting);
        if (!visited)
            return visited.error();
    }
    return {};
}

} // namespace

ExportSource::ExportSource(std::shared_ptr<Cache> cache, RecordKind kind, RowSetPointer rows)
    : m_cache(std::move(cache))
    , m_kind(kind)
    , m_rows(std::move(rows))
    , m_blockRows(usualBlock)
{
    const auto *logs = dynamic_cast<const LogAnswer *>(m_rows.get());
    if (logs != nullptr && dynamic_cast<const ListedOrder *>(&logs->order()) != nullptr)
        m_blockRows = scatteredBlock;
}

Result<ExportSource> ExportSource::open(std::shared_ptr<Cache> cache, const ExportQuery &query,
                                        const CancelToken &token)
{
    const Result<std::unique_ptr<CacheReader>> reader = cache->makeReader();
    if (!reader)
        return reader.error();
    const Result<RowSetPointer> rows =
        std::visit([&](const auto &asked) { return (*reader)->select(asked, {}, token); }, query);
    if (!rows)
        return rows.error();
    const bool isRuns = std::holds_alternative<RunsQuery>(query);
    return ExportSource(std::move(cache), isRuns ? RecordKind::Runs : RecordKind::Logs, *rows);
}

Result<void> ExportSource::forEachRun(RunParts parts, const RunVisit &take, const CancelToken &token) const
{
    return forEachBlock(
        *this, take,
        [&](CacheReader &reader, std::int64_t first, std::int64_t count, const RunVisit &noting) {
            return reader.visitRuns(*m_rows, first, count, parts, noting, token);
        });
}

Result<void> ExportSource::forEachLog(LogParts parts, const LogVisit &take, const CancelToken &token) const
{
    return forEachBlock(
        *this, take,
        [&](CacheReader &reader, std::int64_t first, std::int64_t count, const LogVisit &noting) {
            return reader.visitLogs(*m_rows, first, count, parts, noting, token);
        });
}

} // namespace runglass
