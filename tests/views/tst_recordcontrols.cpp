// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandregistry.h"
#include "commands/tablecommands.h"
#include "common/recorddelegate.h"
#include "common/recordtable.h"
#include "compare/comparewindow.h"
#include "monitor/comparecontrols.h"
#include "monitor/monitorview.h"
#include "monitor/recordcontrols.h"
#include "record/recorderror.h"
#include "record/recordhead.h"
#include "record/recordview.h"
#include "record/recordwindow.h"
#include "record/runlogtable.h"
#include "record/runlogview.h"
#include "tables/sampledata.h"
#include "userdata/marksstore.h"
#include "userdata/savedfilters.h"
#include "json/jsonbrowser.h"
#include "json/jsonpane.h"
#include "json/linesview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

/// The record view beside the lists, over a cache, by key and mouse.
class TestRecordControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void clickOpens();
    void copyButtonDoesNotOpen();
    void enterOpensAndEscGoesBack();
    void keysWalkInListAndRecord();
    void heldKeyLandsOnTheLast();
    void recordStaysWhenRowsArrive();
    void problemsAreWalked();
    void failedRunShowsItsErrorFirst();
    void documentsAreShown();
    void whatIsNotHeldIsSaid();
    void entryOpensItsRun();
    void positionTellsOfFilters();
    void placeIsRemembered();
    void narrowWindowShowsOneOfBoth();
    void keysCopy();
    void documentKeysStayInTheDocument();
    void compareFromTheRecord();
    void runInProgressIsUpdated();
    void allEntriesAreShownInLogs();

private:
    void write(WriteBatch batch) { QVERIFY(sample::write(*m_cache, std::move(batch))); }
    void writePayload(int number, const char *input, const char *output, const char *error = nullptr);
    RecordTable *table(const char *name) const;
    RecordTable *runs() const { return table("All Runs"); }
    RecordControls &records() const { return m_view->records(); }
    RecordView &record() const { return m_view->records().view(); }
    QString idOf(int number) const { return QString::fromStdString(sample::run(number, "s1", m_newest).id); }
    bool shows(int number) const
    {
        const RecordDetailsPointer &shown = record().record();
        return record().isVisible() && shown && QString::fromStdString(shown->run.id) == idOf(number);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void clickRow(int row, int column = 4)
    {
        QTest::mouseClick(runs()->viewport(), Qt::LeftButton, {},
                          runs()->visualRect(runs()->model()->index(row, column)).center());
    }
    bool isInside(const QWidget *widget) const
    {
        const QWidget *focus = QApplication::focusWidget();
        return focus && (focus == widget || widget->isAncestorOf(focus));
    }

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

void TestRecordControls::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    m_newest = nowMicros() - 10 * microsPerMinute;
    write(sample::batch(sample::script("s1", "Qbalance", 200, m_newest), 200, m_newest));
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_filters = std::make_unique<SavedFilters>(m_folder->filePath(QStringLiteral("filters.json")));
    m_marks = std::make_unique<MarksStore>(m_folder->filePath(QStringLiteral("marks.sqlite")));
    m_workspace = std::make_unique<Workspace>(m_cache, nullptr, QStringLiteral("Test"));
    m_view = std::make_unique<MonitorView>(*m_workspace, *m_settings, *m_filters, *m_marks);
    m_keys = std::make_unique<KeyMap>(*m_settings);
    m_commands = std::make_unique<CommandRegistry>(*m_keys);
    for (RecordTable *rows : m_view->findChildren<RecordTable *>())
        handleTableCommands(*m_commands, *rows);
    m_view->handleCommands(*m_commands);
    m_view->resize(1440, 900);
    m_view->show();
    m_view->activateWindow();
    QTRY_COMPARE(runs()->records().rowCount(), 200);
    QTRY_COMPARE(runs()->records().state(), AnswerModel::State::Ready);
    QTRY_COMPARE(QApplication::activeWindow(), m_view.get());
    runs()->setFocus();
}

void TestRecordControls::cleanup()
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

void TestRecordControls::writePayload(int number, const char *input, const char *output, const char *error)
{
    const Run run = sample::run(number, "s1", m_newest);
    WriteBatch batch;
    FetchedPayload fetched;
    fetched.payload.runId = run.id;
    if (input)
        fetched.payload.input = Document{input, true};
    if (output)
        fetched.payload.output = Document{output, true};
    if (error)
        fetched.payload.error = error;
    fetched.status = run.status;
    fetched.revision = run.revision;
    batch.payloads.push_back(std::move(fetched));
    write(std::move(batch));
}

RecordTable *TestRecordControls::table(const char *name) const
{
    for (RecordTable *candidate : m_view->findChildren<RecordTable *>()) {
        if (candidate->accessibleName() == QLatin1String(name))
            return candidate;
    }
    return nullptr;
}

void TestRecordControls::clickOpens()
{
    QVERIFY(!records().isOpen());
    clickRow(3);
    QTRY_VERIFY(shows(3));
    QCOMPARE(record().head().position(), QStringLiteral("4 of 200"));
    QVERIFY(isInside(runs()));
    clickRow(5);
    QTRY_VERIFY(shows(5));
}

void TestRecordControls::copyButtonDoesNotOpen()
{
    clickRow(2, 0);
    QTRY_VERIFY(shows(2));
    press(Qt::Key_Escape);
    QVERIFY(!records().isOpen());
    const QRect button = RecordDelegate::copyButton(runs()->visualRect(runs()->model()->index(2, 0)));
    QTest::mouseClick(runs()->viewport(), Qt::LeftButton, {}, button.center());
    QCOMPARE(QApplication::clipboard()->text(), idOf(2));
    QVERIFY(!records().isOpen());
}

void TestRecordControls::enterOpensAndEscGoesBack()
{
    press(Qt::Key_Return);
    QVERIFY(!records().isOpen()); // nothing is chosen yet
    press(Qt::Key_J);
    press(Qt::Key_J);
    QVERIFY(!records().isOpen());
    press(Qt::Key_Return);
    QTRY_VERIFY(shows(1));
    QVERIFY(isInside(&record()));
    press(Qt::Key_Escape);
    QVERIFY(!record().isVisible());
    QVERIFY(isInside(runs()));
    QCOMPARE(runs()->currentIndex().row(), 1);
    press(Qt::Key_O);
    QTRY_VERIFY(shows(1));
    press(Qt::Key_U);
    QVERIFY(!record().isVisible());
}

void TestRecordControls::keysWalkInListAndRecord()
{
    clickRow(3);
    QTRY_VERIFY(shows(3));
    press(Qt::Key_J);
    QTRY_VERIFY(shows(4));
    press(Qt::Key_Return);
    QVERIFY(isInside(&record()));
    press(Qt::Key_J);
    QTRY_VERIFY(shows(5));
    press(Qt::Key_Down);
    QTRY_VERIFY(shows(6));
    press(Qt::Key_K);
    press(Qt::Key_K);
    QTRY_VERIFY(shows(4));
    QVERIFY(isInside(&record()));
    QCOMPARE(record().head().position(), QStringLiteral("5 of 200"));
    press(Qt::Key_G, Qt::ShiftModifier);
    QTRY_VERIFY(shows(199));
    QVERIFY(!record().findChild<QAbstractButton *>(QStringLiteral("nextRecord"))->isEnabled());
    press(Qt::Key_G);
    press(Qt::Key_G);
    QTRY_VERIFY(shows(0));
    QTest::mouseClick(record().findChild<QAbstractButton *>(QStringLiteral("nextRecord")), Qt::LeftButton);
    QTRY_VERIFY(shows(1));
    QTest::mouseClick(record().findChild<QAbstractButton *>(QStringLiteral("previousRecord")),
                      Qt::LeftButton);
    QTRY_VERIFY(shows(0));
}

void TestRecordControls::heldKeyLandsOnTheLast()
{
    clickRow(0);
    QTRY_VERIFY(shows(0));
    press(Qt::Key_Return);
    QSignalSpy shown(&records(), &RecordControls::runChanged);
    QWidget *focus = QApplication::focusWidget();
    QTest::keyPress(focus, Qt::Key_J);
    // As they pile up behind something slow: nothing is shown between them.
    for (int i = 1; i < 120; ++i)
        QTest::simulateEvent(focus, true, Qt::Key_J, Qt::NoModifier, QStringLiteral("j"), true);
    QTest::keyRelease(focus, Qt::Key_J);
    QTRY_VERIFY(shows(120));
    QCOMPARE(record().head().position(), QStringLiteral("121 of 200"));
    QVERIFY2(shown.count() < 20, qPrintable(QString::number(shown.count())));
}

void TestRecordControls::recordStaysWhenRowsArrive()
{
    clickRow(3);
    QTRY_VERIFY(shows(3));
    const RecordDetailsPointer before = record().record();
    WriteBatch batch;
    for (int i = 0; i < 5; ++i) {
        Run run = sample::run(1000 + i, "s1", m_newest);
        run.executedAt = m_newest + (i + 1) * microsPerSecond;
        batch.records.add(run);
    }
    write(std::move(batch));
    QTRY_COMPARE(runs()->records().rowCount(), 205);
    QTRY_COMPARE(runs()->currentIndex().row(), 8);
    QTRY_COMPARE(record().head().position(), QStringLiteral("9 of 205"));
    QVERIFY(shows(3));
    press(Qt::Key_J);
    QTRY_VERIFY(shows(4));
}

void TestRecordControls::problemsAreWalked()
{
    // Runs 3, 8, 13, … have failed.
    press(Qt::Key_BracketRight);
    QTRY_COMPARE(runs()->currentIndex().row(), 3);
    QVERIFY(!records().isOpen());
    press(Qt::Key_O);
    QTRY_VERIFY(shows(3));
    press(Qt::Key_BracketRight);
    QTRY_VERIFY(shows(8));
    press(Qt::Key_P);
    QTRY_VERIFY(shows(13));
    press(Qt::Key_BracketLeft);
    press(Qt::Key_BracketLeft);
    QTRY_VERIFY(shows(3));
    press(Qt::Key_BracketLeft);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_J);
    QTRY_VERIFY(shows(4));
    QCOMPARE(record().head().position(), QStringLiteral("5 of 200"));
}

void TestRecordControls::failedRunShowsItsErrorFirst()
{
    writePayload(3, R"({"invoice":1})", nullptr, "LedgerTimeout: no answer\n  at ledger.py:41");
    clickRow(3);
    QTRY_VERIFY(shows(3));
    QTRY_VERIFY(record().error().isVisible());
    QCOMPARE(record().error().headline(), QStringLiteral("LedgerTimeout: no answer"));
    QVERIFY(record().error().y() < record().input().mapTo(&record(), QPoint()).y());
    QTRY_COMPARE(record().output().message(), QStringLiteral("No output: the run failed."));
    QTest::mouseClick(record().findChild<QAbstractButton *>(QStringLiteral("wholeError")), Qt::LeftButton);
    QVERIFY(record().error().isOpen());
    clickRow(4);
    QTRY_VERIFY(shows(4));
    QVERIFY(!record().error().isVisible());
}

void TestRecordControls::documentsAreShown()
{
    writePayload(1, R"({"invoice_id":"INV-1","total":12345678901234567890})", "not {json");
    clickRow(1);
    QTRY_VERIFY(shows(1));
    QTRY_COMPARE(record().input().browser().state(), JsonBrowser::State::Json);
    QTRY_COMPARE(record().output().browser().state(), JsonBrowser::State::NotJson);
    QCOMPARE(record().logs().model().entryCount(), 3);
}

void TestRecordControls::whatIsNotHeldIsSaid()
{
    clickRow(1);
    QTRY_VERIFY(shows(1));
    QTRY_COMPARE(record().input().message(), QStringLiteral("The input is not held here."));
    clickRow(3); // failed: what it ended with isn't known either
    QTRY_VERIFY(shows(3));
    QVERIFY(record().error().isVisible());
    QVERIFY(record().error().headline().startsWith(QStringLiteral("What the run ended with")));
}

void TestRecordControls::entryOpensItsRun()
{
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("gl"));
    RecordTable *logs = table("Logs");
    QTRY_VERIFY(logs->isVisible() && logs->records().rowCount() == 600);
    logs->setFocus();
    // Entries 7 and 8 in time are both of run 2.
    logs->goTo(7);
    QTRY_VERIFY(logs->records().isLoaded(7));
    const QString run =
        logs->model()->index(7, static_cast<int>(LogColumn::RunId)).data(AnswerModel::CopyRole).toString();
    press(Qt::Key_Return);
    QTRY_VERIFY(record().record() && QString::fromStdString(record().record()->run.id) == run);
    const auto selected = [this] {
        const QModelIndex index = record().logs().table().currentIndex();
        return index.isValid() ? std::optional(record().logs().model().entry(index.row()).key) : std::nullopt;
    };
    QTRY_COMPARE(selected(), logs->records().keyAt(7));
    QCOMPARE(record().head().position(), QStringLiteral("8 of 600"));
    press(Qt::Key_J);
    QTRY_COMPARE(selected(), logs->records().keyAt(8));
    press(Qt::Key_BracketRight);
    QTRY_VERIFY(logs->currentIndex().siblingAtColumn(static_cast<int>(LogColumn::Level)).data().toString() ==
                QLatin1String("Error"));
    press(Qt::Key_Escape);
    QVERIFY(isInside(logs));
}

void TestRecordControls::positionTellsOfFilters()
{
    clickRow(3);
    QTRY_VERIFY(shows(3));
    m_view->session().setFilter(
        MonitorSession::Tab::Runs,
        {FilterSet::Join::And,
         {Condition{
             FilterColumn::Status, FilterOperator::Equal, {static_cast<std::int64_t>(RunStatus::Failed)}}}});
    QTRY_COMPARE(record().head().position(), QStringLiteral("1 of 40 · filtered"));
    press(Qt::Key_J);
    QTRY_VERIFY(shows(8));
    // Without it in the list it stays, and the place says so.
    m_view->session().setFilter(
        MonitorSession::Tab::Runs,
        {FilterSet::Join::And,
         {Condition{
             FilterColumn::Status, FilterOperator::Equal, {static_cast<std::int64_t>(RunStatus::Success)}}}});
    QTRY_COMPARE(record().head().position(), QStringLiteral("not in this list"));
    QVERIFY(shows(8));
}

void TestRecordControls::placeIsRemembered()
{
    clickRow(3);
    QTRY_VERIFY(shows(3));
    QVERIFY(record().mapTo(m_view.get(), QPoint()).x() > runs()->mapTo(m_view.get(), QPoint()).x() + 300);
    Q_EMIT record().head().placeChosen(RecordPlace::Below);
    QTRY_VERIFY(record().mapTo(m_view.get(), QPoint()).y() > runs()->mapTo(m_view.get(), QPoint()).y() + 100);
    QVERIFY(shows(3));
    Q_EMIT record().head().placeChosen(RecordPlace::Window);
    QVERIFY(qobject_cast<RecordWindow *>(record().window()));
    QTRY_VERIFY(record().isVisible());
    QCOMPARE(m_settings->value(Setting::RecordPlace).toString(), QStringLiteral("window"));
    // Its keys go with it.
    record().window()->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), record().window());
    record().setFocus();
    press(Qt::Key_J);
    QTRY_VERIFY(shows(4));
    press(Qt::Key_Escape);
    QVERIFY(!record().isVisible());
    QTRY_COMPARE(QApplication::activeWindow(), m_view.get());
    press(Qt::Key_Return);
    QVERIFY(qobject_cast<RecordWindow *>(record().window()) && record().isVisible());
    record().window()->close();
    QVERIFY(!records().isOpen());
    m_settings->setValue(Setting::RecordPlace, QStringLiteral("right"));
    clickRow(5);
    QTRY_VERIFY(shows(5));
    QCOMPARE(record().window(), m_view.get());
}

void TestRecordControls::narrowWindowShowsOneOfBoth()
{
    clickRow(3);
    QTRY_VERIFY(shows(3));
    m_view->resize(640, 600);
    QTRY_VERIFY(!runs()->isVisible());
    QVERIFY(record().isVisible());
    QTRY_VERIFY(isInside(&record()));
    press(Qt::Key_J);
    QTRY_VERIFY(shows(4));
    press(Qt::Key_Escape);
    QVERIFY(runs()->isVisible() && !record().isVisible());
    QVERIFY(isInside(runs()));
    QCOMPARE(runs()->currentIndex().row(), 4);
    press(Qt::Key_Return);
    QVERIFY(!runs()->isVisible());
    m_view->resize(1440, 900);
    QTRY_VERIFY(runs()->isVisible() && record().isVisible());
}

void TestRecordControls::keysCopy()
{
    writePayload(1, R"({"lines":[{"sku":"A-11"}]})", "1");
    clickRow(1);
    QTRY_VERIFY(shows(1));
    press(Qt::Key_Return);
    press(Qt::Key_Y);
    QCOMPARE(QApplication::clipboard()->text(), idOf(1));
    press(Qt::Key_Y, Qt::ShiftModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("runglass:")));
    QVERIFY(QApplication::clipboard()->text().contains(idOf(1)));
    QTRY_COMPARE(record().input().browser().state(), JsonBrowser::State::Json);
    LinesView &lines = record().input().lines();
    lines.setFocus();
    press(Qt::Key_0);
    QTRY_VERIFY(record().input().browser().lineCount() > 4);
    lines.setCurrent(3);
    press(Qt::Key_Y, Qt::ShiftModifier);
    QTRY_COMPARE(QApplication::clipboard()->text(), QStringLiteral("$['lines'][0]['sku']"));
    QTest::mouseClick(record().findChild<QAbstractButton *>(QStringLiteral("copyRunId")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), idOf(1));
}

void TestRecordControls::documentKeysStayInTheDocument()
{
    writePayload(1, R"({"a":"needle","b":"needle"})", R"({"c":1})");
    clickRow(1);
    QTRY_VERIFY(shows(1));
    QTRY_COMPARE(record().input().browser().state(), JsonBrowser::State::Json);
    record().input().lines().setFocus();
    press(Qt::Key_Slash);
    QVERIFY(record().input().isAncestorOf(QApplication::focusWidget()));
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    // J in the field is text.
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("J"));
    QVERIFY(shows(1));
    press(Qt::Key_Escape);
    QVERIFY(record().isVisible());
    // W acts on the document, J on the list.
    const bool wrapped = record().input().isWrapped();
    press(Qt::Key_W);
    QCOMPARE(record().input().isWrapped(), !wrapped);
    QCOMPARE(record().output().isWrapped(), !wrapped);
    press(Qt::Key_J);
    QTRY_VERIFY(shows(2));
    // And from the record itself / searches the list.
    record().setFocus();
    press(Qt::Key_Slash);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("search"));
}

void TestRecordControls::compareFromTheRecord()
{
    clickRow(8);
    QTRY_VERIFY(shows(8));
    press(Qt::Key_Return);
    press(Qt::Key_D);
    QTRY_VERIFY(m_view->findChild<CompareWindow *>() && m_view->findChild<CompareWindow *>()->isVisible());
}

void TestRecordControls::runInProgressIsUpdated()
{
    clickRow(0);
    QTRY_VERIFY(shows(0));
    QCOMPARE(record().record()->run.status, RunStatus::InProgress);
    QTRY_COMPARE(record().logs().model().entryCount(), 3);
    record().logs().table().goTo(1);
    WriteBatch batch;
    Run run = sample::run(0, "s1", m_newest);
    run.status = RunStatus::Success;
    run.revision = 2;
    run.responseTimeMs = 1234;
    batch.records.add(run);
    LogEntry entry = sample::log(2, "s1", m_newest);
    entry.id = "the-last-one";
    entry.time += microsPerSecond;
    batch.records.add(entry);
    write(std::move(batch));
    QTRY_COMPARE(record().record()->run.status, RunStatus::Success);
    QTRY_COMPARE(record().logs().model().entryCount(), 4);
    QCOMPARE(record().logs().table().currentIndex().row(), 1);
}

void TestRecordControls::allEntriesAreShownInLogs()
{
    clickRow(2);
    QTRY_VERIFY(shows(2));
    Q_EMIT record().logs().allRequested();
    QTRY_COMPARE(table("Logs")->records().rowCount(), 3);
    QVERIFY(table("Logs")->isVisible());
}

QTEST_MAIN(TestRecordControls)
#include "tst_recordcontrols.moc"
