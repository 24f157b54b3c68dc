// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exporting/exporttask.h"

#include <QCoreApplication>
#include <QString>

namespace runglass {

/// What is said of an export, as plain text.
struct ExportTexts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ExportTexts)

public:
    QString title;   ///< what happens or has happened, in a few words
    QString details; ///< how far, where, or why and what to do

    static ExportTexts running(const ExportProgress &progress, RecordKind kind,
                               std::chrono::milliseconds elapsed, const QString &path);
    static ExportTexts done(const ExportReport &report, RecordKind kind, const QString &path);
    static ExportTexts exists(const QString &path);
    static ExportTexts failed(const UserError &error, const QString &path);
    static ExportTexts of(const ExportTask &task);

    /// "12,408 runs"
    static QString counted(std::int64_t records, RecordKind kind);
    /// "3 s", "4 min", "2 h 10 min": never more exact than it can be.
    static QString duration(std::chrono::seconds time);
};

} // namespace runglass
