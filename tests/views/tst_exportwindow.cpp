// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Exporting in the window, by keys and clicks, into real files.

#include "common/flatbutton.h"
#include "common/recordtable.h"
#include "exporting/exportpanel.h"
#include "exporting/exportstrip.h"
#include "exporting/exporttexts.h"
#include "filter/filtertext.h"
#include "main/exportcontrols.h"
#include "main/mainmenu.h"
#include "monitor/copycontrols.h"
#include "monitor/monitorview.h"
#include "monitor/topbar.h"
#include "tables/sampledata.h"
#include "windowstart.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

#include <algorithm>

using namespace runglass;
using namespace std::chrono_literals;

class TestExportWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void exportsWhatIsShown();
    void logsAsJsonLines();
    void keyOpensTheQuestion();
    void asksBeforeReplacing_data();
    void asksBeforeReplacing();
    void failureIsToldAndTriedAgain();
    void cancelTouchesNoOther();
    void goesOnWithoutItsMonitor();
    void handsFilesToTheDesktop();
    void guardIsSwitchedOff();
    void tellsHowFar();
    void copiesTheCurrentRow();
    void copiesTheChosenRows();

private:
    MonitorView *monitor() { return m_start->window.findChild<MonitorView *>(); }
    MonitorSession &shown() { return monitor()->session(); }
    RecordTable *tableOf(const AnswerModel &records)
    {
        const auto tables = monitor()->findChildren<RecordTable *>();
        return *std::ranges::find_if(
            tables, [&records](const RecordTable *table) { return &table->records() == &records; });
    }
    ExportControls *controls() { return m_start->window.findChild<ExportControls *>(); }
    ExportPanel &panel() { return controls()->panel(); }
    QString in(const QString &name) const { return m_target->filePath(name); }
    QStringList files() const
    {
        return QDir(m_target->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    /// By the menu, as a user comes there.
    void choose(const QString &entry);
    void answer(const QString &path);
    void click(ExportStrip *strip, const char *button);
    ExportTask::Job job(const QString &name);
    bool isDone(qsizetype strip)
    {
        return panel().strips().size() > strip &&
               panel().strips()[strip]->task().state() == ExportTask::State::Done;
    }
    QString details(ExportStrip *strip) { return strip->accessibleDescription(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_target;
    std::unique_ptr<Start> m_start;
    Profile m_profile;
};

namespace {

constexpr int runs = 12'000;

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

} // namespace

void TestExportWindow::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestExportWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_target = std::make_unique<QTemporaryDir>();
    m_start = std::make_unique<Start>(Places::below(m_folder->path()));
    m_profile = *m_start->profiles.add(QStringLiteral("One"), QUrl(QStringLiteral("http://127.0.0.1:9")),
                                       KeyPlace::Session);
    m_start->open(WorkspaceTarget::ofProfile(m_profile, m_start->places));
    QTRY_VERIFY_WITH_TIMEOUT(m_start->session.workspace(), 20'000);
    const Micros now = nowMicros() - microsPerMinute;
    QVERIFY(sample::write(m_start->session.workspace()->cache(),
                          sample::batch(sample::script("s", "Q/balance", runs, now), runs, now)));
    QTRY_VERIFY_WITH_TIMEOUT(shown().scripts().isLoaded() && shown().selection().scriptId == "s", 20'000);
    shown().setRange({RangeChoice::AllTime()});
    QTRY_COMPARE_WITH_TIMEOUT(shown().runs().rowCount(), runs, 20'000);
    m_start->settings.setValue(Setting::ExportFolder, m_target->path());
}

void TestExportWindow::cleanup()
{
    m_start.reset();
    m_target.reset();
    m_folder.reset();
}

void TestExportWindow::choose(const QString &entry)
{
    QTest::mouseClick(monitor()->findChild<TopBar *>()->menu(), Qt::LeftButton);
    auto *menu = m_start->window.findChild<MainMenu *>();
    QTRY_VERIFY(menu->isVisible());
    auto *exports = m_start->window.findChild<QMenu *>(QStringLiteral("export"));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(exports->menuAction()).center());
    QTRY_VERIFY(exports->isVisible());
    const QList<QAction *> actions = exports->actions();
    const auto found = std::ranges::find_if(
        actions, [&](const QAction *action) { return action->text().remove(QLatin1Char('&')) == entry; });
    QVERIFY2(found != actions.end(), qPrintable(entry));
    QTest::mouseClick(exports, Qt::LeftButton, {}, exports->actionGeometry(*found).center());
}

void TestExportWindow::answer(const QString &path)
{
    QTRY_VERIFY(controls()->dialog() && controls()->dialog()->isVisible());
    auto *name = controls()->dialog()->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(name);
    name->selectAll();
    name->insert(path); // pasted: what is typed opens a list of names, which takes the key
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!controls()->dialog());
}

void TestExportWindow::click(ExportStrip *strip, const char *button)
{
    auto *found = strip->findChild<FlatButton *>(QString::fromLatin1(button));
    QVERIFY(found && found->isVisible());
    QTest::mouseClick(found, Qt::LeftButton);
}

/// Of all log entries, into a file of the folder.
ExportTask::Job TestExportWindow::job(const QString &name)
{
    LogsQuery all;
    all.scriptId = "s";
    return {
        .cache = m_start->session.workspace()->sharedCache(), .query = all, .options = {}, .path = in(name)};
}

/// Range, filter, search and order are those of the table; the name is proposed.
void TestExportWindow::exportsWhatIsShown()
{
    const FilterParse filter = parseFilter("status = failed", FilterSubject::Runs);
    shown().setFilter(MonitorSession::Tab::Runs, filter.set);
    RecordTable *table = tableOf(shown().runs());
    table->horizontalHeader()->setSortIndicator(static_cast<int>(RunColumn::ExecutedOn), Qt::AscendingOrder);
    QTRY_VERIFY(shown().runs().state() == AnswerModel::State::Ready);
    const int rows = shown().runs().rowCount();
    QVERIFY(rows > 0 && rows < runs);

    choose(QStringLiteral("All Runs as CSV…"));
    QTRY_VERIFY(controls()->dialog());
    QCOMPARE(controls()->dialog()->directory().path(), m_target->path());
    QCOMPARE(controls()->dialog()->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->text(),
             QStringLiteral("Q_balance_runs_data.csv"));
    answer(in(QStringLiteral("failed"))); // the ending is added
    QTRY_VERIFY_WITH_TIMEOUT(isDone(0), 20'000);
    const QList<QByteArray> lines = content(in(QStringLiteral("failed.csv"))).split('\n');
    QCOMPARE(lines.size(), rows + 2);
    QVERIFY(lines.first().startsWith("Run ID,Status,"));
    const auto timeOf = [](const QByteArray &line) { return line.split(',').value(5); };
    for (qsizetype i = 1; i + 1 < lines.size(); ++i) {
        QVERIFY2(lines[i].contains(",Failed,"), lines[i].constData());
        if (i > 1)
            QVERIFY(timeOf(lines[i - 1]) <= timeOf(lines[i]));
    }
    ExportStrip *strip = panel().strips().first();
    QVERIFY(strip->accessibleName().contains(QStringLiteral("failed.csv")));
    QVERIFY(details(strip).startsWith(ExportTexts::counted(rows, RecordKind::Runs)));
    QVERIFY(details(strip).contains(m_target->path()));
    QVERIFY(panel().isVisible());
    click(strip, "exportClose");
    QTRY_VERIFY(!panel().isVisible());
    QCOMPARE(files(), QStringList{QStringLiteral("failed.csv")});
}

void TestExportWindow::logsAsJsonLines()
{
    shown().setTab(MonitorSession::Tab::Logs);
    QTRY_VERIFY_WITH_TIMEOUT(shown().logs().rowCount() > 0, 20'000);
    choose(QStringLiteral("Logs as JSON Lines, with Attributes…"));
    answer(in(QStringLiteral("all.jsonl")));
    QTRY_VERIFY_WITH_TIMEOUT(isDone(0), 20'000);
    QCOMPARE(content(in(QStringLiteral("all.jsonl"))).count('\n'), shown().logs().rowCount());
    QVERIFY(content(in(QStringLiteral("all.jsonl"))).startsWith(R"({"log_id":)"));
}

void TestExportWindow::keyOpensTheQuestion()
{
    QTest::keyClick(&m_start->window, Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(controls()->dialog() && controls()->dialog()->isVisible());
    // Before it is, its keys are those of the window.
    QTRY_VERIFY(controls()->dialog()->isActiveWindow());
    QTest::keyClick(controls()->dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!controls()->dialog());
    QVERIFY(panel().strips().isEmpty());
    QVERIFY(!panel().isVisible());
    QCOMPARE(files(), QStringList());
}

void TestExportWindow::asksBeforeReplacing_data()
{
    QTest::addColumn<bool>("replace");
    QTest::newRow("replaced") << true;
    QTest::newRow("kept") << false;
}

void TestExportWindow::asksBeforeReplacing()
{
    QFETCH(bool, replace);
    QFile old(in(QStringLiteral("a.csv")));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    QTest::keyClick(&m_start->window, Qt::Key_E, Qt::ControlModifier);
    answer(in(QStringLiteral("a.csv")));
    QTRY_VERIFY(panel().strips().size() == 1 &&
                panel().strips().first()->task().state() == ExportTask::State::Exists);
    QCOMPARE(content(old.fileName()), QByteArray("old"));
    if (replace) {
        click(panel().strips().first(), "exportAction");
        QTRY_VERIFY_WITH_TIMEOUT(isDone(0), 20'000);
        QVERIFY(content(old.fileName()).startsWith("Run ID,"));
    } else {
        click(panel().strips().first(), "exportClose");
        QTRY_VERIFY(!panel().isVisible());
        QCOMPARE(content(old.fileName()), QByteArray("old"));
    }
    QCOMPARE(files(), QStringList{QStringLiteral("a.csv")});
}

void TestExportWindow::failureIsToldAndTriedAgain()
{
    panel().start(job(QStringLiteral("none/a.csv")));
    ExportStrip *strip = panel().strips().first();
    QTRY_VERIFY(strip->task().state() == ExportTask::State::Failed);
    QVERIFY(strip->accessibleName().contains(QStringLiteral("was not exported")));
    QVERIFY2(details(strip).contains(QStringLiteral("does not exist")), qPrintable(details(strip)));
    click(strip, "exportAction"); // Try Again…
    answer(in(QStringLiteral("b.csv")));
    QTRY_VERIFY_WITH_TIMEOUT(isDone(0), 20'000);
    QCOMPARE(panel().strips().size(), 1);
    QCOMPARE(content(in(QStringLiteral("b.csv"))).count('\n') > 3 * runs, true);
}

/// Three at once, side by side; one is cancelled.
void TestExportWindow::cancelTouchesNoOther()
{
    for (const char *name : {"a.csv", "b.csv", "c.csv"})
        panel().start(job(QString::fromLatin1(name)));
    const QList<ExportStrip *> strips = panel().strips();
    QCOMPARE(strips.size(), 3);
    QCOMPARE(panel().running(), 3);
    click(strips[1], "exportClose");
    QTRY_VERIFY_WITH_TIMEOUT(panel().strips().size() == 2 && isDone(0) && isDone(1), 20'000);
    QCOMPARE(panel().strips()[0]->y(), panel().strips()[1]->y());
    QVERIFY(panel().strips()[0]->x() < panel().strips()[1]->x());
    QCOMPARE(files(), (QStringList{QStringLiteral("a.csv"), QStringLiteral("c.csv")}));
    QVERIFY(content(in(QStringLiteral("a.csv"))) == content(in(QStringLiteral("c.csv"))));
}

/// Another connection is opened while an export runs.
void TestExportWindow::goesOnWithoutItsMonitor()
{
    panel().start(job(QStringLiteral("a.csv")));
    const auto other = m_start->profiles.add(QStringLiteral("Two"),
                                             QUrl(QStringLiteral("http://127.0.0.1:19")), KeyPlace::Session);
    m_start->open(WorkspaceTarget::ofProfile(*other, m_start->places));
    QTRY_VERIFY_WITH_TIMEOUT(isDone(0), 20'000);
    QVERIFY(content(in(QStringLiteral("a.csv"))).count('\n') > 3 * runs);
    QTRY_VERIFY_WITH_TIMEOUT(m_start->session.workspace() && m_start->session.target().id == other->id,
                             20'000);
}

void TestExportWindow::handsFilesToTheDesktop()
{
    QStringList handed;
    controls()->setOpeners([&](const QString &path) { handed += QStringLiteral("open ") + path; },
                           [&](const QString &path) { handed += QStringLiteral("folder ") + path; });
    panel().start(job(QStringLiteral("a.csv")));
    QTRY_VERIFY_WITH_TIMEOUT(isDone(0), 20'000);
    click(panel().strips().first(), "exportAction");
    click(panel().strips().first(), "exportFolder");
    QCOMPARE(handed, (QStringList{QStringLiteral("open ") + in(QStringLiteral("a.csv")),
                                  QStringLiteral("folder ") + in(QStringLiteral("a.csv"))}));
}

void TestExportWindow::guardIsSwitchedOff()
{
    LogEntry entry = sample::log(0, "s");
    entry.id = "formula";
    entry.message = "=cmd";
    WriteBatch batch;
    batch.records.add(entry);
    QVERIFY(sample::write(m_start->session.workspace()->cache(), std::move(batch)));
    shown().setTab(MonitorSession::Tab::Logs);
    QTRY_COMPARE_WITH_TIMEOUT(shown().logs().rowCount(), 3 * runs + 1, 20'000);
    choose(QStringLiteral("Keep Formulas from Spreadsheets"));
    QCOMPARE(m_start->settings.value(Setting::ExportGuard).toBool(), false);
    choose(QStringLiteral("Logs as CSV…"));
    answer(in(QStringLiteral("raw.csv")));
    QTRY_VERIFY_WITH_TIMEOUT(isDone(0), 20'000);
    QVERIFY(content(in(QStringLiteral("raw.csv"))).contains(",=cmd,"));
    choose(QStringLiteral("Keep Formulas from Spreadsheets"));
    choose(QStringLiteral("Logs as CSV…"));
    answer(in(QStringLiteral("guarded.csv")));
    QTRY_VERIFY_WITH_TIMEOUT(isDone(1), 20'000);
    QVERIFY(content(in(QStringLiteral("guarded.csv"))).contains(",'=cmd,"));
}

void TestExportWindow::tellsHowFar()
{
    QLocale::setDefault(QLocale::c());
    const QString path = QStringLiteral("/tmp/x/Qbalance_logs_data.csv");
    QCOMPARE(ExportTexts::running({}, RecordKind::Logs, 5s, path).details,
             QStringLiteral("Looking up what is to be exported …"));
    const ExportProgress half{.rows = 500, .totalRows = 1000, .bytes = 7};
    QCOMPARE(ExportTexts::running(half, RecordKind::Runs, 500ms, path).details,
             QStringLiteral("500 of 1000 runs"));
    QCOMPARE(ExportTexts::running(half, RecordKind::Logs, 4s, path).details,
             QStringLiteral("500 of 1000 log entries · 4 s left"));
    QCOMPARE(ExportTexts::running(half, RecordKind::Logs, 4s, path).title,
             QStringLiteral("Exporting Qbalance_logs_data.csv"));
    QVERIFY(ExportTexts::done({.rows = 3, .unreadable = 2, .bytes = 1'500'000}, RecordKind::Runs, path)
                .details.contains(QStringLiteral("2 runs could not be read")));
    QCOMPARE(ExportTexts::duration(99s), QStringLiteral("99 s"));
    QCOMPARE(ExportTexts::duration(100s), QStringLiteral("2 min"));
    QCOMPARE(ExportTexts::duration(6000s), QStringLiteral("1 h 40 min"));
    // A name from outside is text, whatever is in it.
    QVERIFY(!ExportTexts::exists(QStringLiteral("/tmp/a\x1b[31m\u202Eb.csv")).title.contains(QChar(0x202E)));
}

void TestExportWindow::copiesTheCurrentRow()
{
    RecordTable *table = tableOf(shown().runs());
    QSignalSpy copied(&monitor()->copying(), &CopyControls::copied);
    table->setFocus();
    QTRY_VERIFY(shown().runs().isLoaded(1));
    QTest::keyClick(table, Qt::Key_J);
    QTest::keyClick(table, Qt::Key_J);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(copied.wait());
    const QStringList lines = QGuiApplication::clipboard()->text().split(QStringLiteral("\r\n"));
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], QStringLiteral("Run ID,Status,Deployment Version,Response Time (ms),Function,Executed "
                                      "On,Source Type,Source"));
    const QString id = table->currentIndex().data(AnswerModel::IdRole).toString();
    QVERIFY(!id.isEmpty() && lines[1].startsWith(id + QLatin1Char(',')));
}

/// In the order of the table, whatever order they were chosen in, and also where a filter hides them now.
void TestExportWindow::copiesTheChosenRows()
{
    const QStringList ids{QString::fromStdString(sample::run(7, "s").id),
                          QString::fromStdString(sample::run(2, "s").id)};
    CopyControls copying({shown(), m_start->settings, *tableOf(shown().runs()), *tableOf(shown().logs()),
                          [&] { return ids; }});
    shown().setFilter(MonitorSession::Tab::Runs, parseFilter("version = 1", FilterSubject::Runs).set);
    QMenu menu;
    copying.addActions(menu);
    auto *formats = menu.findChild<QMenu *>(QStringLiteral("copyRows"));
    QVERIFY(formats->title().contains(QLatin1Char('2')));
    QSignalSpy copied(&copying, &CopyControls::copied);
    formats->actions().last()->trigger();
    QVERIFY(copied.wait());
    const QJsonArray rows = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).array();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].toObject().value(QLatin1String("run_id")).toString(), ids[1]);
    QCOMPARE(rows[1].toObject().value(QLatin1String("run_id")).toString(), ids[0]);
}

QTEST_MAIN(TestExportWindow)
#include "tst_exportwindow.moc"
