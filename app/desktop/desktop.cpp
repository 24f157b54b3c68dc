// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "desktop.h"

#include "opening/fileopening.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>
#include <utility>

namespace runglass {

Desktop::Desktop(QApplication &application, EarlyStart &early, const CommandLine &line,
                 const SecretKey &environmentKey, Micros start)
    : m_line(line)
    , m_early(early)
    , m_log(early.places.logFile())
    , m_messages(m_log)
    , m_milestones(start)
    , m_settings(early.settings)
    , m_theme(application)
    , m_keys(early.places.keyFolder())
    , m_session(early.places, m_keys, m_background)
    , m_filters(early.places.savedFiltersFile())
    , m_marks(early.places.marksFile())
    , m_window({m_settings, early.profiles, m_keys, m_session, m_background, m_turns, m_milestones,
                early.places, QStringLiteral(RUNGLASS_VERSION), m_filters, m_marks})
    , m_tracing(m_milestones, m_window, m_session, m_settings)
    , m_links(LinkChannel::nameFor(early.places))
{
    m_log.hide(environmentKey);
    connect(&m_keys, &KeyStore::seen, this, [this](const SecretKey &key) { m_log.hide(key); });
    connect(&m_settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::Theme)
            m_theme.setTheme(m_settings.value(setting).toString());
    });
    if (m_filters.problem())
        m_window.tell(*m_filters.problem());
    const auto logError = [this](const UserError &error) {
        m_log.write(LogFile::Level::Error, QStringLiteral("session"), error.oneLine());
    };
    connect(&m_session, &Session::failed, this, logError);
    connect(&m_session, &Session::noticed, this, logError);
    connect(&m_marks, &MarksStore::failed, this, logError);
    connect(&m_window.opening(), &FileOpening::failed, this, logError);
    connect(&m_session, &Session::closed, this, &Desktop::end);
    connect(&m_endSignals, &EndSignals::endRequested, &m_window, &MainWindow::close);
    connect(&m_links, &LinkChannel::linkArrived, &m_window, &MainWindow::openLink);
    // The window goes first; the program follows when files are closed and children have ended.
    QApplication::setQuitOnLastWindowClosed(false);
}

Result<void> Desktop::start()
{
    m_theme.setTheme(m_settings.value(Setting::Theme).toString());
    if (m_line.traceFile) {
        if (auto written = m_milestones.writeTo(*m_line.traceFile); !written)
            return written;
    }
    if (m_line.screenshotFile) {
        m_screenshot.emplace(m_window, m_session, m_settings, *m_line.screenshotFile,
                             std::chrono::seconds(m_line.timeoutSeconds));
        m_screenshot->setShown(m_line.show.value_or(QString()));
        connect(&*m_screenshot, &ScreenshotRun::finished, this, &Desktop::finishScreenshot);
    }
    if (m_early.headStart)
        m_session.useHeadStart(*std::exchange(m_early.headStart, std::nullopt));
    if (m_early.target)
        m_session.open(*m_early.target);
    else if (!m_line.files.isEmpty())
        m_window.opening().open(m_line.files);
    else
        m_window.showConnectionPage();
    m_window.show();
    if (m_line.link)
        m_window.openLink(*m_line.link, {});
    // Behind the first picture: nobody waits for it.
    QTimer::singleShot(0, &m_links, &LinkChannel::listen);
    if (!m_early.target && m_line.files.isEmpty() && m_screenshot)
        m_screenshot->nothingToOpen();
    return {};
}

void Desktop::finishScreenshot(const QString &said, const QString &error)
{
    m_exitStatus = error.isEmpty() ? 0 : 1;
    std::fprintf(error.isEmpty() ? stdout : stderr, "%s\n", qUtf8Printable(error.isEmpty() ? said : error));
    m_window.close();
}

void Desktop::end()
{
    m_milestones.finish(m_turns.figures());
    QApplication::exit(m_exitStatus);
}

} // namespace runglass
