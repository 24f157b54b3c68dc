// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandregistry.h"
#include "common/recordtable.h"
#include "compare/comparehead.h"
#include "compare/comparepanes.h"
#include "compare/compareview.h"
#include "compare/comparewindow.h"
#include "monitor/comparecontrols.h"
#include "monitor/monitorview.h"
#include "support/fakeservice.h"
#include "tables/sampledata.h"
#include "userdata/marksstore.h"
#include "userdata/savedfilters.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

/// Comparing from the lists, over a cache.
class TestCompareControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keyComparesWithTheNearestEarlierSuccess();
    void entryComparesItsRun();
    void previousRunAndNamedRun();
    void unknownIdsAreTold();
    void noEarlierSuccessIsTold();
    void runSetAsideIsComparedWith();
    void nothingCurrentOpensNothing();
    void payloadsThatComeLaterAreShown();
    void payloadsAreFetchedFromTheService();
    void closesWithTheView();

private:
    Run run(const char *id, int minutesAgo, RunStatus status, const char *function = "settle") const;
    void write(const std::vector<Run> &runs);
    void writePayload(const Run &run, const char *input);
    RecordTable *table(const QString &name) const;
    void select(const QString &id);
    CompareWindow *window() const { return m_view->findChild<CompareWindow *>(); }
    CompareView &compared() const { return window()->view(); }
    QString head(int side) const
    {
        return window()->findChildren<CompareHead *>()[side]->accessibleDescription();
    }
    bool isComparedWith(const char *id) const
    {
        return window() && compared().message().isEmpty() && head(0).startsWith(QLatin1String(id));
    }
    QAbstractButton *button(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SavedFilters> m_filters;
    std::unique_ptr<MarksStore> m_marks;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MonitorView> m_view;
    std::unique_ptr<KeyMap> m_keys;
    std::unique_ptr<CommandRegistry> m_commands;
    Micros m_newest = 0;
};

Run TestCompareControls::run(const char *id, int minutesAgo, RunStatus status, const char *function) const
{
    Run run;
    run.id = id;
    run.scriptId = "s1";
    run.revision = 1;
    run.status = status;
    run.function = function;
    run.executedAt = m_newest - minutesAgo * microsPerMinute;
    run.deploymentVersion = 38;
    run.sourceType = "api";
    run.source = "billing-api";
    return run;
}

void TestCompareControls::write(const std::vector<Run> &runs)
{
    WriteBatch batch;
    batch.scripts.push_back(sample::script("s1", "Qbalance", 8, m_newest));
    for (const Run &run : runs)
        batch.records.add(run);
    QVERIFY(sample::write(*m_cache, std::move(batch)));
}

void TestCompareControls::writePayload(const Run &run, const char *input)
{
    WriteBatch batch;
    FetchedPayload fetched;
    fetched.payload.runId = run.id;
    fetched.payload.input = Document{input, true};
    fetched.status = run.status;
    fetched.revision = run.revision;
    batch.payloads.push_back(std::move(fetched));
    QVERIFY(sample::write(*m_cache, std::move(batch)));
}

void TestCompareControls::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    m_newest = nowMicros() - 10 * microsPerMinute;
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_filters = std::make_unique<SavedFilters>(m_folder->filePath(QStringLiteral("filters.json")));
    m_marks = std::make_unique<MarksStore>(m_folder->filePath(QStringLiteral("marks.sqlite")));
    m_workspace = std::make_unique<Workspace>(m_cache, nullptr, QStringLiteral("Test"));
    write({run("later-success", 0, RunStatus::Success), run("failed", 1, RunStatus::Failed),
           run("other-function", 2, RunStatus::Success, "notify"), run("failed-before", 3, RunStatus::Failed),
           run("good", 4, RunStatus::Success), run("better", 5, RunStatus::Success),
           run("lonely", 6, RunStatus::Failed, "rare"), run("going", 7, RunStatus::InProgress, "rare")});
    WriteBatch logs;
    LogEntry entry;
    entry.id = "entry";
    entry.scriptId = "s1";
    entry.runId = "failed";
    entry.level = LogLevel::Error;
    entry.message = "timeout contacting ledger-7";
    entry.time = m_newest - microsPerMinute + 500'000;
    logs.records.add(entry);
    QVERIFY(sample::write(*m_cache, std::move(logs)));
    writePayload(run("failed", 1, RunStatus::Failed), R"({"total":2})");
    writePayload(run("good", 4, RunStatus::Success), R"({"total":1})");

    m_view = std::make_unique<MonitorView>(*m_workspace, *m_settings, *m_filters, *m_marks);
    m_keys = std::make_unique<KeyMap>(*m_settings);
    m_commands = std::make_unique<CommandRegistry>(*m_keys);
    m_view->handleCommands(*m_commands);
    m_view->resize(1440, 900);
    m_view->show();
    m_view->activateWindow();
    QTRY_COMPARE(table(QStringLiteral("All Runs"))->records().rowCount(), 8);
    QTRY_COMPARE(table(QStringLiteral("All Runs"))->records().state(), AnswerModel::State::Ready);
    QTRY_COMPARE(QApplication::activeWindow(), m_view.get());
}

void TestCompareControls::cleanup()
{
    m_commands.reset();
    m_keys.reset();
    m_view.reset();
    m_workspace.reset();
    m_marks.reset();
    m_settings.reset();
    m_cache.reset();
    m_folder.reset();
}

RecordTable *TestCompareControls::table(const QString &name) const
{
    for (RecordTable *candidate : m_view->findChildren<RecordTable *>()) {
        if (candidate->accessibleName() == name)
            return candidate;
    }
    return nullptr;
}

void TestCompareControls::select(const QString &id)
{
    RecordTable *runs = table(QStringLiteral("All Runs"));
    runs->setFocus();
    QAbstractItemModel *model = runs->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        QTRY_VERIFY(!model->index(row, 0).data(AnswerModel::IdRole).toString().isEmpty());
        if (model->index(row, 0).data(AnswerModel::IdRole).toString() == id)
            runs->setCurrentIndex(model->index(row, 0));
    }
    QCOMPARE(m_view->compare().currentRun(), id);
}

QAbstractButton *TestCompareControls::button(const QString &name) const
{
    for (auto *one : window()->findChildren<QAbstractButton *>()) {
        if (one->isVisible() && one->text() == name)
            return one;
    }
    return nullptr;
}

void TestCompareControls::keyComparesWithTheNearestEarlierSuccess()
{
    select(QStringLiteral("failed"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D);
    QTRY_VERIFY(isComparedWith("good"));
    QVERIFY(head(1).startsWith(QStringLiteral("failed, Failed")));
    QVERIFY(window()->isVisible());
    const ComparisonRows &rows = compared().panes().rows();
    QCOMPARE(rows.comparison()->input.counts().changed, 1);
    QCOMPARE(rows.comparison()->output.state, DocumentComparison::State::Nothing);
    QCOMPARE(rows.comparison()->logs->counts.added, 1);
}

void TestCompareControls::entryComparesItsRun()
{
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("gl"));
    RecordTable *logs = table(QStringLiteral("Logs"));
    QTRY_COMPARE(logs->records().rowCount(), 1);
    logs->setFocus();
    logs->goTo(0);
    QTRY_COMPARE(m_view->compare().currentRun(), QStringLiteral("failed"));
    QTest::keyClick(logs, Qt::Key_D);
    QTRY_VERIFY(isComparedWith("good"));
}

void TestCompareControls::previousRunAndNamedRun()
{
    select(QStringLiteral("failed"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D);
    QTRY_VERIFY(isComparedWith("good"));
    compared().choose();
    QTest::mouseClick(button(QStringLiteral("Previous run of the same function")), Qt::LeftButton);
    QTRY_VERIFY(isComparedWith("failed-before"));
    compared().choose();
    auto *field = window()->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("later-success"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(isComparedWith("later-success"));
    QVERIFY(head(1).startsWith(QStringLiteral("failed,")));
}

void TestCompareControls::unknownIdsAreTold()
{
    m_view->compare().compare(QStringLiteral("failed"),
                              {CompareChoice::Kind::Named, QStringLiteral("no'such\u202Erun")});
    QTRY_VERIFY(compared().message().startsWith(QStringLiteral("No run has the id")));
    QVERIFY(!compared().message().contains(QChar(0x202E)));
    m_view->compare().compare(QStringLiteral("never-heard-of"));
    QTRY_COMPARE(compared().message(), QStringLiteral("The run is not known here."));
}

void TestCompareControls::noEarlierSuccessIsTold()
{
    select(QStringLiteral("lonely"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D);
    QTRY_COMPARE(window() ? compared().message() : QString(),
                 QStringLiteral("No earlier successful run of rare is known here."));
    QVERIFY(button(QStringLiteral("Choose Another Run")));
}

void TestCompareControls::runSetAsideIsComparedWith()
{
    const auto trigger = [this](const QString &text) {
        QMenu menu;
        m_view->compare().addActions(menu);
        for (QAction *action : menu.actions()) {
            if (action->text() == text)
                return action->trigger(), true;
        }
        return false;
    };
    select(QStringLiteral("better"));
    QVERIFY(!trigger(QStringLiteral("Compare With Selected Run")));
    QVERIFY(trigger(QStringLiteral("Select for Comparing")));
    select(QStringLiteral("failed"));
    QVERIFY(trigger(QStringLiteral("Compare With Selected Run")));
    QTRY_VERIFY(isComparedWith("better"));
}

void TestCompareControls::nothingCurrentOpensNothing()
{
    table(QStringLiteral("All Runs"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D);
    QVERIFY(!window());
}

void TestCompareControls::payloadsThatComeLaterAreShown()
{
    m_view->compare().compare(QStringLiteral("failed"),
                              {CompareChoice::Kind::Named, QStringLiteral("better")});
    QTRY_VERIFY(isComparedWith("better"));
    QCOMPARE(compared().panes().rows().comparison()->input.state, DocumentComparison::State::NotHere);
    writePayload(run("better", 5, RunStatus::Success), R"({"total":2})");
    write({run("new", 0, RunStatus::Success)});
    QTRY_COMPARE(compared().panes().rows().comparison()->input.state, DocumentComparison::State::Json);
    QVERIFY(compared().panes().rows().comparison()->input.json->isEqual());
}

void TestCompareControls::payloadsAreFetchedFromTheService()
{
    test::FakeService service([](const test::FakeRequest &request) {
        test::FakeAnswer answer;
        answer.body = R"({"scripts":[],"runs":[],"logs":[],"deployments":[],"next":"now","more":false})";
        if (request.path.endsWith(QLatin1String("/payload")))
            answer.body = R"({"input":{"total":2}})";
        answer.silent = request.query.hasQueryItem(QStringLiteral("after"));
        return answer;
    });
    m_view->compare().compare(QStringLiteral("failed"),
                              {CompareChoice::Kind::Named, QStringLiteral("better")});
    QTRY_VERIFY(isComparedWith("better"));
    m_workspace->attachSync(std::make_unique<SyncService>(ServiceEndpoint{service.url(), SecretKey("key")},
                                                          m_cache, SyncService::Options()));
    m_workspace->sync()->start();
    QTRY_COMPARE(compared().panes().rows().comparison()->input.state, DocumentComparison::State::Json);
    QVERIFY(compared().panes().rows().comparison()->input.json->isEqual());
    // Nobody looks any more: nothing is wished for.
    m_view->compare().compare(QStringLiteral("lonely"));
    window()->close();
    QTRY_VERIFY(m_workspace->records().wishes().empty() ||
                m_workspace->records().wishes().front().urgency == RecordWish::Urgency::Background);
}

void TestCompareControls::closesWithTheView()
{
    m_view->compare().compare(QStringLiteral("failed"));
    QPointer<CompareWindow> opened = window();
    QVERIFY(opened && opened->isVisible());
    m_commands.reset();
    m_view.reset();
    QVERIFY(!opened);
}

QTEST_MAIN(TestCompareControls)
#include "tst_comparecontrols.moc"
