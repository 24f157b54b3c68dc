// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/outputfile.h"
#include "importing/cacheimport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <optional>

namespace runglass::cli {

/// runglass-cli import: from the arguments to the last line.
class ImportCommand : public QObject
{
    Q_OBJECT

public:
    int run(const QStringList &arguments);

private:
    std::optional<int> readArguments(const QStringList &arguments);
    /// On the thread of the import.
    void showProgress(const CacheImport::Progress &progress);
    int end(const Result<CacheImportReport> &report);
    void listProblems(const ImportSummary &summary) const;
    bool saveProblems(const ImportSummary &summary);
    void printSummary(const CacheImportReport &report) const;

    ImportOptions m_options;
    QString m_cacheFile;
    QStringList m_paths;
    std::optional<OutputFile> m_problems;
    QElapsedTimer m_elapsed;
    qint64 m_shownAt = -1;
    qint64 m_bytes = 0;
    bool m_terminal = false;
};

} // namespace runglass::cli
