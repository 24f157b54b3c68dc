// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "review/reviewjob.h"
#include "tables/displayvalues.h"

#include <QElapsedTimer>
#include <QStackedWidget>

namespace runglass {

class ScriptPage;
class StatePanel;

/// What stands in the window while files are opened: how far that is, what is asked, why it failed.
class OpeningPages : public QStackedWidget
{
    Q_OBJECT

public:
    explicit OpeningPages(QWidget *parent = nullptr);

    ScriptPage *script() const { return m_script; }
    /// Before anything is known of the files.
    void beginProgress(int files);
    void showProgress(const ReviewProgress &progress);
    void askScript(const QStringList &files, const QStringList &suggestions);
    /// `canGoBack`: there is something else to show.
    void showError(const UserError &error, bool canGoBack);

Q_SIGNALS:
    void cancelRequested();
    void retryRequested();
    void openRequested();
    void backRequested();

private:
    StatePanel *m_progress;
    ScriptPage *m_script;
    StatePanel *m_failure;
    QWidget *m_back;
    QElapsedTimer m_elapsed;
    DisplayValues m_values;
};

} // namespace runglass
