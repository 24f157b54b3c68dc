// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/mainwindow.h"

#include "about/aboutdialog.h"
#include "about/diagnostics.h"
#include "common/statepanel.h"
#include "connection/connectionpage.h"
#include "connection/profilesdialog.h"
#include "main/bundlereception.h"
#include "main/connectionkeeper.h"
#include "main/exportcontrols.h"
#include "main/frontpages.h"
#include "main/guiturns.h"
#include "main/linkopener.h"
#include "main/mainmenu.h"
#include "main/milestones.h"
#include "main/noticebar.h"
#include "main/problemsdialog.h"
#include "main/windowcommands.h"
#include "main/windowgeometry.h"
#include "monitor/bundlecontrols.h"
#include "monitor/linkcontrols.h"
#include "monitor/monitorview.h"
#include "opening/fileopening.h"
#include "opening/openingpages.h"
#include "preferences/preferencesdialog.h"
#include "settings/profilestore.h"
#include "settings/serviceurl.h"
#include "settings/settings.h"
#include "userdata/marksstore.h"
#include "workspace/session.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr QSize usualSize(1440, 900);
constexpr QSize smallestSize(640, 480);
/// Caches open in a few milliseconds; only when one takes longer the window says that it waits.
constexpr int patienceMs = 200;

/// Dialogs are shown beside the window's own work, never in a loop of their own.
template <class Dialog>
Dialog *opened(Dialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_keeper(new ConnectionKeeper(
          {parts.profiles, parts.keys, parts.session, parts.background, parts.places}, this))
    , m_links(new LinkOpener({parts.profiles, parts.session, *m_keeper}, this))
    , m_exports(new ExportControls({parts.settings, parts.background, *this}, this))
    , m_menu(new MainMenu(parts.profiles, this))
    , m_commands(new WindowCommands(parts.settings, this))
    , m_notices(new NoticeBar)
    , m_stack(new QStackedWidget)
    , m_blank(new QWidget)
    , m_front(new FrontPages(m_menu))
    , m_opening(new FileOpening({parts.session, parts.background, parts.settings, parts.places}, this))
{
    setWindowTitle(QStringLiteral("Runglass"));
    setMinimumSize(smallestSize);
    m_stack->addWidget(m_blank);
    m_stack->addWidget(m_front);
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notices);
    layout->addWidget(m_stack, 1);
    layout->addWidget(&m_exports->panel());
    setCentralWidget(centre);

    m_slowOpening.setSingleShot(true);
    m_slowOpening.setInterval(patienceMs);
    connect(&m_slowOpening, &QTimer::timeout, this, [this] {
        m_front->showPage(m_front->opening());
        m_stack->setCurrentWidget(m_front);
    });
    connectSession();
    connectMenu();
    connectConnectionPage();
    connectOpening();
    restoreGeometryFromSettings();
    if (m_parts.profiles.problem())
        tell(*m_parts.profiles.problem());
    if (const auto copy = m_parts.settings.setAsideAs()) {
        tell({tr("The settings could not be read."), tr("The file was copied to %1.").arg(*copy),
              tr("The usual settings are used where it could not be read.")});
    }
}

MainWindow::~MainWindow() = default;

void MainWindow::connectSession()
{
    Session *session = &m_parts.session;
    connect(session, &Session::opening, this, &MainWindow::showOpening);
    connect(session, &Session::workspaceOpened, this, &MainWindow::showMonitor);
    connect(session, &Session::demoPreparing, this, &MainWindow::showDemoPreparing);
    connect(session, &Session::demoPrepared, this, &MainWindow::endDemoPreparing);
    connect(session, &Session::failed, this, &MainWindow::showFailure);
    connect(session, &Session::aboutToClose, this, &MainWindow::leaveMonitor);
    connect(session, &Session::noticed, this, &MainWindow::tell);
    connect(m_keeper, &ConnectionKeeper::noticed, this, &MainWindow::tell);
    connect(m_links, &LinkOpener::failed, this, &MainWindow::tell);
    connect(&m_parts.marks, &MarksStore::failed, this, &MainWindow::tell);
    connect(m_keeper, &ConnectionKeeper::keyNotKept, this, &MainWindow::offerKeyFile);
}

void MainWindow::connectMenu()
{
    // Queued: the menu's button may go away with the monitor while it still handles the click.
    connect(
        m_menu, &MainMenu::profileChosen, this,
        [this](const QString &id) {
            if (!m_monitor || m_parts.session.target().id != id)
                m_keeper->open(id);
            else
                goBack();
        },
        Qt::QueuedConnection);
    connect(m_menu, &MainMenu::newConnectionRequested, this, &MainWindow::showConnectionPage,
            Qt::QueuedConnection);
    connect(m_menu, &MainMenu::keyChangeRequested, this, &MainWindow::editKey, Qt::QueuedConnection);
    connect(m_menu, &MainMenu::connectionsRequested, this, &MainWindow::openConnections);
    connect(m_menu, &MainMenu::shareRequested, this, [this] {
        if (m_monitor)
            m_monitor->bundles().share();
    });
    connect(m_menu, &MainMenu::preferencesRequested, this, &MainWindow::openPreferences);
    connect(m_menu, &MainMenu::problemsRequested, this, &MainWindow::openProblems);
    connect(m_menu, &MainMenu::aboutRequested, this, &MainWindow::openAbout);
    connect(m_menu, &MainMenu::quitRequested, this, &MainWindow::close, Qt::QueuedConnection);
    connect(m_menu, &MainMenu::paletteRequested, m_commands, &WindowCommands::togglePalette);
    connect(m_menu, &MainMenu::keysRequested, m_commands, &WindowCommands::toggleKeys);
    connect(m_commands, &WindowCommands::keySettingsRequested, this,
            [this] { openPreferences()->showKeys(); });
    addActions(m_menu->actions());
    m_exports->addTo(*m_menu, m_menu->action(CommandId::Settings));
    m_commands->handleMenu(*m_menu);
    m_exports->handleCommands(m_commands->registry());
}

void MainWindow::connectConnectionPage()
{
    ConnectionPage *page = m_front->connection();
    connect(page, &ConnectionPage::connectRequested, this, &MainWindow::acceptConnection);
    connect(page, &ConnectionPage::demoRequested, this, &MainWindow::tryDemo);
    connect(page, &ConnectionPage::backRequested, this, &MainWindow::goBack);
    connect(m_front, &FrontPages::openingCancelled, this, [this] {
        m_parts.session.cancel();
        showConnectionPage();
    });
    connect(m_front, &FrontPages::retryRequested, this,
            [this] { m_parts.session.open(m_parts.session.target()); });
    connect(m_front, &FrontPages::connectionsRequested, this, &MainWindow::openConnections);
    connect(m_front, &FrontPages::newConnectionRequested, this, &MainWindow::showConnectionPage);
}

void MainWindow::connectOpening()
{
    m_front->addPage(m_opening->pages());
    connect(m_opening, &FileOpening::pagesWanted, this, [this] {
        m_front->showPage(m_opening->pages());
        m_stack->setCurrentWidget(m_front);
    });
    connect(m_opening, &FileOpening::pagesDone, this, [this] {
        if (m_front->current() == m_opening->pages() && m_stack->currentWidget() == m_front)
            goBack();
    });
    connect(m_opening, &FileOpening::told, m_notices, &NoticeBar::tell);
    connect(m_opening, &FileOpening::bundleOpened, this, &MainWindow::receiveBundle);
    connect(m_menu, &MainMenu::openFilesRequested, m_opening, &FileOpening::choose);
    connect(m_menu, &MainMenu::openedFilesRequested, m_opening, &FileOpening::showOpenedFiles);
    connect(m_menu->recentFiles(), &QMenu::aboutToShow, this,
            [this] { m_opening->fillRecent(m_menu->recentFiles()); });
    connect(m_front->connection(), &ConnectionPage::openFilesRequested, m_opening, &FileOpening::choose);
}

void MainWindow::restoreGeometryFromSettings()
{
    const auto known = windowGeometryFrom(m_parts.settings.value(Setting::WindowGeometry).toByteArray());
    QList<QRect> screens;
    const QList<QScreen *> all = QGuiApplication::screens();
    for (const QScreen *screen : all) {
        if (screen == QGuiApplication::primaryScreen())
            screens.prepend(screen->availableGeometry());
        else
            screens.append(screen->availableGeometry());
    }
    if (!screens.isEmpty())
        setGeometry(placeOnScreens(known ? known->normal : QRect(), usualSize, screens));
    if (known && known->maximized)
        setWindowState(windowState() | Qt::WindowMaximized);
    if (known && known->fullScreen)
        setWindowState(windowState() | Qt::WindowFullScreen);
}

void MainWindow::saveGeometryToSettings()
{
    const bool normal = !isMaximized() && !isFullScreen();
    m_parts.settings.setValue(Setting::WindowGeometry, toBytes({normal ? geometry() : normalGeometry(),
                                                                isMaximized(), isFullScreen()}));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveGeometryToSettings();
    QMainWindow::closeEvent(event);
    m_opening->cancel();
    // The window is gone at once; the session ends behind it.
    m_parts.session.close();
}

void MainWindow::showConnectionPage()
{
    m_slowOpening.stop();
    m_editedProfile.clear();
    m_front->connection()->beginNew(m_monitor != nullptr);
    m_front->showPage(m_front->connection());
    m_stack->setCurrentWidget(m_front);
}

void MainWindow::editKey(const QString &profileId)
{
    const auto profile = m_parts.profiles.find(profileId);
    if (!profile)
        return showConnectionPage();
    m_editedProfile = profileId;
    m_front->connection()->beginEdit(*profile);
    m_front->showPage(m_front->connection());
    m_stack->setCurrentWidget(m_front);
}

void MainWindow::goBack()
{
    if (m_monitor)
        m_stack->setCurrentWidget(m_monitor);
    else
        showConnectionPage();
}

void MainWindow::showOpening(const QString &name)
{
    m_notices->clear();
    setWindowTitle(QStringLiteral("Runglass — %1").arg(name));
    m_front->opening()->setText(tr("Opening %1 …").arg(name), {});
    m_front->opening()->setBusy();
    m_stack->setCurrentWidget(m_blank);
    m_slowOpening.start();
}

void MainWindow::showMonitor()
{
    m_slowOpening.stop();
    const WorkspaceTarget &target = m_parts.session.target();
    m_monitor = new MonitorView(*m_parts.session.workspace(), m_parts.settings, m_parts.filters,
                                m_parts.marks, m_stack);
    m_monitor->setMenu(m_menu);
    m_commands->handleMonitor(*m_monitor);
    connect(m_monitor, &MonitorView::rowsPainted, this, &MainWindow::rowsPainted);
    connect(m_monitor, &MonitorView::rowsPainted, &m_parts.session, &Session::beginSync);
    connect(
        m_monitor, &MonitorView::settingsRequested, this, [this] { editKey(m_parts.session.target().id); },
        Qt::QueuedConnection);
    connect(&m_monitor->links(), &LinkControls::failed, this, &MainWindow::tell);
    m_stack->addWidget(m_monitor);
    m_stack->setCurrentWidget(m_monitor);
    connect(m_monitor, &MonitorView::openFilesRequested, m_opening, &FileOpening::choose);
    connect(m_monitor, &MonitorView::openedFilesRequested, m_opening, &FileOpening::showOpenedFiles);
    m_menu->setCurrent(target.id, true);
    m_menu->setImported(target.imported.has_value());
    if (target.demo || m_parts.profiles.find(target.id))
        m_parts.settings.setValue(Setting::LastProfile, target.id);
    m_links->setMonitor(&m_monitor->links());
    m_exports->setMonitor(m_monitor);
}

void MainWindow::showDemoPreparing()
{
    m_front->opening()->setText(
        tr("Making 30 days of history …"),
        tr("The demo simulates a team of scripts on this machine. Its past is made once; that takes a few "
           "seconds."));
    m_front->opening()->setBusy();
    m_front->showPage(m_front->opening());
    m_stack->setCurrentWidget(m_front);
}

void MainWindow::endDemoPreparing()
{
    if (m_monitor && m_front->current() == m_front->opening())
        m_stack->setCurrentWidget(m_monitor);
}

void MainWindow::showFailure(const UserError &error)
{
    m_slowOpening.stop();
    m_front->failure()->setError(error);
    m_front->showPage(m_front->failure());
    m_stack->setCurrentWidget(m_front);
}

/// The session lets its workspace go: nothing of it may be shown any more.
void MainWindow::leaveMonitor()
{
    m_stack->setCurrentWidget(m_blank);
    m_links->setMonitor(nullptr);
    m_exports->setMonitor(nullptr);
    delete m_monitor;
    m_monitor = nullptr;
    m_menu->setCurrent({}, false);
    m_menu->setImported(false);
    setWindowTitle(QStringLiteral("Runglass"));
}

void MainWindow::acceptConnection(const ConnectionRequest &request)
{
    if (!m_editedProfile.isEmpty()) {
        m_keeper->changeKey(m_editedProfile, request.key, request.keyPlace);
        if (m_monitor)
            m_stack->setCurrentWidget(m_monitor);
        return;
    }
    if (const auto added = m_keeper->add(request); !added)
        m_front->connection()->showError(added.error());
}

void MainWindow::tryDemo()
{
    if (DemoGateway::findProgram())
        m_keeper->open(WorkspaceTarget::demoId());
    else
        m_front->connection()->showError(DemoGateway::notFound());
}

void MainWindow::tell(const UserError &notice)
{
    m_notices->tell(notice);
}

void MainWindow::receiveBundle(const ReceivedBundle &bundle)
{
    if (!m_monitor)
        return;
    m_parts.marks.takeIn(m_parts.session.workspace()->id(), BundleReception::marksOf(bundle));
    if (const Link list = BundleReception::listOf(bundle.info); !list.scriptId.isEmpty())
        m_monitor->links().follow(list);
    tell(BundleReception::wordsOf(bundle.info));
}

void MainWindow::openLink(const QString &link, const QByteArray &activationToken)
{
    // Where windows may not raise themselves, the program that opened the link lends its right to.
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
    if (m_monitor)
        m_stack->setCurrentWidget(m_monitor);
    m_links->open(link);
}

void MainWindow::offerKeyFile(const QString &profileId, const UserError &notice)
{
    m_notices->tell(notice, tr("Keep It in a File"),
                    [this, profileId] { m_keeper->moveKey(profileId, KeyPlace::File); });
}

void MainWindow::openConnections()
{
    auto *dialog = new ProfilesDialog(m_parts.profiles, this);
    connect(dialog, &ProfilesDialog::addRequested, this, &MainWindow::showConnectionPage);
    connect(dialog, &ProfilesDialog::openRequested, m_keeper, &ConnectionKeeper::open);
    connect(dialog, &ProfilesDialog::keyRequested, this, &MainWindow::editKey);
    connect(dialog, &ProfilesDialog::forgetRequested, this, [this](const QString &id, bool withCache) {
        m_keeper->forget(id, withCache);
        if (!m_monitor)
            showConnectionPage();
    });
    opened(dialog);
}

PreferencesDialog *MainWindow::openPreferences()
{
    const auto profile = m_parts.profiles.find(m_monitor ? m_parts.session.target().id : QString());
    auto *dialog = new PreferencesDialog(m_parts.settings, m_commands->registry(),
                                         {profile, m_parts.places.logFile(), m_parts.places.cache}, this);
    connect(dialog, &PreferencesDialog::connectionsRequested, this, [this, dialog] {
        dialog->close();
        openConnections();
    });
    if (profile) {
        connect(dialog, &PreferencesDialog::keyPlaceChosen, m_keeper,
                [this, id = profile->id](KeyPlace place) { m_keeper->moveKey(id, place); });
    }
    return opened(dialog);
}

void MainWindow::openProblems()
{
    if (!m_monitor)
        return;
    const bool utc = m_parts.settings.value(Setting::ShowUtc).toBool();
    auto *dialog =
        opened(new ProblemsDialog(m_parts.session.workspace()->queries(),
                                  DisplayValues(utc ? QTimeZone::utc() : QTimeZone::systemTimeZone()), this));
    connect(&m_parts.session, &Session::aboutToClose, dialog, &QDialog::close);
}

void MainWindow::openAbout()
{
    opened(new AboutDialog(
        m_parts.version, [this] { return diagnostics(); }, this));
}

QString MainWindow::diagnostics() const
{
    Diagnostics state;
    state.version = m_parts.version;
    const WorkspaceTarget &target = m_parts.session.target();
    if (const Workspace *workspace = m_parts.session.workspace()) {
        state.workspace = target.demo      ? QStringLiteral("demo")
                          : target.service ? QStringLiteral("service")
                                           : QStringLiteral("file");
        state.serviceUrl = target.service ? displayUrl(*target.service) : QString();
        state.cacheFile = target.cacheFile;
        for (const char *suffix : {"", "-wal"})
            state.cacheBytes += QFileInfo(target.cacheFile + QLatin1String(suffix)).size();
        state.sync = workspace->syncState();
    }
    state.timings = m_parts.milestones.toLines();
    state.timings << m_parts.turns.figures().toText();
    return state.toText();
}

} // namespace runglass
