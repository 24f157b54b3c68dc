// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sharing/recordredaction.h"

#include "json/jsondocument.h"

#include <utility>

namespace runglass {

RecordRedaction::RecordRedaction(RedactionRules rules, CancelToken token, Told told)
    : m_redactor(std::move(rules))
    , m_token(std::move(token))
    , m_told(std::move(told))
{
}

void RecordRedaction::tell(const RedactionFindings &findings, RemovalPlace place, std::string_view runId)
{
    if (!m_told)
        return;
    for (const RedactionFinding &finding : findings.kept())
        m_told({place, runId, finding});
}

bool RecordRedaction::redactText(std::string &text, RemovalPlace place, std::string_view runId)
{
    RedactionFindings findings;
    auto redacted = m_redactor.text(text, m_told ? &findings : nullptr, m_token);
    if (!redacted)
        return false;
    tell(findings, place, runId);
    text = *std::move(redacted);
    return true;
}

void RecordRedaction::redactDocument(std::optional<Document> &document, RemovalPlace place,
                                     std::string_view runId)
{
    if (!document)
        return;
    RedactionFindings findings;
    RedactionFindings *const wanted = m_told ? &findings : nullptr;
    auto redacted = document->isJson ? m_redactor.document(document->text, wanted, m_token)
                                     : m_redactor.text(document->text, wanted, m_token);
    if (!document->isJson && !m_redactor.rules().paths.empty())
        ++m_documentsNotJson;
    if (!redacted)
        return;
    tell(findings, place, runId);
    document->text = *std::move(redacted);
    // What was called JSON and is none was treated as text.
    if (document->isJson)
        document->isJson =
            JsonDocument::parse(std::make_shared<const std::string>(document->text), m_token).document !=
            nullptr;
}

void RecordRedaction::redact(Script &script)
{
    redactText(script.name, RemovalPlace::Script, {});
}

void RecordRedaction::redact(Run &run)
{
    redactText(run.function, RemovalPlace::Function, run.id);
    redactText(run.source, RemovalPlace::Source, run.id);
}

void RecordRedaction::redact(LogEntry &entry)
{
    redactText(entry.message, RemovalPlace::Message, entry.runId);
    redactText(entry.attributes, RemovalPlace::Attributes, entry.runId);
}

void RecordRedaction::redact(Payload &payload)
{
    redactDocument(payload.input, RemovalPlace::Input, payload.runId);
    redactDocument(payload.output, RemovalPlace::Output, payload.runId);
    if (payload.error)
        redactText(*payload.error, RemovalPlace::Error, payload.runId);
}

void RecordRedaction::redact(BundleMark &mark)
{
    redactText(mark.note, RemovalPlace::Note, mark.runId);
}

void RecordRedaction::redact(BundleInfo &info)
{
    // With another value in it a filter would say something else.
    for (std::string *text : {&info.runsFilter, &info.logsFilter, &info.runsSearch, &info.logsSearch}) {
        if (redactText(*text, RemovalPlace::Filter, {}))
            text->clear();
    }
}

} // namespace runglass
