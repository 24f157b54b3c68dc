// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bundle/bundleinfo.h"
#include "domain/canceltoken.h"
#include "domain/logentry.h"
#include "domain/run.h"
#include "domain/script.h"
#include "redaction/redactor.h"

#include <functional>
#include <string>
#include <string_view>

namespace runglass {

/// Where in a bundle something was removed.
enum class RemovalPlace : std::uint8_t {
    Input,
    Output,
    Error,
    Message,
    Attributes,
    Function,
    Source,
    Script,
    Note,
    Filter, ///< the sender's filter or search, which is left out as a whole then
};

/// Takes secrets out of records. Ids and times stay: they are what holds a bundle together. What the sender
/// has written as a message stays too.
class RecordRedaction
{
public:
    struct Removed
    {
        RemovalPlace place = RemovalPlace::Message;
        std::string_view runId; ///< empty where it is of no run
        RedactionFinding finding;
    };
    /// Told of each removal; all but the first ones have only their kind in the finding, see
    /// RedactionFindings.
    using Told = std::function<void(const Removed &)>;

    /// `told` may be empty.
    RecordRedaction(RedactionRules rules, CancelToken token, Told told = {});

    void redact(Script &script);
    void redact(Run &run);
    void redact(LogEntry &entry);
    void redact(Payload &payload);
    void redact(BundleMark &mark);
    void redact(BundleInfo &info);

    /// Documents that paths could not be applied to, because they are not JSON.
    std::int64_t documentsNotJson() const { return m_documentsNotJson; }

private:
    bool redactText(std::string &text, RemovalPlace place, std::string_view runId);
    void redactDocument(std::optional<Document> &document, RemovalPlace place, std::string_view runId);
    void tell(const RedactionFindings &findings, RemovalPlace place, std::string_view runId);

    Redactor m_redactor;
    CancelToken m_token;
    Told m_told;
    std::int64_t m_documentsNotJson = 0;
};

} // namespace runglass
