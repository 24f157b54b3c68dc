// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/outputfile.h"
#include "exporting/exportoptions.h"
#include "exporting/exportsource.h"

#include <functional>

namespace runglass {

class RecordEncoder;

/// Writes all records of a source, in its order, with a thread for each core: one writes while others read
/// and encode. Needs the memory of some blocks, whatever the size.
class RecordExport
{
public:
    /// On one of the export's threads, never two at once.
    using Progressed = std::function<void(const ExportProgress &)>;
    /// Takes the next bytes; on one of the export's threads, never two at once.
    using Write = std::function<Result<void>(std::string_view)>;

    RecordExport(ExportOptions options, CancelToken token, Progressed progressed = {});

    /// Blocks. When it is cancelled or fails, what was written so far is no whole file.
    Result<ExportReport> run(const ExportSource &source, const Write &write);
    /// The same into a file, which is there when it is whole, and otherwise not at all.
    Result<ExportReport> run(const ExportSource &source, const QString &path, OutputFile::Existing existing);

    /// Besides the one that calls run(). 0: none, for tests.
    void setHelpers(std::size_t helpers) { m_helpers = helpers; }

private:
    struct Work;

    static void help(Work &work);
    static void encodeBlocks(Work &work, CacheReader &reader);
    static bool encodeBlock(Work &work, CacheReader &reader, RecordEncoder &encoder, std::size_t block);

    const ExportOptions m_options;
    const CancelToken m_token;
    const Progressed m_progressed;
    std::size_t m_helpers;
};

} // namespace runglass
