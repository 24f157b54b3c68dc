// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "collectingsink.h"

#include <memory>

namespace runglass::test {

/// Imports files of a folder of its own into `sink`, which is empty before each import.
class Importing
{
public:
    ImportSummary operator()(const QStringList &paths, ImportOptions options = {})
    {
        sink = {};
        Result<ImportSummary> summary = Importer(std::move(options)).read(paths, sink);
        if (!summary)
            qFatal("%s", qPrintable(summary.error().oneLine()));
        return std::move(summary).value();
    }
    ImportSummary operator()(const QString &name, std::string_view content, ImportOptions options = {})
    {
        return (*this)(QStringList{files.add(name, content)}, std::move(options));
    }

    Files files;
    CollectingSink sink;
};

/// "line: reason" of each problem.
inline QStringList told(const ImportSummary &summary)
{
    QStringList lines;
    for (const ImportProblem &problem : summary.problems.list())
        lines += QStringLiteral("%1: %2").arg(problem.line).arg(problem.reason);
    return lines;
}

const std::string logsCsv = "Log ID,Run ID,Log Level,Log Message,Timestamp\r\n"
                            "l1,r1,Info,\"Reconciled, all\",2026-05-14T06:07:27.238Z\r\n"
                            "l2,r1,Error,Größe,2026-05-14T06:07:28.000001Z\r\n"
                            "l3,r2,Stdout,'=1,2026-05-14T06:07:20.000Z\r\n";
const QString logsName = QStringLiteral("Qbalance_logs_data.csv");

} // namespace runglass::test
