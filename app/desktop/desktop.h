// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commandline.h"
#include "common/themecontroller.h"
#include "domain/secretkey.h"
#include "earlystart.h"
#include "endsignals.h"
#include "links/linkchannel.h"
#include "main/guiturns.h"
#include "main/mainwindow.h"
#include "main/milestones.h"
#include "messagelog.h"
#include "screenshotrun.h"
#include "settings/keystore.h"
#include "settings/logfile.h"
#include "tracing.h"
#include "userdata/marksstore.h"
#include "userdata/savedfilters.h"
#include "workspace/background.h"
#include "workspace/session.h"

#include <QObject>

#include <optional>

class QApplication;

namespace runglass {

/// The composition root: makes every part of the desktop, in the order in which they need each other.
class Desktop : public QObject
{
    Q_OBJECT

public:
    /// `early` must outlive it.
    Desktop(QApplication &application, EarlyStart &early, const CommandLine &line,
            const SecretKey &environmentKey, Micros start);

    /// Shows the window and opens what is to be opened. The error: nothing was started.
    Result<void> start();

private:
    void finishScreenshot(const QString &said, const QString &error);
    void end();

    const CommandLine m_line;
    EarlyStart &m_early;
    LogFile m_log;
    MessageLog m_messages;
    Milestones m_milestones;
    GuiTurns m_turns;
    Settings &m_settings;
    ThemeController m_theme;
    KeyStore m_keys;
    Background m_background;
    Session m_session;
    SavedFilters m_filters;
    MarksStore m_marks;
    MainWindow m_window;
    Tracing m_tracing;
    EndSignals m_endSignals;
    LinkChannel m_links;
    std::optional<ScreenshotRun> m_screenshot;
    int m_exitStatus = 0;
};

} // namespace runglass
