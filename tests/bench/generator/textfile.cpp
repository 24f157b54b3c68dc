// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "generator/textfile.h"

#include "generator/fasttime.h"

#include <QFile>

namespace runglass::generator {

namespace {

/// Writes `count` lines, each appended to a block by line(number, block).
template <class Line>
Result<void> writeLines(const QString &file, std::int64_t count, Line line)
{
    QFile out(file);
    const auto failed = [&out, &file] {
        return UserError{QStringLiteral("%1 could not be written.").arg(file), out.errorString(), {}};
    };
    if (!out.open(QIODevice::WriteOnly))
        return failed();

    constexpr std::size_t blockSize = 1U << 20U;
    std::string block;
    block.reserve(blockSize + 4096);
    const auto flush = [&out, &block] {
        const auto size = static_cast<qint64>(block.size());
        const bool written = out.write(block.data(), size) == size;
        block.clear();
        return written;
    };
    for (std::int64_t number = 0; number < count; ++number) {
        line(number, block);
        block += '\n';
        if (block.size() >= blockSize && !flush())
            return failed();
    }
    if (!flush() || !out.flush())
        return failed();
    return {};
}

} // namespace

Result<void> writeTextFile(const Dataset &dataset, const QString &file, char separator)
{
    LogEntry entry;
    FastTime time;
    return writeLines(file, dataset.shape().logs, [&](std::int64_t number, std::string &block) {
        dataset.makeLog(number, entry);
        time.append(entry.time, block);
        block += separator;
        block += toApiWord(entry.level);
        block += separator;
        block += entry.runId;
        block += separator;
        block += entry.message;
    });
}

Result<void> writeRunsFile(const Dataset &dataset, const QString &file)
{
    Run run;
    FastTime time;
    return writeLines(file, dataset.shape().runs, [&](std::int64_t number, std::string &block) {
        dataset.makeRun(number, run);
        block += run.id;
        block += '\t';
        block += toApiWord(run.status);
        block += '\t';
        if (run.deploymentVersion)
            block += std::to_string(*run.deploymentVersion);
        block += '\t';
        if (run.responseTimeMs)
            block += std::to_string(*run.responseTimeMs);
        block += '\t';
        time.append(run.executedAt, block);
    });
}

} // namespace runglass::generator
