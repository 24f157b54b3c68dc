// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/canceltoken.h"
#include "redaction/jsonpathquery.h"
#include "redaction/redactionfindings.h"
#include "redaction/redactionkind.h"
#include "redaction/secretshapes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

struct RedactionRules
{
    RedactionKinds kinds;
    std::vector<JsonPathQuery> paths; ///< of whole JSON documents, wherever one stands

    friend bool operator==(const RedactionRules &, const RedactionRules &) = default;
};

/// Replaces secrets by visible marks (redactionMark()). Any number of threads.
///
/// What is JSON stays JSON: marks are strings, or parts of strings; numbers, the order of keys, white space
/// and all other bytes are as they were. Members with secret names lose their value whatever it looks like.
/// Strings that hold JSON documents themselves are taken apart too, a few levels deep. A text in which
/// nothing is found is unchanged, and redacting twice is redacting once.
class Redactor
{
public:
    explicit Redactor(RedactionRules rules);

    /// Nothing when there is nothing to remove. Text that is a JSON object or array as a whole is treated as
    /// document() does. `findings` may be null. What a cancelled call gives is of no use.
    std::optional<std::string> text(std::string_view text, RedactionFindings *findings = nullptr,
                                    const CancelToken &stop = {}) const;
    /// The same for a JSON document of any kind. One that is not JSON, or too large to be taken apart
    /// (JsonLimits), is treated as text, and the result need not be JSON.
    std::optional<std::string> document(std::string_view json, RedactionFindings *findings = nullptr,
                                        const CancelToken &stop = {}) const;

    const RedactionRules &rules() const { return m_rules; }

private:
    RedactionRules m_rules;
    SecretShapes m_shapes;
};

} // namespace runglass
