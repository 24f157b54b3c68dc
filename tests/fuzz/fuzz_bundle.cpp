// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Bundles: whatever the bytes are, an error or records, and never a wrong memory access. Inputs are a
// bundle's bytes changed, or anything.

#include "fuzztarget.h"

#include "bundle/bundlereader.h"

#include <QString>

#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <unistd.h>

using namespace runglass;

namespace {

/// SQLite opens files by their real name only.
struct SharedFile
{
    SharedFile() { close(::mkstemp(name.data())); }
    ~SharedFile() { ::unlink(name.c_str()); }
    SharedFile(const SharedFile &) = delete;
    SharedFile &operator=(const SharedFile &) = delete;

    std::string name = "/dev/shm/fuzz-bundle-XXXXXX";
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const SharedFile shared;
    const int file = ::open(shared.name.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    const bool isWritten = file >= 0 && ::write(file, data, size) == static_cast<ssize_t>(size);
    ::close(file);
    if (!isWritten)
        return 0;
    const QString path = QString::fromStdString(shared.name);
    if (const auto reader = BundleReader::open(path, {})) {
        for (;;) {
            const auto batch = (*reader)->next(100, std::size_t{1} << 20);
            if (!batch || batch->isEmpty())
                break;
            for (const RunRecord &run : batch->records.runs)
                fuzz::require(!run.id.empty() && !run.scriptId.empty(), "runs have ids");
            for (const LogRecord &entry : batch->records.logs)
                fuzz::require(!entry.id.empty() && !entry.runId.empty(), "entries have ids");
        }
    } else {
        fuzz::require(!reader.error().message.isEmpty(), "an error says what it is");
    }
    return 0;
}
