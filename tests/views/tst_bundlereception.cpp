// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/cache.h"
#include "filter/filtertext.h"
#include "main/bundlereception.h"
#include "main/noticebar.h"
#include "monitor/monitorview.h"
#include "opening/fileopening.h"
#include "sharing/bundlewriter.h"
#include "tables/sampledata.h"
#include "userdata/marksstore.h"
#include "windowstart.h"

#include <QLabel>
#include <QTemporaryDir>

using namespace runglass;

namespace {

constexpr Micros newYear = 1'767'225'600'000'000;

BundleInfo infoOf(const char *sender, const char *message)
{
    BundleInfo info;
    info.sender = sender;
    info.message = message;
    info.scriptId = "s";
    info.runsFilter = "status = Failed";
    return info;
}

} // namespace

/// What comes with a bundle beside its records, in the window that opens it.
class TestBundleReception : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreTold_data();
    void wordsAreTold();
    void filterThatCannotBeReadIsLeftAway();
    void opensAsTheSenderLookedAtIt();
    void openedAgainChangesNothing();

private:
    QString writeBundle(const QString &folder);
    void open(Start &start, const QString &file);
};

void TestBundleReception::wordsAreTold_data()
{
    QTest::addColumn<QString>("sender");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("told");
    QTest::newRow("both") << "Ada"
                          << "Look at v38"
                          << "Ada says: Look at v38";
    QTest::newRow("no message") << "Ada"
                                << ""
                                << "Ada shared these runs.";
    QTest::newRow("nobody") << ""
                            << ""
                            << "Somebody shared these runs.";
    QTest::newRow("only a message") << ""
                                    << "Hm"
                                    << "Whoever shared these runs says: Hm";
    QTest::newRow("markup is text") << "<b>A</b>"
                                    << "<img src=x>"
                                    << "<b>A</b> says: <img src=x>";
}

void TestBundleReception::wordsAreTold()
{
    QFETCH(QString, sender);
    QFETCH(QString, message);
    const BundleInfo info = infoOf(qPrintable(sender), qPrintable(message));
    QTEST(BundleReception::wordsOf(info).message, "told");
    QVERIFY(BundleReception::wordsOf(info).reason.isEmpty());
    QVERIFY(BundleReception::wordsOf(info).help.isEmpty());
}

void TestBundleReception::filterThatCannotBeReadIsLeftAway()
{
    BundleInfo info = infoOf("Ada", "");
    info.runsFilter = "status = ";
    info.redaction = "keys tokens";
    QVERIFY(BundleReception::listOf(info).view.runs.filter.isEmpty());
    const UserError words = BundleReception::wordsOf(info);
    QVERIFY(words.help.contains(QStringLiteral("can't be read")));
    QVERIFY(words.reason.contains(QStringLiteral("tokens")));
    // A bundle says all of time by saying no range.
    QVERIFY(BundleReception::listOf(info).view.range == RangeChoice{RangeChoice::AllTime{}});
}

QString TestBundleReception::writeBundle(const QString &folder)
{
    auto cache = Cache::open(folder + QStringLiteral("/sender.db"), {});
    WriteBatch batch;
    batch.scripts.push_back(sample::script("s", "billing", 2, newYear));
    for (const char *id : {"good", "bad"}) {
        Run run;
        run.id = id;
        run.scriptId = "s";
        run.revision = 1;
        run.status = *id == 'b' ? RunStatus::Failed : RunStatus::Success;
        run.executedAt = newYear;
        batch.records.add(run);
    }
    if (!cache || !sample::write(**cache, std::move(batch)))
        return {};
    const auto reader = (*cache)->makeReader();
    BundleContent content;
    content.runs.scriptId = "s";
    content.info = infoOf("Ada", "See the failed one");
    content.marks = {{"bad", "s", false, true, "why?", newYear}};
    const QString file = folder + QStringLiteral("/x.runglass");
    const auto written = runglass::writeBundle(**reader, content, file, OutputFile::Existing::Refuse, {}, {});
    return written ? file : QString();
}

void TestBundleReception::open(Start &start, const QString &file)
{
    QSignalSpy opened(&start.session, &Session::workspaceOpened);
    start.window.opening().open({file});
    QVERIFY(opened.wait(60'000));
}

void TestBundleReception::opensAsTheSenderLookedAtIt()
{
    const QTemporaryDir folder;
    const QString file = writeBundle(folder.path());
    QVERIFY(!file.isEmpty());
    Start start(Places::below(folder.path()));
    open(start, file);
    auto *monitor = start.window.findChild<MonitorView *>();
    QVERIFY(monitor);
    const FilterSet failed = parseFilter("status = Failed", FilterSubject::Runs).set.normalized();
    QTRY_VERIFY_WITH_TIMEOUT(monitor->session().filter(MonitorSession::Tab::Runs) == failed, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(monitor->session().runs().rowCount(), 1, 20'000);
    QCOMPARE(start.window.findChild<NoticeBar *>()->count(), 1);
    const auto *label = start.window.findChild<NoticeBar *>()->findChild<QLabel *>();
    QVERIFY2(label->text().contains(QStringLiteral("Ada says: See the failed one")),
             qPrintable(label->text()));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    const QString workspace = start.session.workspace()->id();
    const std::vector<std::string> ids{"bad"};
    QTRY_COMPARE_WITH_TIMEOUT(start.marks.marksOf(workspace, ids).size(), std::size_t(1), 20'000);
    const Mark mark = start.marks.marksOf(workspace, ids).front().mark;
    QVERIFY(mark.bookmarked && !mark.reviewed);
    QVERIFY(QString::fromStdString(mark.note).contains(QStringLiteral("why?")));
}

void TestBundleReception::openedAgainChangesNothing()
{
    const QTemporaryDir folder;
    const QString file = writeBundle(folder.path());
    Start start(Places::below(folder.path()));
    open(start, file);
    auto *monitor = start.window.findChild<MonitorView *>();
    QTRY_VERIFY_WITH_TIMEOUT(!monitor->session().filter(MonitorSession::Tab::Runs).isEmpty(), 20'000);
    monitor->session().setFilter(MonitorSession::Tab::Runs, {});
    QSignalSpy done(&start.window.opening(), &FileOpening::pagesDone);
    start.window.opening().open({file});
    QVERIFY(done.wait(60'000));
    QVERIFY(monitor->session().filter(MonitorSession::Tab::Runs).isEmpty());
}

QTEST_MAIN(TestBundleReception)
#include "tst_bundlereception.moc"
