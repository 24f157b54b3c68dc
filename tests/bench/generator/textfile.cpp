// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "generator/textfile.h"

#include "generator/fasttime.h"

#include <QFile>

namespace runglass::generator {

Result<void> writeTextFile(const Dataset &dataset, const QString &file)
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
    LogEntry entry;
    FastTime time;
    for (std::int64_t number = 0; number < dataset.shape().logs; ++number) {
        dataset.makeLog(number, entry);
        time.append(entry.time, block);
        block += ' ';
        block += toApiWord(entry.level);
        block += ' ';
        block += entry.runId;
        block += ' ';
        block += entry.message;
        block += '\n';
        if (block.size() >= blockSize && !flush())
            return failed();
    }
    if (!flush() || !out.flush())
        return failed();
    return {};
}

} // namespace runglass::generator
