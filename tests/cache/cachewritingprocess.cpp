// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Writes batch after batch into the cache named on its command line until it is killed, going on where the
// file ends, and prints the number of each batch once it is committed. Batches overlap, so that there is much
// to merge; every twentieth batch deletes what is old, in pauses segments are merged and purged.

#include "cache/cache.h"

#include <QFile>

#include <chrono>
#include <cstdio>
#include <future>
#include <string>
#include <thread>

using namespace runglass;

namespace {

WriteBatch makeBatch(std::int64_t number)
{
    WriteBatch batch;
    const Micros start = number * 1000;
    for (int i = 0; i < 200; ++i) {
        const std::string id = std::to_string(number) + "/" + std::to_string(i);
        const std::string runId = "run " + std::to_string(number) + "/" + std::to_string(i / 20);
        if (i % 20 == 0) {
            batch.records.add(Run{.id = runId,
                                  .scriptId = "s",
                                  .status = RunStatus::Success,
                                  .function = "f",
                                  .executedAt = start,
                                  .sourceType = "api",
                                  .source = "x"});
        }
        batch.records.add(LogEntry{.id = id,
                                   .runId = runId,
                                   .scriptId = "s",
                                   .message = std::string(500, 'x'),
                                   .time = start + (i % 7 == 0 ? 1'500 : i),
                                   .attributes = ""});
    }
    batch.coverage.push_back({CoverageChange::Action::Add, "s", RecordKind::Logs, {start, start + 1000}});
    if (number % 20 == 19)
        batch.deletions.push_back({"s", RecordKind::Logs, (number - 10) * 1000});
    batch.cursors.push_back({"batches", std::to_string(number + 1), start});
    return batch;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    using namespace std::chrono_literals;
    const auto opened = Cache::open(QFile::decodeName(argv[1]), {.quiet = 0ms});
    if (!opened)
        return 1;
    Cache &cache = **opened;
    const auto cursor = *(*cache.makeReader())->cursor("batches", CancelToken());
    for (std::int64_t number = cursor ? std::stoll(cursor->value) : 0;; ++number) {
        std::promise<bool> done;
        cache.writer()->submit(makeBatch(number), [&](const Result<WriteSummary> &summary) {
            done.set_value(summary.ok() && summary->logsInserted == 200);
        });
        if (!done.get_future().get())
            return 1;
        std::printf("%lld\n", static_cast<long long>(number + 1));
        std::fflush(stdout);
        // Time for merging, now and then.
        if (number % 5 == 4)
            std::this_thread::sleep_for(10ms);
    }
}
