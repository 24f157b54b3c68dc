// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "connection/connectionpage.h"
#include "main/guiturns.h"
#include "main/mainwindow.h"
#include "main/milestones.h"
#include "settings/keystore.h"
#include "settings/profilestore.h"
#include "settings/settings.h"
#include "userdata/marksstore.h"
#include "userdata/savedfilters.h"
#include "workspace/background.h"
#include "workspace/session.h"

#include <QSignalSpy>
#include <QTest>

namespace runglass {

/// What the composition root makes, for one start.
struct Start
{
    explicit Start(const Places &thePlaces)
        : places(thePlaces)
    {
        window.show();
    }
    ~Start() { close(); }
    void close()
    {
        if (!window.isVisible())
            return;
        QSignalSpy closed(&session, &Session::closed);
        window.close();
        QVERIFY(closed.wait(20'000));
    }
    template <class Widget>
    Widget *child(const char *name)
    {
        return window.findChild<Widget *>(QString::fromLatin1(name));
    }
    void open(const WorkspaceTarget &target) { session.open(target); }
    bool connectionPageIsShown() { return child<ConnectionPage>("connectionPage")->isVisible(); }

    Places places;
    Milestones milestones{nowMicros()};
    GuiTurns turns;
    Settings settings{places.settingsFile()};
    ProfileStore profiles{places.profilesFile()};
    KeyStore keys{places.keyFolder()};
    Background background;
    Session session{places, keys, background};
    SavedFilters filters{places.savedFiltersFile()};
    MarksStore marks{places.marksFile()};
    MainWindow window{{settings, profiles, keys, session, background, turns, milestones, places,
                       QStringLiteral("1.0"), filters, marks}};
};

} // namespace runglass
