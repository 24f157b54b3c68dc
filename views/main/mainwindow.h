// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "settings/places.h"

#include <QMainWindow>
#include <QTimer>

class QStackedWidget;

namespace runglass {

class Background;
class ConnectionKeeper;
class ExportControls;
class FileOpening;
class FrontPages;
class GuiTurns;
class KeyStore;
class LinkOpener;
class MarksStore;
class MainMenu;
class Milestones;
class MonitorView;
class NoticeBar;
class PreferencesDialog;
class ProfileStore;
class SavedFilters;
class Session;
class Settings;
class WindowCommands;
struct ConnectionRequest;
struct ReceivedBundle;

/// The window: the connection page at first, then the monitor of what is open, with pages for opening and for
/// what went wrong in between.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// What the window works with; all of it outlives the window.
    struct Parts
    {
        Settings &settings;
        ProfileStore &profiles;
        KeyStore &keys;
        Session &session;
        Background &background;
        const GuiTurns &turns;
        const Milestones &milestones;
        Places places;
        QString version;
        SavedFilters &filters;
        MarksStore &marks;
    };

    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// The page for a new connection, as at the first start.
    void showConnectionPage();
    FileOpening &opening() { return *m_opening; }
    /// Stays until the user has read it.
    void tell(const UserError &notice);
    /// Comes to the front and shows what a runglass:// link leads to, opening its connection if need be.
    /// `activationToken`: by which the desktop lets a window come to the front; may be empty.
    void openLink(const QString &link, const QByteArray &activationToken);

Q_SIGNALS:
    /// Rows of an answer have been painted.
    void rowsPainted(int rows);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void connectSession();
    void connectMenu();
    void connectConnectionPage();
    void connectOpening();
    void restoreGeometryFromSettings();
    void saveGeometryToSettings();

    void showOpening(const QString &name);
    void showMonitor();
    void showDemoPreparing();
    void endDemoPreparing();
    void showFailure(const UserError &error);
    void leaveMonitor();
    void goBack();

    /// The words, marks and filter of whoever sent it.
    void receiveBundle(const ReceivedBundle &bundle);
    void editKey(const QString &profileId);
    void acceptConnection(const ConnectionRequest &request);
    void tryDemo();
    void offerKeyFile(const QString &profileId, const UserError &notice);
    void openConnections();
    PreferencesDialog *openPreferences();
    void openProblems();
    void openAbout();
    QString diagnostics() const;

    Parts m_parts;
    ConnectionKeeper *m_keeper;
    LinkOpener *m_links;
    ExportControls *m_exports;
    MainMenu *m_menu;
    WindowCommands *m_commands;
    NoticeBar *m_notices;
    QStackedWidget *m_stack;
    QWidget *m_blank;
    FrontPages *m_front;
    FileOpening *m_opening;
    MonitorView *m_monitor = nullptr;
    QTimer m_slowOpening;
    QString m_editedProfile; ///< whose key the connection page changes; empty for a new connection
};

} // namespace runglass
