// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/importer.h"

#include <QFile>
#include <QTemporaryDir>

#include <map>
#include <string>
#include <vector>

namespace runglass::test {

/// Keeps all that an import hands on.
class CollectingSink : public ImportSink
{
public:
    Result<void> take(ImportBatch &&batch) override
    {
        for (const Script &script : batch.scripts)
            scripts[script.id] = script;
        for (const RunRecord &run : batch.records.runs)
            runs.push_back({std::string(run.id), std::string(run.scriptId), run.revision, run.status,
                            run.deploymentVersion, run.responseTimeMs, std::string(run.function),
                            run.executedAt, std::string(run.sourceType), std::string(run.source)});
        for (const LogRecord &entry : batch.records.logs)
            logs.push_back({std::string(entry.id), std::string(entry.runId), std::string(entry.scriptId),
                            entry.level, std::string(entry.message), entry.time,
                            std::string(entry.attributes)});
        for (const InferredRun &run : batch.inferredRuns) {
            const auto [place, isNew] =
                inferred.try_emplace(std::string(run.run.id), run.run.executedAt, run.last);
            place->second.first = std::min(place->second.first, run.run.executedAt);
            place->second.second = std::max(place->second.second, run.last);
        }
        payloads.insert(payloads.end(), batch.payloads.begin(), batch.payloads.end());
        runAttributes.insert(runAttributes.end(), batch.runAttributes.begin(), batch.runAttributes.end());
        deployments.insert(deployments.end(), batch.deployments.begin(), batch.deployments.end());
        largest = std::max(largest, batch.records.size());
        ++batches;
        if (fails)
            return UserError{QStringLiteral("The disk is full."), {}, {}};
        return {};
    }

    std::map<std::string, Script> scripts;
    std::vector<Run> runs;
    std::vector<LogEntry> logs;
    std::map<std::string, std::pair<Micros, Micros>> inferred; ///< by run: first and last entry
    std::vector<Payload> payloads;
    std::vector<RunAttributes> runAttributes;
    std::vector<telemetry::MappedDeployment> deployments;
    std::size_t largest = 0; ///< records of a batch
    int batches = 0;
    bool fails = false;
};

/// A folder of files to import.
class Files
{
public:
    /// Where it was written.
    QString add(const QString &name, std::string_view content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
            file.write(content.data(), static_cast<qint64>(content.size())) !=
                static_cast<qint64>(content.size()))
            qFatal("%s could not be written", qPrintable(file.fileName()));
        return file.fileName();
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace runglass::test
