// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/recordtable.h"
#include "filter/filtertext.h"
#include "links/link.h"
#include "main/noticebar.h"
#include "monitor/linkcontrols.h"
#include "monitor/monitorview.h"
#include "tables/sampledata.h"
#include "windowstart.h"

#include <QClipboard>
#include <QLabel>
#include <QTemporaryDir>

using namespace runglass;

/// Copying links in the window, and opening them: two connections whose services do not answer.
class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listIsCopiedAndOpened();
    void filterBeforeIsHadBackByUndo();
    void runIsCopiedAndOpened();
    void entryLeadsToItsRun();
    void otherConnectionIsOpened();
    void linkWaitsForTheConnection();
    void linksThatLeadNowhereAreTold_data();
    void linksThatLeadNowhereAreTold();

private:
    Places places() const { return Places::below(m_folder->path()); }
    Profile addProfile(const QString &name, int port);
    void fill(const char *script, const char *run);
    void open(const Profile &profile);
    MonitorView *monitor() { return m_start->window.findChild<MonitorView *>(); }
    MonitorSession &shown() { return monitor()->session(); }
    RecordTable *table(const QString &name);
    void selectFirst(RecordTable *table);
    QString notice() { return m_start->window.findChild<NoticeBar *>()->findChild<QLabel *>()->text(); }
    bool shows(const char *script)
    {
        return monitor() && shown().scripts().isLoaded() && shown().selection().scriptId == script;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Start> m_start;
    Profile m_one;
    Profile m_two;
};

Profile TestLinks::addProfile(const QString &name, int port)
{
    const auto added =
        m_start->profiles.add(name, QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port)), KeyPlace::Session);
    return added ? *added : Profile();
}

void TestLinks::fill(const char *script, const char *run)
{
    Run made;
    made.id = run;
    made.scriptId = script;
    made.revision = 1;
    made.status = RunStatus::Failed;
    made.executedAt = nowMicros() - microsPerMinute;
    LogEntry entry;
    entry.id = "e1";
    entry.scriptId = script;
    entry.runId = run;
    entry.time = made.executedAt;
    entry.message = "late";
    WriteBatch batch;
    batch.scripts.push_back(sample::script(script, script, 1, nowMicros()));
    batch.records.add(made);
    batch.records.add(entry);
    QVERIFY(sample::write(m_start->session.workspace()->cache(), std::move(batch)));
}

void TestLinks::open(const Profile &profile)
{
    m_start->open(WorkspaceTarget::ofProfile(profile, places()));
    QTRY_VERIFY_WITH_TIMEOUT(m_start->session.workspace() && m_start->session.target().id == profile.id,
                             20'000);
}

void TestLinks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_start = std::make_unique<Start>(places());
    m_one = addProfile(QStringLiteral("One"), 9);
    m_two = addProfile(QStringLiteral("Two"), 19);
    open(m_two);
    fill("elsewhere", "run-2");
    open(m_one);
    fill("here", "run-1");
    QTRY_VERIFY_WITH_TIMEOUT(shows("here"), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(shown().runs().rowCount(), 1, 20'000);
}

void TestLinks::cleanup()
{
    m_start.reset();
    m_folder.reset();
}

RecordTable *TestLinks::table(const QString &name)
{
    for (RecordTable *table : monitor()->findChildren<RecordTable *>()) {
        if (table->accessibleName() == name)
            return table;
    }
    return nullptr;
}

void TestLinks::selectFirst(RecordTable *table)
{
    QTRY_VERIFY_WITH_TIMEOUT(table->records().rowCount() > 0, 20'000);
    table->setFocus();
    table->goTo(0);
    QTRY_VERIFY_WITH_TIMEOUT(!table->currentIndex().data(AnswerModel::IdRole).toString().isEmpty(), 20'000);
}

void TestLinks::listIsCopiedAndOpened()
{
    shown().setRange(RangeChoice{RangeChoice::LastDays{3}});
    shown().setFilter(MonitorSession::Tab::Runs, parseFilter("status = Failed", FilterSubject::Runs).set);
    shown().setSearch(MonitorSession::Tab::Logs, QStringLiteral("late"));
    monitor()->links().copyListLink();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(QStringLiteral("service=http%3A%2F%2F127.0.0.1%3A9&")));
    const RememberedSelection before = shown().view();

    shown().setRange(RangeChoice{RangeChoice::AllTime{}});
    shown().setFilter(MonitorSession::Tab::Runs, {});
    shown().setSearch(MonitorSession::Tab::Logs, {});
    m_start->window.openLink(text, {});
    QVERIFY(shown().view() == before);
    QVERIFY(shown().range() == before.range);
    QCOMPARE(shown().search(MonitorSession::Tab::Logs), QStringLiteral("late"));
    QVERIFY(shown().selection().runFilter == before.runs.filter);
    QVERIFY(!m_start->window.findChild<NoticeBar *>()->count());
}

void TestLinks::filterBeforeIsHadBackByUndo()
{
    const FilterSet mine = parseFilter("version = 7", FilterSubject::Runs).set.normalized();
    shown().setFilter(MonitorSession::Tab::Runs, mine);
    Link link;
    link.scriptId = QStringLiteral("here");
    link.view.runs.filter = parseFilter("status = Success", FilterSubject::Runs).set.normalized();
    m_start->window.openLink(printLink(link), {});
    QVERIFY(shown().filter(MonitorSession::Tab::Runs) == link.view.runs.filter);
    shown().undoFilter();
    QVERIFY(shown().filter(MonitorSession::Tab::Runs) == mine);
}

void TestLinks::runIsCopiedAndOpened()
{
    RecordTable *runs = table(QStringLiteral("All Runs"));
    selectFirst(runs);
    QTest::keyClick(runs, Qt::Key_Y, Qt::ShiftModifier);
    const QString text = QGuiApplication::clipboard()->text();
    QCOMPARE(text, QStringLiteral("runglass://run?service=http%3A%2F%2F127.0.0.1%3A9&script=here&run=run-1"));
    QSignalSpy requested(&monitor()->links(), &LinkControls::runRequested);
    m_start->window.openLink(text, {});
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), QStringLiteral("run-1"));
}

void TestLinks::entryLeadsToItsRun()
{
    QTest::keyClick(monitor(), Qt::Key_G);
    QTest::keyClick(monitor(), Qt::Key_L);
    RecordTable *logs = table(QStringLiteral("Logs"));
    selectFirst(logs);
    QTest::keyClick(logs, Qt::Key_Y, Qt::ShiftModifier);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("&run=run-1")));
}

void TestLinks::otherConnectionIsOpened()
{
    Link link;
    link.service = QStringLiteral("http://127.0.0.1:19");
    link.scriptId = QStringLiteral("elsewhere");
    link.view.showsLogs = true;
    m_start->window.openLink(printLink(link), {});
    QTRY_VERIFY_WITH_TIMEOUT(shows("elsewhere"), 20'000);
    QCOMPARE(m_start->session.target().id, m_two.id);
    QTRY_COMPARE(shown().tab(), MonitorSession::Tab::Logs);
    QVERIFY(!m_start->window.findChild<NoticeBar *>()->count());
}

void TestLinks::linkWaitsForTheConnection()
{
    // Opened while its connection is still being opened, as at the start.
    m_start->open(WorkspaceTarget::ofProfile(m_two, places()));
    Link link;
    link.service = QStringLiteral("http://127.0.0.1:19");
    link.scriptId = QStringLiteral("elsewhere");
    link.view.runs.search = QStringLiteral("needle");
    m_start->window.openLink(printLink(link), {});
    QTRY_VERIFY_WITH_TIMEOUT(shows("elsewhere") && shown().view() == link.view, 20'000);
    QCOMPARE(m_start->session.target().id, m_two.id);
}

void TestLinks::linksThatLeadNowhereAreTold_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("told");
    QTest::newRow("not a link") << "runglass://nonsense"
                                << "newer Runglass";
    QTest::newRow("unknown service") << "runglass://script?service=https%3A%2F%2Fevil.example&script=here"
                                     << "https://evil.example";
    QTest::newRow("unknown script") << "runglass://script?script=gone"
                                    << "gone";
    QTest::newRow("markup is text") << "runglass://script?script=%3Cb%3Ebold%3C%2Fb%3E"
                                    << "<b>bold</b>";
}

void TestLinks::linksThatLeadNowhereAreTold()
{
    QFETCH(QString, link);
    QFETCH(QString, told);
    const Selection before = shown().selection();
    m_start->window.openLink(link, {});
    QCOMPARE(m_start->window.findChild<NoticeBar *>()->count(), 1);
    QVERIFY2(notice().contains(told), qPrintable(notice()));
    QCOMPARE(m_start->window.findChild<NoticeBar *>()->findChild<QLabel *>()->textFormat(), Qt::PlainText);
    // And nothing else has happened.
    QCOMPARE(m_start->session.target().id, m_one.id);
    QVERIFY(shown().selection() == before);
    QCOMPARE(m_start->profiles.profiles().size(), std::size_t(2));
}

QTEST_MAIN(TestLinks)
#include "tst_links.moc"
