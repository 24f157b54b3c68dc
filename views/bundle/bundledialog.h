// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bundle/bundleform.h"
#include "bundle/bundlejobs.h"
#include "tables/displayvalues.h"

#include <QDialog>
#include <QTimer>

class QPushButton;
class QStackedWidget;

namespace runglass {

class BundleOutcome;
class RemovalList;

/// "Share as Bundle": what goes in, what is said, what is removed, with a preview of that; then the bundle
/// being written. Blocks nothing.
class BundleDialog : public QDialog
{
    Q_OBJECT

public:
    /// `fileName`: proposed.
    BundleDialog(std::shared_ptr<Cache> cache, const BundleForm::Choice &choice, const DisplayValues &values,
                 const QString &fileName, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The user wants to see a written bundle, or where it is.
    void openRequested(const QString &file);
    void folderRequested(const QString &file);

private:
    QWidget *makeChoosing();
    void connectJobs();
    void previewSoon();
    void preview();
    void stopPreview();
    void chooseFile();
    void write(const QString &file);
    void back();

    QString m_fileName;
    BundleJobs m_jobs;
    QTimer m_previewSoon;
    BundleContent m_previewed; ///< what the preview is of
    BundleForm *m_form;
    RemovalList *m_removals;
    BundleOutcome *m_outcome;
    QStackedWidget *m_pages;
    QPushButton *m_save;
    QPushButton *m_close;
};

} // namespace runglass
