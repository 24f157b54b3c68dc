// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cachereader.h"
#include "exchange/outputfile.h"
#include "sharing/bundlerecords.h"

#include <QString>

namespace runglass {

/// What became of a bundle.
struct WrittenBundle
{
    QString file;
    std::int64_t bytes = 0;
    BundleCounts counts;
};

/// Writes a bundle: beside its name until it is whole. What is to be removed is removed before anything is
/// written. Blocks; a cancelled token ends it with an error that is not for the user, and nothing is left.
Result<WrittenBundle> writeBundle(CacheReader &reader, BundleContent content, const QString &file,
                                  OutputFile::Existing existing, const CancelToken &token,
                                  BundleRecords::Progressed progressed);

} // namespace runglass
