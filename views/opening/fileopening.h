// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "opening/recentfiles.h"
#include "review/reviewimport.h"
#include "settings/places.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QMenu;
class QWidget;

namespace runglass {

class Background;
class OpeningPages;
class Session;
class Settings;

/// Opens files in a window, whoever names them: the command line, a dialog, a drop, the list of recent ones.
///
/// What is shown stays open until the files are there to take its place; when that fails or is cancelled it
/// is simply shown again. GUI thread.
class FileOpening : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Session &session;
        Background &background;
        Settings &settings;
        Places places;
    };

    /// The parts must outlive it. `window` is the parent of dialogs, and takes drops.
    FileOpening(const Parts &parts, QWidget *window);

    /// Belongs to whoever shows it.
    OpeningPages *pages() const { return m_pages; }
    void open(const QStringList &paths);
    /// Asks which.
    void choose();
    /// The entries of a menu of recent files, made anew each time it is about to be shown.
    void fillRecent(QMenu *menu);
    /// What was opened, and what of it could not be read; of the imported workspace that is shown.
    void showOpenedFiles();
    /// Nothing of it is wanted any more.
    void cancel();

Q_SIGNALS:
    /// pages() has something to show.
    void pagesWanted();
    /// pages() has nothing to show any more.
    void pagesDone();
    /// To be told beside what is shown; `act` is what the button `action` does.
    /// A bundle is shown: what came with its records is to be put in place. Not when it was here before.
    void bundleOpened(const runglass::ReceivedBundle &bundle);
    void told(const runglass::UserError &notice, const QString &action, const std::function<void()> &act);
    /// Nothing was opened.
    void failed(const runglass::UserError &error);

private:
    void openAgain(const FileSet &set);
    void take(const FileSetInspection &found);
    void askScript();
    void start(bool again);
    void finish(const ReviewOutcome &outcome);
    void show(const ReviewOutcome &outcome);
    void fail(const UserError &error);
    void showRemarks(const ReviewOutcome &outcome);
    bool isShown(const QString &id) const;

    Parts m_parts;
    QWidget *m_window;
    OpeningPages *m_pages;
    ReviewImport m_import;
    RecentFiles m_recent;
    FileSetInspection m_found;
    QStringList m_paths; ///< as they were named last
    QString m_folder;    ///< where the dialog begins
    QTimer m_patience;   ///< small files are there before anything else could be read
};

} // namespace runglass
