// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundleinforows.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace runglass {

namespace {

struct TextKey
{
    std::string_view key;
    std::string BundleInfo::*field;
};
constexpr std::array texts{
    TextKey{"sender", &BundleInfo::sender},          TextKey{"message", &BundleInfo::message},
    TextKey{"program", &BundleInfo::program},        TextKey{"script", &BundleInfo::scriptId},
    TextKey{"runs_filter", &BundleInfo::runsFilter}, TextKey{"logs_filter", &BundleInfo::logsFilter},
    TextKey{"runs_search", &BundleInfo::runsSearch}, TextKey{"logs_search", &BundleInfo::logsSearch},
    TextKey{"redaction", &BundleInfo::redaction},
};

struct FlagKey
{
    std::string_view key;
    bool BundleInfo::*field;
};
constexpr std::array flags{
    FlagKey{"shows_logs", &BundleInfo::showsLogs},
    FlagKey{"has_logs", &BundleInfo::hasLogs},
    FlagKey{"has_payloads", &BundleInfo::hasPayloads},
};

} // namespace

std::vector<BundleInfoRows::Row> BundleInfoRows::of(const BundleInfo &info)
{
    std::vector<Row> rows;
    for (const TextKey &text : texts) {
        if (!(info.*text.field).empty())
            rows.emplace_back(text.key, info.*text.field);
    }
    for (const FlagKey &flag : flags)
        rows.emplace_back(flag.key, info.*flag.field ? "yes" : "no");
    rows.emplace_back("created_at", formatRfc3339(info.createdAt));
    rows.emplace_back("runs_without_payload", std::to_string(info.runsWithoutPayload));
    if (info.range && info.range->from != TimeRange::all().from)
        rows.emplace_back("from", formatRfc3339(info.range->from));
    if (info.range && info.range->to != TimeRange::all().to)
        rows.emplace_back("to", formatRfc3339(info.range->to));
    return rows;
}

void BundleInfoRows::take(std::string_view key, std::string_view value)
{
    if (std::ranges::find(m_taken, key) != m_taken.end())
        return;
    if (const auto *text = std::ranges::find(texts, key, &TextKey::key); text != texts.end()) {
        m_info.*text->field = value;
    } else if (const auto *flag = std::ranges::find(flags, key, &FlagKey::key); flag != flags.end()) {
        if (value != "yes" && value != "no")
            return;
        m_info.*flag->field = value == "yes";
    } else if (key == "runs_without_payload") {
        std::int64_t count = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), count);
        if (read.ec != std::errc() || count < 0)
            return;
        m_info.runsWithoutPayload = count;
    } else if (key == "created_at" || key == "from" || key == "to") {
        const auto time = parseRfc3339(value);
        if (!time)
            return;
        if (key == "created_at")
            m_info.createdAt = *time;
        else
            (key == "from" ? m_range.from : m_range.to) = *time;
        if (key != "created_at" && !m_range.isEmpty())
            m_info.range = m_range;
    } else {
        return;
    }
    m_taken.emplace_back(key);
}

} // namespace runglass
