// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "redaction/redactor.h"
#include "redaction/textedit.h"
#include "json/jsondocument.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// One redaction under way: what has to be changed in a text.
class RedactionPass
{
public:
    /// All but `findings` must be there and outlive it.
    RedactionPass(const RedactionRules &rules, const SecretShapes &shapes, RedactionFindings *findings,
                  const CancelToken &stop)
        : m_rules(rules)
        , m_shapes(shapes)
        , m_findings(findings)
        , m_stop(stop)
    {
    }

    std::vector<TextEdit> ofText(std::string_view text);
    std::vector<TextEdit> ofDocument(std::string_view text);

private:
    using Document = std::shared_ptr<const JsonDocument>;

    Document parse(std::string_view text) const;
    std::vector<TextEdit> ofJson(const JsonDocument &document);
    std::vector<TextEdit> ofPlainText(std::string_view text);
    void removeValue(const JsonDocument &document, JsonNodeId node, RedactionKind kind,
                     std::vector<TextEdit> &edits);
    void editString(const JsonDocument &document, JsonNodeId node, std::string_view raw,
                    std::vector<TextEdit> &edits);
    std::optional<RedactionKind> secretByName(const JsonDocument &document, JsonNodeId node) const;
    void note(RedactionKind kind, std::string_view secret);
    std::string where() const;

    /// The value that is looked at in each of the documents that are inside each other.
    struct Place
    {
        const JsonDocument &document;
        JsonNodeId node;
    };

    const RedactionRules &m_rules;
    const SecretShapes &m_shapes;
    RedactionFindings *m_findings;
    const CancelToken &m_stop;
    std::vector<Place> m_places;
};

} // namespace runglass
