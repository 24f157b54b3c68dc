// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "analysis/bucketborders.h"

#include <vector>

namespace runglass {

/// The hours or days of a zone that a range touches, all of them; where those would be too many, only of the
/// parts in which there is something.
///
///     while (buckets.narrow())
///         buckets.keep(which of the parts between buckets.borders() are not empty);
///
/// Afterwards borders() are the hours or days, with longer gaps between them where nothing is.
class FilledBuckets
{
public:
    FilledBuckets(BucketUnit unit, QTimeZone zone, const TimeRange &range);

    /// Whether the borders are not hours or days yet: then they are cut into smaller parts.
    bool narrow();
    void keep(const std::vector<bool> &filled);

    std::vector<Micros> borders() const;

private:
    void cutIntoBuckets();

    BucketUnit m_unit;
    QTimeZone m_zone;
    std::vector<TimeRange> m_parts; ///< ascending, disjoint
    bool m_done = false;
};

} // namespace runglass
