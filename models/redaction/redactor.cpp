// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "redaction/redactor.h"

#include "redaction/redactionpass.h"

#include <utility>

namespace runglass {

namespace {

std::optional<std::string> changed(std::string_view text, const std::vector<TextEdit> &edits)
{
    if (edits.empty())
        return {};
    return applied(text, edits);
}

} // namespace

Redactor::Redactor(RedactionRules rules)
    : m_rules(std::move(rules))
    , m_shapes(m_rules.kinds)
{
}

std::optional<std::string> Redactor::text(std::string_view text, RedactionFindings *findings,
                                          const CancelToken &stop) const
{
    return changed(text, RedactionPass(m_rules, m_shapes, findings, stop).ofText(text));
}

std::optional<std::string> Redactor::document(std::string_view json, RedactionFindings *findings,
                                              const CancelToken &stop) const
{
    return changed(json, RedactionPass(m_rules, m_shapes, findings, stop).ofDocument(json));
}

} // namespace runglass
