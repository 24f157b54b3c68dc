// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandregistry.h"
#include "commands/tablecommands.h"
#include "common/flatbutton.h"
#include "common/recordtable.h"
#include "filter/filtertext.h"
#include "marks/marksstrip.h"
#include "marks/notepopover.h"
#include "marks/selectionbar.h"
#include "monitor/comparecontrols.h"
#include "monitor/monitorpalette.h"
#include "monitor/monitorview.h"
#include "monitor/recordmarks.h"
#include "monitor/triagecontrols.h"
#include "tables/sampledata.h"
#include "userdata/marksstore.h"
#include "userdata/savedfilters.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

using namespace runglass;

/// Working through runs by keys, over a real cache and a real file of marks: 100 runs, every fifth failed.
class TestTriage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void reviewedAndOnToTheNext();
    void changesAreUndoneInTheirOrder();
    void theInboxIsEmptiedByKeys();
    void whatStopsMatchingStaysWhileSelected();
    void whatFinishesStaysWhileSelected();
    void noteIsWrittenAndKept_data();
    void noteIsWrittenAndKept();
    void noteIsKeptWhenTheViewGoes();
    void severalAtOnce();
    void entriesMarkTheirRun();
    void marksSurviveARestart();
    void marksHaveAColumn();
    void pausedRowsStay();
    void aRecordHasItsOwnMarks();
    void whatCannotBeWrittenIsOfferedAgain();
    void aCellWithoutAFilterSaysSo();
    void thePaletteKnowsFiltersAndRecords();

private:
    void open();
    RecordTable *table(const char *name = "All Runs") const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    QString runAt(int row) const
    {
        return table()->model()->index(row, 0).data(AnswerModel::IdRole).toString();
    }
    QString current() const { return table()->currentIndex().data(AnswerModel::IdRole).toString(); }
    Mark markOf(const QString &run) const { return m_marks->marks(m_workspace->id())->of(run.toStdString()); }
    AnswerModel::RowMarks shownMarks(RecordTable *records, int row) const
    {
        return AnswerModel::RowMarks(records->model()->index(row, 0).data(AnswerModel::MarksRole).toInt());
    }
    FlatButton *inbox() const { return m_view->findChild<FlatButton *>(QStringLiteral("inbox")); }
    QPlainTextEdit *noteText() const
    {
        return m_view->findChild<NotePopover *>({}, Qt::FindDirectChildrenOnly)
            ->findChild<QPlainTextEdit *>(QStringLiteral("noteText"));
    }
    void setFilter(const char *text)
    {
        m_view->session().setFilter(MonitorSession::Tab::Runs, parseFilter(text, FilterSubject::Runs).set);
        QTRY_COMPARE(table()->records().state(), AnswerModel::State::Ready);
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

void TestTriage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    m_newest = nowMicros() - microsPerMinute;
    QVERIFY(sample::write(*m_cache,
                          sample::batch(sample::script("s1", "Qbalance", 100, m_newest), 100, m_newest)));
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_filters = std::make_unique<SavedFilters>(m_folder->filePath(QStringLiteral("filters.json")));
    m_marks = std::make_unique<MarksStore>(m_folder->filePath(QStringLiteral("marks.sqlite")));
    m_workspace = std::make_unique<Workspace>(m_cache, nullptr, QStringLiteral("Test"));
    open();
}

void TestTriage::open()
{
    m_commands.reset();
    m_view = std::make_unique<MonitorView>(*m_workspace, *m_settings, *m_filters, *m_marks);
    m_keys = std::make_unique<KeyMap>(*m_settings);
    m_commands = std::make_unique<CommandRegistry>(*m_keys);
    handleTableCommands(*m_commands, *table());
    handleTableCommands(*m_commands, *table("Logs"));
    m_view->handleCommands(*m_commands);
    m_view->resize(1280, 860);
    m_view->show();
    m_view->activateWindow();
    QTRY_COMPARE(table()->records().state(), AnswerModel::State::Ready);
    QTRY_VERIFY(m_marks->isLoaded(m_workspace->id()));
    QTRY_COMPARE(table()->records().rowCount(), 100);
    QTRY_VERIFY(table()->records().isLoaded(0));
    table()->setFocus();
}

void TestTriage::cleanup()
{
    m_commands.reset();
    m_view.reset();
    m_workspace.reset();
    m_marks.reset();
    m_filters.reset();
    m_settings.reset();
    m_cache.reset();
    m_folder.reset();
}

RecordTable *TestTriage::table(const char *name) const
{
    for (auto *records : m_view->findChildren<RecordTable *>()) {
        if (records->accessibleName() == QLatin1String(name))
            return records;
    }
    return nullptr;
}

void TestTriage::reviewedAndOnToTheNext()
{
    press(Qt::Key_J);
    const QString first = current();
    const QString second = runAt(1);
    press(Qt::Key_E);
    QVERIFY(markOf(first).reviewed);
    QCOMPARE(current(), second);
    QVERIFY(!markOf(second).reviewed);
    QVERIFY(shownMarks(table(), 0).testFlag(AnswerModel::RowMarkFlag::Reviewed));
    QVERIFY(table()->model()->index(0, 3).data(AnswerModel::DimmedRole).toBool());
    QVERIFY(!table()->model()->index(1, 3).data(AnswerModel::DimmedRole).toBool());
    // The same key opens it again, and stays.
    press(Qt::Key_K);
    press(Qt::Key_E);
    QVERIFY(!markOf(first).reviewed);
    QCOMPARE(current(), first);
    press(Qt::Key_M);
    QVERIFY(markOf(first).bookmarked);
    press(Qt::Key_M);
    QCOMPARE(markOf(first), Mark());
}

void TestTriage::changesAreUndoneInTheirOrder()
{
    press(Qt::Key_J);
    const QString run = current();
    press(Qt::Key_M);
    setFilter("status = Failed");
    press(Qt::Key_Home);
    const QString failed = current();
    press(Qt::Key_E);
    QVERIFY(markOf(failed).reviewed && markOf(run).bookmarked);
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!markOf(failed).reviewed);
    QCOMPARE(m_view->session().filter(MonitorSession::Tab::Runs).conditionCount(), 1);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_view->session().filter(MonitorSession::Tab::Runs).conditionCount(), 0);
    QVERIFY(markOf(run).bookmarked);
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!markOf(run).bookmarked);
    press(Qt::Key_Z, Qt::ControlModifier);
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(markOf(failed).reviewed && markOf(run).bookmarked);
    QCOMPARE(m_view->session().filter(MonitorSession::Tab::Runs).conditionCount(), 1);
}

void TestTriage::theInboxIsEmptiedByKeys()
{
    QTRY_COMPARE(inbox()->badge(), QStringLiteral("20"));
    press(Qt::Key_G);
    press(Qt::Key_I);
    QTRY_COMPARE(table()->records().rowCount(), 20);
    QVERIFY(inbox()->isChecked());
    press(Qt::Key_Home);
    for (int left = 19; left >= 0; --left) {
        const QString run = current();
        press(Qt::Key_E);
        QVERIFY(markOf(run).reviewed);
        QTRY_COMPARE(table()->records().matchCount(), left);
        QTRY_COMPARE(inbox()->badge(), left > 0 ? QString::number(left) : QString());
    }
    // Back to what was shown before.
    QTest::mouseClick(inbox(), Qt::LeftButton);
    QTRY_COMPARE(table()->records().rowCount(), 100);
    QVERIFY(!inbox()->isChecked());
}

void TestTriage::whatStopsMatchingStaysWhileSelected()
{
    press(Qt::Key_J);
    for (int i = 0; i < 3; ++i) {
        press(Qt::Key_M);
        press(Qt::Key_J);
    }
    setFilter("bookmarked = yes");
    QTRY_COMPARE(table()->records().rowCount(), 3);
    const QAbstractItemModelTester tester(table()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    press(Qt::Key_Home);
    press(Qt::Key_J);
    const QString middle = current();
    press(Qt::Key_M);
    QTRY_COMPARE(table()->records().matchCount(), 2);
    QCOMPARE(table()->records().rowCount(), 3);
    QCOMPARE(current(), middle);
    QVERIFY(table()->currentIndex().data(AnswerModel::DimmedRole).toBool());
    QVERIFY(!table()->model()->index(0, 0).data(AnswerModel::DimmedRole).toBool());
    press(Qt::Key_J);
    QTRY_COMPARE(table()->records().rowCount(), 2);
    QCOMPARE(table()->records().matchCount(), 2);
    QVERIFY(runAt(0) != middle && runAt(1) != middle);
}

/// The same when the run changes, not its marks.
void TestTriage::whatFinishesStaysWhileSelected()
{
    setFilter("status != Success");
    const int before = table()->records().rowCount();
    press(Qt::Key_Home);
    const QString selected = current();
    QCOMPARE(table()->model()->index(0, 1).data().toString(), QStringLiteral("In Progress"));
    WriteBatch finished;
    for (int number = 0; number < 100; ++number) {
        Run run = sample::run(number, "s1", m_newest);
        if (run.id != selected.toStdString())
            continue;
        run.status = RunStatus::Success;
        run.responseTimeMs = 1200;
        ++run.revision;
        finished.records.add(run);
    }
    QVERIFY(sample::write(*m_cache, std::move(finished)));
    QTRY_COMPARE(table()->records().matchCount(), before - 1);
    QCOMPARE(current(), selected);
    QVERIFY(table()->currentIndex().data(AnswerModel::DimmedRole).toBool());
    QCOMPARE(m_view->session().runs().stats()->total, before - 1);
    press(Qt::Key_J);
    QTRY_COMPARE(table()->records().rowCount(), before - 1);
}

void TestTriage::noteIsWrittenAndKept_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::newRow("Esc") << int(Qt::Key_Escape) << 0;
    QTest::newRow("Ctrl+Enter") << int(Qt::Key_Return) << int(Qt::ControlModifier);
    QTest::newRow("a click elsewhere") << 0 << 0;
}

void TestTriage::noteIsWrittenAndKept()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    press(Qt::Key_J);
    const QString run = current();
    press(Qt::Key_A);
    QCOMPARE(QApplication::focusWidget(), noteText());
    // Letters are text here, not keys.
    QTest::keyClicks(noteText(), QStringLiteral("the ledger jams"));
    press(Qt::Key_Return);
    QTest::keyClicks(noteText(), QStringLiteral("em"));
    if (key != 0)
        press(Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    else
        QTest::mouseClick(m_view->findChild<QTabBar *>(), Qt::LeftButton);
    QVERIFY(!noteText()->isVisible());
    QCOMPARE(markOf(run).note, std::string("the ledger jams\nem"));
    QVERIFY(!markOf(run).reviewed && !markOf(run).bookmarked);
    table()->setFocus();
    press(Qt::Key_A);
    QCOMPARE(noteText()->toPlainText(), QStringLiteral("the ledger jams\nem"));
    noteText()->clear();
    press(Qt::Key_Escape);
    QCOMPARE(markOf(run), Mark());
    QCOMPARE(QApplication::focusWidget(), table());
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(markOf(run).note, std::string("the ledger jams\nem"));
}

void TestTriage::noteIsKeptWhenTheViewGoes()
{
    press(Qt::Key_J);
    const QString run = current();
    press(Qt::Key_A);
    QTest::keyClicks(noteText(), QStringLiteral("not yet closed"));
    m_commands.reset();
    m_view.reset();
    QCOMPARE(markOf(run).note, std::string("not yet closed"));
}

void TestTriage::severalAtOnce()
{
    auto *bar = m_view->findChild<SelectionBar *>();
    QVERIFY(!bar->isVisible());
    press(Qt::Key_J);
    QStringList chosen;
    for (int i = 0; i < 3; ++i) {
        chosen << current();
        press(Qt::Key_X);
        press(Qt::Key_J);
        press(Qt::Key_J);
    }
    QVERIFY(bar->isVisible());
    QCOMPARE(m_view->triage().selectedIds(), chosen);
    QCOMPARE(m_view->triage().selectedRuns(), chosen);
    QVERIFY(shownMarks(table(), 2).testFlag(AnswerModel::RowMarkFlag::Chosen));
    QVERIFY(!shownMarks(table(), 1).testFlag(AnswerModel::RowMarkFlag::Chosen));
    press(Qt::Key_M);
    for (const QString &run : chosen)
        QVERIFY(markOf(run).bookmarked);
    QVERIFY(!markOf(current()).bookmarked);
    // They are chosen still, and may be out of sight.
    setFilter("bookmarked = no");
    QCOMPARE(m_view->triage().selectedIds(), chosen);
    press(Qt::Key_E);
    for (const QString &run : chosen)
        QVERIFY(markOf(run).reviewed);
    QVERIFY(m_view->triage().selectedIds().isEmpty());
    QVERIFY(!bar->isVisible());
    press(Qt::Key_Z, Qt::ControlModifier);
    for (const QString &run : chosen)
        QVERIFY(!markOf(run).reviewed);
    QVERIFY(!m_view->triage().clearSelection());
}

void TestTriage::entriesMarkTheirRun()
{
    press(Qt::Key_G);
    press(Qt::Key_L);
    RecordTable *logs = table("Logs");
    QTRY_VERIFY(logs->records().isLoaded(0));
    logs->setFocus();
    press(Qt::Key_J);
    const QString run = logs->currentIndex().data(AnswerModel::RunIdRole).toString();
    QVERIFY(!run.isEmpty());
    press(Qt::Key_M);
    QVERIFY(markOf(run).bookmarked);
    QVERIFY(shownMarks(logs, logs->currentIndex().row()).testFlag(AnswerModel::RowMarkFlag::Bookmarked));
    m_view->session().setFilter(MonitorSession::Tab::Logs,
                                parseFilter("bookmarked = yes", FilterSubject::Logs).set);
    QTRY_COMPARE(logs->records().rowCount(), 3);
}

void TestTriage::marksSurviveARestart()
{
    press(Qt::Key_J);
    const QString run = current();
    press(Qt::Key_E);
    m_commands.reset();
    m_view.reset();
    m_marks.reset(); // writes what is still to be written
    m_marks = std::make_unique<MarksStore>(m_folder->filePath(QStringLiteral("marks.sqlite")));
    open();
    QVERIFY(markOf(run).reviewed);
    QTRY_VERIFY(shownMarks(table(), 0).testFlag(AnswerModel::RowMarkFlag::Reviewed));
}

void TestTriage::marksHaveAColumn()
{
    const QHeaderView *header = table()->horizontalHeader();
    const int column = table()->records().marksColumn();
    QCOMPARE(header->visualIndex(column), 0);
    QCOMPARE(table()->model()->headerData(column, Qt::Horizontal).toString(), QStringLiteral("Marks"));
    press(Qt::Key_J);
    press(Qt::Key_M);
    const QModelIndex cell = table()->model()->index(0, column);
    QCOMPARE(cell.data().toString(), QStringLiteral("Bookmarked"));
    // Nothing is sorted by it.
    const auto sorted = table()->records().sortedBy();
    const QPoint place(header->sectionViewportPosition(column) + 10, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(table()->records().sortedBy(), sorted);
    QCOMPARE(header->sortIndicatorSection(), sorted.first);
    const int runId = header->sectionViewportPosition(0) + 10;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(runId, header->height() / 2));
    QCOMPARE(table()->records().sortedBy().first, 0);
}

void TestTriage::pausedRowsStay()
{
    auto *button = m_view->findChild<FlatButton *>(QStringLiteral("pause"));
    QVERIFY(!button->isVisible());
    press(Qt::Key_Space);
    QVERIFY(button->isVisible());
    const QString newest = runAt(0);
    WriteBatch more;
    for (int i = 0; i < 7; ++i) {
        Run run = sample::run(1000 + i, "s1", m_newest);
        run.executedAt = nowMicros() - 1000 * i;
        more.records.add(run);
    }
    QVERIFY(sample::write(*m_cache, std::move(more)));
    QTRY_COMPARE(button->text(), QStringLiteral("Paused · 7 new"));
    QCOMPARE(table()->records().rowCount(), 100);
    QCOMPARE(runAt(0), newest);
    // The figures go on.
    QCOMPARE(m_view->session().runs().stats()->total, 107);
    press(Qt::Key_Space);
    QTRY_COMPARE(table()->records().rowCount(), 107);
    QVERIFY(!button->isVisible());
}

void TestTriage::aRecordHasItsOwnMarks()
{
    QWidget record(m_view.get());
    record.setFocusPolicy(Qt::StrongFocus);
    record.setGeometry(500, 300, 600, 400);
    RecordMarks marks(m_view->triage(), record);
    marks.handleCommands(*m_commands);
    marks.strip()->setParent(&record);
    record.show();
    auto *bookmark = marks.strip()->findChild<QPushButton *>(QStringLiteral("markBookmark"));
    QVERIFY(!bookmark->isEnabled());
    press(Qt::Key_J);
    const QString first = current();
    const QString other = runAt(7);
    // Not the one of the current row.
    marks.setRun(other);
    QTest::mouseClick(bookmark, Qt::LeftButton);
    QVERIFY(markOf(other).bookmarked && bookmark->isChecked());
    record.setFocus();
    press(Qt::Key_E);
    QVERIFY(markOf(other).reviewed);
    QCOMPARE(markOf(first), Mark());
    QCOMPARE(current(), first);
    press(Qt::Key_A);
    auto *text = record.findChild<QPlainTextEdit *>(QStringLiteral("noteText"));
    QCOMPARE(QApplication::focusWidget(), text);
    QTest::keyClicks(text, QStringLiteral("mine"));
    // It is kept when another run comes.
    marks.setRun(first);
    QCOMPARE(markOf(other).note, std::string("mine"));
    QCOMPARE(markOf(first), Mark());
    QVERIFY(!bookmark->isChecked());
    // The current row's run goes on to the next, as in the list.
    record.setFocus();
    press(Qt::Key_E);
    QVERIFY(markOf(first).reviewed);
    QCOMPARE(current(), runAt(1));
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!markOf(first).reviewed);
}

void TestTriage::whatCannotBeWrittenIsOfferedAgain()
{
    press(Qt::Key_J);
    const QString run = current();
    // From now on a folder is where the file should be.
    m_commands.reset();
    m_view.reset();
    m_marks.reset();
    const QString file = m_folder->filePath(QStringLiteral("nowhere"));
    QVERIFY(QDir().mkpath(file));
    m_marks = std::make_unique<MarksStore>(file);
    m_view = std::make_unique<MonitorView>(*m_workspace, *m_settings, *m_filters, *m_marks);
    m_commands = std::make_unique<CommandRegistry>(*m_keys);
    m_view->handleCommands(*m_commands);
    m_view->resize(1280, 860);
    m_view->show();
    QTRY_VERIFY(table()->records().isLoaded(0));
    table()->setFocus();
    table()->goTo(0);
    QSignalSpy failed(m_marks.get(), &MarksStore::failed);
    press(Qt::Key_A);
    QTest::keyClicks(noteText(), QStringLiteral("long thought about"));
    press(Qt::Key_Escape);
    QTRY_VERIFY(markOf(run).note.empty());
    QTRY_VERIFY(!failed.isEmpty());
    press(Qt::Key_A);
    QCOMPARE(noteText()->toPlainText(), QStringLiteral("long thought about"));
}

void TestTriage::aCellWithoutAFilterSaysSo()
{
    press(Qt::Key_J);
    table()->setCurrentIndex(table()->model()->index(0, static_cast<int>(RunColumn::ExecutedOn)));
    press(Qt::Key_Plus);
    QVERIFY2(QToolTip::text().contains(QStringLiteral("Executed On")), qPrintable(QToolTip::text()));
    QCOMPARE(m_view->session().filter(MonitorSession::Tab::Runs).conditionCount(), 0);
}

void TestTriage::thePaletteKnowsFiltersAndRecords()
{
    const FilterShelf shelf{m_workspace->id(), QStringLiteral("s1"), FilterSubject::Runs};
    QVERIFY(
        m_filters->save(shelf, QStringLiteral("Mine"), parseFilter("version = 38", FilterSubject::Runs).set)
            .ok());
    for (const char *id : {"first", "second", "first"})
        m_view->recentRecords().add({QString::fromLatin1(id), QStringLiteral("s1")});
    QList<PaletteEntry> entries;
    connect(&m_view->paletteEntries(), &PaletteProvider::answered, this,
            [&](quint64, const QList<PaletteEntry> &answer) { entries = answer; });
    m_view->paletteEntries().ask(QString(), 1);
    QStringList titles;
    for (const PaletteEntry &entry : entries)
        titles << entry.title;
    QVERIFY(titles.contains(QStringLiteral("Failed, Not Reviewed")));
    QVERIFY(titles.contains(QStringLiteral("Mine")));
    QCOMPARE(titles.last(2), (QStringList{QStringLiteral("first"), QStringLiteral("second")}));
    entries[titles.indexOf(QStringLiteral("Mine"))].run(nullptr);
    QCOMPARE(m_view->session().filter(MonitorSession::Tab::Runs),
             parseFilter("version = 38", FilterSubject::Runs).set);
    QSignalSpy chosen(&m_view->paletteEntries(), &MonitorPalette::recordChosen);
    entries.back().run(nullptr);
    QCOMPARE(chosen.front().front().value<RecentRecords::Record>(),
             (RecentRecords::Record{QStringLiteral("second"), QStringLiteral("s1")}));
}

QTEST_MAIN(TestTriage)
#include "tst_triage.moc"
