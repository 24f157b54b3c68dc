// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recorddetails.h"

#include <initializer_list>
#include <string>

namespace runglass::test {

/// A run with what a test says of it.
class RecordBuilder
{
public:
    explicit RecordBuilder(std::string id, RunStatus status = RunStatus::Success)
    {
        m_details.run.id = std::move(id);
        m_details.run.status = status;
        m_details.run.function = "reconcile";
        m_details.run.sourceType = "api";
        m_details.run.source = "billing-api";
        m_details.run.deploymentVersion = 38;
        m_details.run.executedAt = start;
        m_details.input.state = m_details.output.state = DocumentDetails::State::NotGiven;
        m_details.logs = std::make_shared<const std::vector<LogRow>>();
    }

    static constexpr Micros start = 1'795'000'000'000'000;

    RecordDetails &details() { return m_details; }
    RecordBuilder &version(std::int64_t version)
    {
        m_details.run.deploymentVersion = version;
        return *this;
    }
    RecordBuilder &took(std::int64_t ms)
    {
        m_details.run.responseTimeMs = ms;
        return *this;
    }
    RecordBuilder &later(Micros time)
    {
        m_details.run.executedAt += time;
        return *this;
    }
    RecordBuilder &error(std::string text)
    {
        m_details.error = std::make_shared<const std::string>(std::move(text));
        return *this;
    }
    RecordBuilder &input(std::string text, bool isJson = true)
    {
        m_details.input = present(std::move(text), isJson);
        return *this;
    }
    RecordBuilder &output(std::string text, bool isJson = true)
    {
        m_details.output = present(std::move(text), isJson);
        return *this;
    }
    struct Entry
    {
        LogLevel level;
        std::string message;
    };
    /// A tenth of a second apart.
    RecordBuilder &logs(std::initializer_list<Entry> entries)
    {
        std::vector<LogRow> rows;
        constexpr Micros apart = 100'000;
        for (const Entry &entry : entries) {
            LogRow row;
            row.key = static_cast<RecordKey>(rows.size()) + 1;
            row.entry.level = entry.level;
            row.entry.message = entry.message;
            row.entry.time = m_details.run.executedAt + apart * row.key;
            rows.push_back(std::move(row));
        }
        m_details.totalLogs = static_cast<std::int64_t>(rows.size());
        m_details.logs = std::make_shared<const std::vector<LogRow>>(std::move(rows));
        return *this;
    }
    RecordDetailsPointer make() const { return std::make_shared<const RecordDetails>(m_details); }

private:
    static DocumentDetails present(std::string text, bool isJson)
    {
        DocumentDetails document;
        document.state = DocumentDetails::State::Present;
        document.text = std::make_shared<const std::string>(std::move(text));
        document.isJson = isJson;
        return document;
    }

    RecordDetails m_details;
};

} // namespace runglass::test
