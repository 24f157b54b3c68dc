// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bundle/bundleinfo.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runglass {

/// A BundleInfo as the rows of the table "bundle", and back.
class BundleInfoRows
{
public:
    using Row = std::pair<std::string, std::string>;

    static std::vector<Row> of(const BundleInfo &info);

    /// Keys that are not known, values that can't be read, and a second value of a key are passed over.
    void take(std::string_view key, std::string_view value);
    const BundleInfo &info() const { return m_info; }

private:
    BundleInfo m_info;
    TimeRange m_range = TimeRange::all();
    std::vector<std::string> m_taken;
};

} // namespace runglass
