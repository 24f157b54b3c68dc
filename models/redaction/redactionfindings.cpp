// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "redaction/redactionfindings.h"

#include "json/visibletext.h"

#include <numeric>
#include <utility>

namespace runglass {

namespace {

constexpr std::string_view ellipsis = "…";

std::string_view firstCharacter(std::string_view text)
{
    return text.substr(0, characterLength(text, 0));
}

} // namespace

void RedactionFindings::add(RedactionFinding finding)
{
    addCount(finding.kind);
    if (wantsMore())
        m_kept.push_back(std::move(finding));
}

std::int64_t RedactionFindings::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), std::int64_t{0});
}

std::string secretSample(RedactionKind kind, std::string_view secret)
{
    constexpr std::string_view pem = "-----BEGIN";
    if (secret.starts_with(pem))
        return "PEM…";
    std::string sample;
    if (kind == RedactionKind::Email) {
        const std::size_t at = secret.rfind('@');
        const std::size_t dot = secret.rfind('.');
        sample.append(firstCharacter(secret)).append(ellipsis);
        if (at != std::string_view::npos && dot != std::string_view::npos && dot > at)
            sample.append("@").append(ellipsis).append(secret.substr(dot));
        return sample;
    }
    constexpr std::size_t shown = 4;
    constexpr std::size_t longEnough = 20; // what can be guessed with four characters known is not shown
    const bool isShape = kind == RedactionKind::Key || kind == RedactionKind::Token;
    if (isShape && secret.size() >= longEnough) {
        for (std::size_t at = 0; at < secret.size() && at < shown; at += characterLength(secret, at))
            sample.append(secret.substr(at, characterLength(secret, at)));
    }
    return sample.append(ellipsis);
}

} // namespace runglass
