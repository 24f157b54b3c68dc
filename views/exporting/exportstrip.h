// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QWidget>

class QLabel;

namespace runglass {

class ExportTask;
class FlatButton;

/// One export: how far it is with a button to cancel it, then what has become of it with the next steps.
class ExportStrip : public QWidget
{
    Q_OBJECT

public:
    /// Takes the task over.
    ExportStrip(ExportTask *task, QWidget *parent = nullptr);

    ExportTask &task() const { return *m_task; }

Q_SIGNALS:
    void openRequested(const QString &path);
    void folderRequested(const QString &path);
    /// The file that is there may be replaced.
    void replaceRequested();
    /// Once more, into a file that the user chooses.
    void retryRequested();
    /// There is nothing more to be told.
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showTask();
    void showButtons();
    void elide();
    void act();
    void close();

    ExportTask *m_task;
    QLabel *m_title;
    QLabel *m_details;
    FlatButton *m_action; ///< Open, Replace, Try Again
    FlatButton *m_folder;
    FlatButton *m_close; ///< Cancel, Close
    QString m_titleText;
    QString m_detailsText;
    double m_done = 0;
};

} // namespace runglass
