// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bitmap/bitmap.h"

#include <cstdint>
#include <memory>

#include <vector>

namespace runglass {

/// A bitmap that is finished, with what turns "row k of the answer" into a position and back in a fraction of
/// a microsecond.
///
/// Counts before every 512 bits: one eighth of the bitmap's memory on top. (Jacobson's rank with
/// select by bisection: G. Jacobson, "Space-efficient static trees and graphs", FOCS 1989.) Immutable: shared
/// between threads as it is.
class BitmapRank
{
public:
    explicit BitmapRank(std::shared_ptr<const Bitmap> bitmap);

    const Bitmap &bitmap() const { return *m_bitmap; }
    /// How many bits are set.
    std::size_t count() const { return m_before.back(); }
    /// How many are set before `position`, which is at most size().
    std::size_t rank(std::size_t position) const;
    /// The position of the set bit with `rank` set bits before it; rank is below count().
    std::size_t select(std::size_t rank) const;

private:
    std::shared_ptr<const Bitmap> m_bitmap;
    std::vector<std::uint64_t> m_before; ///< set bits before block i; the last: all of them
};

} // namespace runglass
