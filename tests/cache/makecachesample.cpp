// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Writes the sample into the new cache file named on its command line, with small pages. When a schema is
// released, what this makes is kept as tests/data/cache/version-<n>.db, for later versions to open.

#include "cache/cache.h"
#include "cache/cachesample.h"

#include <QFile>

#include <future>
#include <sqlite3.h>

using namespace runglass;

namespace {

bool write(const QString &file)
{
    const auto opened = Cache::open(file, {});
    if (!opened)
        return false;
    std::promise<bool> done;
    (*opened)->writer()->submit(cachetest::batchOf(cachetest::makeCacheSample()),
                                [&](const Result<WriteSummary> &summary) { done.set_value(summary.ok()); });
    return done.get_future().get();
}

bool shrink(const char *file)
{
    sqlite3 *handle = nullptr;
    sqlite3_open(file, &handle);
    const int code = sqlite3_exec(handle,
                                  "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM;"
                                  "PRAGMA journal_mode = WAL",
                                  nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    return code == SQLITE_OK;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    return write(QFile::decodeName(argv[1])) && shrink(argv[1]) ? 0 : 1;
}
