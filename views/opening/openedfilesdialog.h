// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "review/reviewmanifest.h"
#include "tables/displayvalues.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace runglass {

class Background;

/// The files a workspace was made from, what each of them holds, and what could not be read, by file, line
/// and reason; that list can be saved.
class OpenedFilesDialog : public QDialog
{
    Q_OBJECT

public:
    /// Reads what is kept beside the cache away from the GUI thread. `background` must outlive it.
    OpenedFilesDialog(const QString &cacheFile, Background &background, QWidget *parent = nullptr);

private:
    void fill(const ReviewManifest &manifest);
    void fillFiles();
    void fillProblems();
    void chooseFile();
    void save(const QString &file);

    Background &m_background;
    DisplayValues m_values;
    ReviewManifest m_manifest;
    QLabel *m_summary;
    QTreeWidget *m_files;
    QLabel *m_problemsSummary;
    QTreeWidget *m_problems;
    QPushButton *m_save;
    QLabel *m_saved;
};

} // namespace runglass
