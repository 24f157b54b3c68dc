// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recorddetails.h"

#include <memory>
#include <string>

namespace runglass::sample {

inline constexpr Micros recordStart = 1'795'359'586'000'000;

/// A run as record views get it, built up by what a test is about.
struct RecordBuilder
{
    RecordDetails details;
    std::vector<LogRow> logs;

    explicit RecordBuilder(const char *id, RunStatus status = RunStatus::Success)
    {
        details.run.id = id;
        details.run.scriptId = "s1";
        details.run.status = status;
        details.run.deploymentVersion = 38;
        details.run.function = "reconcile";
        details.run.executedAt = recordStart;
        details.run.sourceType = "workflow";
        details.run.source = "Nightly ledger";
        details.input.state = details.output.state = DocumentDetails::State::NotGiven;
    }
    RecordBuilder &input(std::string text) { return document(details.input, std::move(text)); }
    RecordBuilder &output(std::string text) { return document(details.output, std::move(text)); }
    RecordBuilder &error(std::string text)
    {
        details.error = std::make_shared<const std::string>(std::move(text));
        return *this;
    }
    RecordBuilder &log(LogLevel level, std::string message, Micros after = 0, std::string attributes = {})
    {
        LogRow row;
        row.key = static_cast<RecordKey>(logs.size()) + 1;
        row.entry.id = "log-" + std::to_string(row.key);
        row.entry.runId = details.run.id;
        row.entry.level = level;
        row.entry.message = std::move(message);
        row.entry.time = recordStart + after;
        row.entry.attributes = std::move(attributes);
        logs.push_back(std::move(row));
        return *this;
    }
    RecordDetailsPointer make() const
    {
        RecordDetails made = details;
        made.logs = std::make_shared<const std::vector<LogRow>>(logs);
        made.totalLogs = std::max(made.totalLogs, static_cast<std::int64_t>(logs.size()));
        return std::make_shared<const RecordDetails>(std::move(made));
    }
    RecordDetailsPointer makeWithoutLogs() const { return std::make_shared<const RecordDetails>(details); }

private:
    RecordBuilder &document(DocumentDetails &document, std::string text)
    {
        document.state = DocumentDetails::State::Present;
        document.text = std::make_shared<const std::string>(std::move(text));
        return *this;
    }
};

} // namespace runglass::sample
