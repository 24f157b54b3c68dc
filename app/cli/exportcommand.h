// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "queryarguments.h"

#include "exporting/recordexport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <optional>

namespace runglass::cli {

/// runglass-cli export: from the arguments to the last line.
class ExportCommand : public QObject
{
    Q_OBJECT

public:
    int run(const QStringList &arguments);

private:
    std::optional<int> readArguments(const QStringList &arguments);
    std::optional<int> readFormat(const QString &format);
    /// On the thread of the export.
    Result<ExportReport> work(const CancelToken &token);
    Result<ExportQuery> query(CacheReader &reader, const CancelToken &token) const;
    void showProgress(const ExportProgress &progress);
    int end(const Result<ExportReport> &report) const;
    QString counted(std::int64_t records) const;

    QueryArguments m_query;
    ExportOptions m_options;
    QString m_file; ///< empty: standard output
    OutputFile::Existing m_existing = OutputFile::Existing::Refuse;
    QElapsedTimer m_elapsed;
    qint64 m_shownAt = -1;
    bool m_showsProgress = false;
};

} // namespace runglass::cli
