// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"

#include <QCoreApplication>

namespace runglass {

/// A new cache under another name until it is whole. Beside the file it becomes; gone, with all that SQLite
/// keeps beside it, unless putInPlace() succeeds.
///
/// What a killed process left behind is removed by the next one that makes a part in the same folder.
class PartCache
{
    Q_DECLARE_TR_FUNCTIONS(runglass::PartCache)

public:
    PartCache() = default;
    ~PartCache();
    PartCache(const PartCache &) = delete;
    PartCache &operator=(const PartCache &) = delete;

    Result<void> open(const QString &file);
    Cache &cache() { return *m_cache; }
    /// Closes it and gives it its name. Another process may have taken that in the meantime: an error.
    Result<void> putInPlace();

    /// Removes parts of processes of this machine that are no more.
    static void removeLeftovers(const QString &folder);

private:
    void remove();

    QString m_file;
    QString m_part;
    std::shared_ptr<Cache> m_cache;
};

} // namespace runglass
