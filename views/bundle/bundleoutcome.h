// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sharing/bundlewriter.h"
#include "tables/displayvalues.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace runglass {

class HintLabel;

/// A bundle being written, then where it is or why it isn't.
class BundleOutcome : public QWidget
{
    Q_OBJECT

public:
    explicit BundleOutcome(const DisplayValues &values, QWidget *parent = nullptr);

    void begin(const QString &file);
    void showProgress(const BundleProgress &progress);
    void showWritten(const WrittenBundle &bundle);
    void showError(const UserError &error);

Q_SIGNALS:
    void cancelRequested();
    /// Back to what is chosen.
    void backRequested();
    void openRequested(const QString &file);
    void folderRequested(const QString &file);

private:
    DisplayValues m_values;
    QString m_file;
    QLabel *m_title;
    QLabel *m_details;
    HintLabel *m_error;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_open;
    QPushButton *m_folder;
};

} // namespace runglass
