// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "about/diagnostics.h"
#include "main/guiturns.h"
#include "main/milestones.h"
#include "main/windowgeometry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace runglass;

class TestMainWindowParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void windowsStayOnTheScreensThereAre_data()
    {
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<QList<QRect>>("screens");
        QTest::addColumn<QRect>("place");
        const QRect laptop(0, 24, 1440, 876);
        const QRect right(1440, 0, 2560, 1440);
        QTest::newRow("as it was") << QRect(100, 100, 800, 600) << QList{laptop} << QRect(100, 100, 800, 600);
        QTest::newRow("first start") << QRect() << QList{right} << QRect(2000, 270, 1440, 900);
        QTest::newRow("first start, small screen") << QRect() << QList{laptop} << laptop;
        QTest::newRow("on the second screen")
            << QRect(1600, 100, 800, 600) << QList{laptop, right} << QRect(1600, 100, 800, 600);
        QTest::newRow("the second screen is gone")
            << QRect(1600, 100, 800, 600) << QList{laptop} << QRect(640, 100, 800, 600);
        QTest::newRow("half outside")
            << QRect(-400, -300, 800, 600) << QList{laptop} << QRect(0, 24, 800, 600);
        QTest::newRow("larger than the screen") << QRect(1500, 10, 2500, 1400) << QList{laptop} << laptop;
        QTest::newRow("far away") << QRect(900'000, -900'000, 300, 200) << QList{laptop}
                                  << QRect(1140, 24, 300, 200);
    }
    void windowsStayOnTheScreensThereAre()
    {
        QFETCH(QRect, wanted);
        QFETCH(QList<QRect>, screens);
        QFETCH(QRect, place);
        QCOMPARE(placeOnScreens(wanted, QSize(1440, 900), screens), place);
    }

    void geometryComesBack()
    {
        const WindowGeometry geometry{QRect(-5, 6, 700, 800), true, false};
        const auto again = windowGeometryFrom(toBytes(geometry));
        QVERIFY(again);
        QVERIFY(*again == geometry);
        for (const char *bad : {"", "x", "{}", "{\"place\":[1,2,3]}", "{\"place\":[1,2,0,-4]}", "[]"})
            QVERIFY2(!windowGeometryFrom(bad), bad);
    }

    void figuresOfTurns()
    {
        GuiTurnFigures figures;
        for (int i = 0; i < 990; ++i)
            figures.add(0.5, 0.9);
        for (int i = 0; i < 10; ++i)
            figures.add(7.5, 70);
        QCOMPARE(figures.count, 1000);
        QCOMPARE(figures.maxCpuMs, 7.5);
        QCOMPARE(figures.maxWallMs, 70.0);
        QVERIFY(figures.p99WallMs() >= 0.9 && figures.p99WallMs() < 0.9 * 1.045);
        figures.add(1, 70);
        QCOMPARE(figures.p99WallMs(), 70.0);
    }

    void percentilesOfTurnsAreNearlyExact()
    {
        for (double ms = 0.2; ms < 8'000; ms *= 1.37) {
            GuiTurnFigures figures;
            for (int i = 0; i < 99; ++i)
                figures.add(0, ms);
            figures.add(0, 9'000);
            QVERIFY2(figures.p99WallMs() >= ms && figures.p99WallMs() <= ms * 1.045,
                     qPrintable(QString::number(ms)));
        }
        GuiTurnFigures longOnes;
        longOnes.add(0, 20'000);
        QCOMPARE(longOnes.p99WallMs(), 20'000.0);
        QCOMPARE(GuiTurnFigures().p99WallMs(), 0.0);
    }

    void aBusyTurnIsSeen()
    {
        GuiTurns turns;
        QTimer ticks;
        QSignalSpy ticked(&ticks, &QTimer::timeout);
        connect(&ticks, &QTimer::timeout, this, [] {
            QElapsedTimer clock;
            clock.start();
            while (clock.elapsed() < 30) {
            }
        });
        ticks.start(1);
        // Real event loops: only they wait, and so end a turn.
        for (int i = 0; i < 4; ++i)
            QVERIFY(ticked.wait());
        QVERIFY(turns.figures().count >= 2);
        QVERIFY(turns.figures().maxWallMs >= 30);
        QVERIFY(turns.figures().maxCpuMs > 0);
    }

    void aTraceIsJsonLines()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("trace.jsonl"));
        const Micros before = nowMicros();
        {
            Milestones milestones(before);
            QVERIFY(milestones.writeTo(name));
            milestones.reached(QStringLiteral("rows-painted"), {{QStringLiteral("rows"), 3}});
            milestones.reached(QStringLiteral("rows-painted"), {{QStringLiteral("rows"), 4}});
            milestones.finish({});
            QCOMPARE(milestones.toLines().size(), 3);
        }
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList events;
        while (!file.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
            events << line.value(QStringLiteral("event")).toString();
            const double time = line.value(QStringLiteral("t")).toDouble();
            QVERIFY(time >= static_cast<double>(before) && time <= static_cast<double>(nowMicros()));
        }
        QCOMPARE(events.join(QLatin1Char(' ')), QStringLiteral("main rows-painted rows-painted gui-turns"));
        QVERIFY(!Milestones(before).writeTo(folder.path()));
    }

    void diagnosticsHoldNoSecret()
    {
        Diagnostics state;
        state.version = QStringLiteral("1.2.3");
        state.workspace = QStringLiteral("service");
        state.serviceUrl = QStringLiteral("https://a.example");
        state.cacheFile = QDir::homePath() + QStringLiteral("/cache.db");
        state.cacheBytes = 42;
        state.sync = SyncState();
        state.sync->phase = SyncState::Phase::Offline;
        state.sync->error = UserError{
            QStringLiteral("Refused."), QStringLiteral("x-api-key: abc123 at https://me:pw9@a"), {}};
        const QString text = state.toText();
        for (const char *wanted :
             {"Runglass: 1.2.3", "Qt: ", "SQLite: 3", "sync: offline", "~/cache.db, 42 bytes", "Refused."})
            QVERIFY2(text.contains(QLatin1String(wanted)), qPrintable(text));
        for (const char *unwanted : {"abc123", "pw9"})
            QVERIFY2(!text.contains(QLatin1String(unwanted)), qPrintable(text));
        QVERIFY(!text.contains(QDir::homePath()));
    }
};

QTEST_MAIN(TestMainWindowParts)
#include "tst_mainwindow_parts.moc"
