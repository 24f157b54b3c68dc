// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/recordbatch.h"
#include "domain/script.h"
#include "service/problemlist.h"
#include "service/timestampreader.h"

#include <simdjson.h>

namespace runglass {

/// What became of one element of a list.
enum class RecordOutcome {
    Taken,
    Skipped, ///< it breaks the contract; reported
    Broken,  ///< not JSON: the page ends here
};

/// Reads single records of the API out of a simdjson document.
class RecordReader
{
public:
    using Value = simdjson::ondemand::value;

    /// Whether a run may come without a status: one that was inferred, in an export. The service never sends
    /// that.
    enum class UnknownStatus { Refused, Allowed };

    RecordReader(TimestampReader &times, ProblemList &problems, std::string_view scriptId,
                 UnknownStatus unknownStatus = UnknownStatus::Refused);

    RecordOutcome run(Value value, RunRecord &out);
    /// The fields of a RUN one by one, for a document that is one.
    bool runField(std::string_view key, Value value, RunRecord &out);
    RecordOutcome checkRun(RunRecord &out);

    RecordOutcome log(Value value, LogRecord &out);
    RecordOutcome script(Value value, Script &out);
    RecordOutcome deployment(Value value, Deployment &out);

private:
    template <class Out>
    RecordOutcome object(Value value, Out &out, const char *what,
                         bool (RecordReader::*field)(std::string_view, Value, Out &));
    bool logField(std::string_view key, Value value, LogRecord &out);
    bool scriptField(std::string_view key, Value value, Script &out);
    bool deploymentField(std::string_view key, Value value, Deployment &out);

    void readId(const char *field, std::string_view raw, std::string_view &out);
    void readTime(const char *field, std::string_view raw, Micros &out);
    std::string_view optionalText(const char *field, std::string_view raw);
    std::optional<std::int64_t> optionalInteger(const char *field, std::string_view raw);
    std::optional<Micros> optionalTime(const char *field, std::string_view raw);

    RecordOutcome skip(const char *field, const char *why);
    void emptied(const char *field, const char *why);
    void begin();

    TimestampReader &m_times;
    ProblemList &m_problems;
    std::string_view m_scriptId;
    UnknownStatus m_unknownStatus;

    // Of the record being read: which field broke it, and which needed ones were there.
    const char *m_brokenField = nullptr;
    const char *m_brokenWhy = nullptr;
    bool m_haveTime = false;
    bool m_haveKind = false;
};

} // namespace runglass
