// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/recordbatch.h"
#include "domain/script.h"
#include "exchange/timewriter.h"

#include <string>
#include <string_view>

namespace runglass {

/// Writes runs and log entries as JSON Lines (one object a line, LF, UTF-8) into memory, in the words of the
/// service API; what is not known is null. Both kinds may stand in one file.
///
/// Unlike CSV it can hold what is no column: attributes of entries, and of runs the payload as `input`,
/// `output` (or `input_text`, `output_text` where it is no JSON) and `error`.
class JsonLinesWriter
{
public:
    enum class Attributes { Leave, Write };

    explicit JsonLinesWriter(Attributes attributes = Attributes::Write)
        : m_attributes(attributes == Attributes::Write)
    {
    }

    /// `payload`: nothing when it is not known or not wanted. `attributes`: a JSON object, or empty.
    void write(const RunRecord &run, const Payload *payload = nullptr, std::string_view attributes = {});
    void write(const LogRecord &entry);

    /// What was written since the last clear(); good until something more is.
    std::string_view bytes() const { return m_out; }
    void clear() { m_out.clear(); }

private:
    void writeTime(std::string_view key, Micros time);
    void writeDocument(std::string_view key, std::string_view textKey,
                       const std::optional<Document> &document);
    /// JSON as it was received, in one line.
    void writeJson(std::string_view json);

    std::string m_out;
    TimeWriter m_times;
    bool m_attributes;
};

} // namespace runglass
