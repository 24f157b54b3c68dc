// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/querypool.h"
#include "domain/result.h"
#include "tables/mailbox.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <optional>

namespace runglass {

class MainWindow;
class Session;
class Settings;

/// Waits until the rows of the shown range are synced and painted, saves a picture of the window and says in
/// a line what was synced.
class ScreenshotRun : public QObject
{
    Q_OBJECT

public:
    /// Made before anything is opened. All outlive it.
    ScreenshotRun(MainWindow &window, Session &session, const Settings &settings, const QString &file,
                  std::chrono::seconds timeout, QObject *parent = nullptr);

    /// Nothing is going to be opened: the window as it stands is not what was asked for.
    void nothingToOpen();
    /// What is opened, or typed, before the picture is taken: "timerange", "filter:TEXT" (typed in the filter
    /// builder), "apply:TEXT" (and applied), "search:TEXT", "compare" (the first failed run),
    /// "record:STATUS[:PLACE]" (the first run of that status, or the one of that row; "right", "below" or
    /// "window"),
    /// "opened-files", "importing" (the page of an import under way),
    /// "drop" (files over the window), and what showTriage() and showChart() know.
    void setShown(const QString &what) { m_show = what; }

Q_SIGNALS:
    /// `line` for standard output when `error` is empty, else `error` for standard error. The picture is
    /// saved in both cases, if the file can be written.
    void finished(const QString &line, const QString &error);

private:
    struct Shown
    {
        QString script;
        std::int64_t runs = 0;
        std::int64_t logs = 0;
    };

    void workspaceOpened();
    void lookAtState();
    void askWhatIsShown();
    void show();
    void compareFailedRun();
    void openRecord(const QString &which, const QString &place);
    void exportTwice();
    void dragFiles();
    void importBegun();
    void finish(const QString &error);
    QString timeoutReason() const;

    MainWindow &m_window;
    Session &m_session;
    const Settings &m_settings;
    QString m_file;
    QTimer m_timeout;
    QTimer m_settled;
    QString m_show;
    QElapsedTimer m_clock;
    qint64 m_syncMs = 0;
    bool m_painted = false;
    bool m_done = false;
    std::optional<Shown> m_shown;
    Mailbox m_mailbox;
    QueryHandle m_query;
};

} // namespace runglass
