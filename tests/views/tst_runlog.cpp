// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/levelpill.h"
#include "record/levelpills.h"
#include "record/runlogdelegate.h"
#include "record/runlogmodel.h"
#include "record/runlogtable.h"
#include "record/runlogview.h"
#include "support/seed.h"
#include "views/recordsample.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <random>
#include <set>

using namespace runglass;
using sample::RecordBuilder;

namespace {

constexpr Micros ms = 1000;

/// What the rows show, line by line: "+0.391 s|Warning|retry 1 of 3".
QStringList shown(const RunLogModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        lines << cells.join(QLatin1Char('|'));
    }
    return lines;
}

QStringList texts(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *one : all)
        list << QString::fromUtf8(one);
    return list;
}

RecordBuilder failedRun()
{
    return RecordBuilder("run-1", RunStatus::Failed)
        .log(LogLevel::Info, "Start reconcile", 0)
        .log(LogLevel::Warning, "\x1b[33mretry\x1b[0m 1 of 3", 391 * ms)
        .log(LogLevel::Error, "Traceback\n  File main.py\nValueError: no", 3417 * ms, R"({"pid":"41"})")
        .log(LogLevel::Stdout, "bye", 3500 * ms);
}

} // namespace

class TestRunLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offsets_data();
    void offsets();
    void rowsOfEntries();
    void openEntriesHaveFurtherRows();
    void longLinesAreWrapped();
    void hugeMessageIsCutAndSaysSo();
    void levelsHideAndKeepOpen();
    void entriesThatComeAreInserted();
    void otherRunBeginsAnew();
    void sameAsPlainList();
    void manyEntries();
    void viewStates();
    void failureIsOpen();
    void keysOpenAndCopy();
    void mouseOpens();
    void pillsFilter();
    void entryIsShownOnceItIsThere();
    void moreThanHeld();
};

void TestRunLog::offsets_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << QStringLiteral("+0.000 s");
    QTest::newRow("rounded down") << qint64(391'999) << QStringLiteral("+0.391 s");
    QTest::newRow("before") << qint64(-2'001'000) << QStringLiteral("−2.001 s");
    QTest::newRow("minutes") << qint64(125'120'000) << QStringLiteral("+2:05.120");
    QTest::newRow("hours") << qint64(3'725'000'000) << QStringLiteral("+1:02:05.000");
    QTest::newRow("weeks") << qint64(21) * 86'400'000'000 << QStringLiteral("+504:00:00.000");
}

void TestRunLog::offsets()
{
    QFETCH(const qint64, micros);
    QTEST(offsetText(micros), "text");
}

void TestRunLog::rowsOfEntries()
{
    RunLogModel model;
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setRecord(failedRun().make());
    QCOMPARE(shown(model), texts({"+0.000 s|Info|Start reconcile", "+0.391 s|Warning|retry 1 of 3",
                                  "+3.417 s|Error|Traceback", "+3.500 s|Stdout|bye"}));
    QCOMPARE(model.row(2).others, 2U);
    QCOMPARE(model.row(1).line.spans.size(), 1U);
    const QString absolute = model.index(1, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(absolute.contains(QStringLiteral(".391 (")), qPrintable(absolute));
    model.setRecord({});
    QCOMPARE(model.rowCount(), 0);
}

void TestRunLog::openEntriesHaveFurtherRows()
{
    RunLogModel model;
    QAbstractItemModelTester tester(&model);
    model.setRecord(failedRun().make());
    model.setOpen(2, true);
    QCOMPARE(shown(model).mid(2),
             texts({"+3.417 s|Error|Traceback", "||  File main.py", "||ValueError: no", "||Log ID log-3",
                    "||Attributes {\"pid\":\"41\"}", "+3.500 s|Stdout|bye"}));
    QCOMPARE(model.firstRow(5), 2);
    QCOMPARE(model.rowOf(4), 7);
    model.setOpen(0, true);
    QCOMPARE(model.rowOf(3), 3);
    QCOMPARE(model.entry(6).key, 3);
    model.setOpen(5, false); // a further row of the third entry
    QCOMPARE(model.rowCount(), 5);
    model.setOpen(0, false);
    QCOMPARE(model.rowCount(), 4);
}

void TestRunLog::longLinesAreWrapped()
{
    RunLogModel model;
    QAbstractItemModelTester tester(&model);
    model.setLineWidth(20);
    model.setRecord(RecordBuilder("run-1")
                        .log(LogLevel::Info, "one two three four five six seven")
                        .log(LogLevel::Info, std::string(45, 'x'))
                        .log(LogLevel::Info, "世界世界世界世界世界世界")
                        .make());
    for (int row = 2; row >= 0; --row)
        model.setOpen(row, true);
    QCOMPARE(shown(model),
             texts({"+0.000 s|Info|one two three four ", "||five six seven", "||Log ID log-1",
                    "+0.000 s|Info|xxxxxxxxxxxxxxxxxxxx", "||xxxxxxxxxxxxxxxxxxxx", "||xxxxx",
                    "||Log ID log-2", "+0.000 s|Info|世界世界世界世界世界", "||世界", "||Log ID log-3"}));
    model.setLineWidth(100);
    QCOMPARE(model.rowCount(), 6);
}

void TestRunLog::hugeMessageIsCutAndSaysSo()
{
    RunLogModel model;
    const std::string line(99, 'a');
    std::string message;
    while (message.size() < 1'000'000)
        message += line + '\n';
    model.setRecord(RecordBuilder("run-1").log(LogLevel::Stdout, message).make());
    QCOMPARE(model.row(0).others, 9999U);
    model.setOpen(0, true);
    QVERIFY(model.rowCount() < 3000);
    const QString note = shown(model).at(model.rowCount() - 2);
    QVERIFY2(note.contains(QStringLiteral("more. Copy the message")), qPrintable(note));
}

void TestRunLog::levelsHideAndKeepOpen()
{
    RunLogModel model;
    QAbstractItemModelTester tester(&model);
    model.setRecord(failedRun().make());
    model.setOpen(2, true);
    LogLevels levels;
    levels.set(static_cast<std::size_t>(LogLevel::Error));
    model.setLevels(levels);
    QCOMPARE(model.entryCount(), 1);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.rowOf(1), -1);
    QCOMPARE(model.counts()[static_cast<std::size_t>(LogLevel::Info)], 1);
    levels.set(static_cast<std::size_t>(LogLevel::Info));
    model.setLevels(levels);
    QVERIFY(model.isOpen(1));
    model.setLevels({});
    QVERIFY(model.isOpen(2));
    QCOMPARE(model.rowCount(), 8);
}

void TestRunLog::entriesThatComeAreInserted()
{
    RunLogModel model;
    QAbstractItemModelTester tester(&model);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    RecordBuilder run("run-1", RunStatus::InProgress);
    run.log(LogLevel::Info, "one\ntwo");
    model.setRecord(run.make());
    model.setOpen(0, true);
    resets.clear();
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    model.setRecord(run.log(LogLevel::Info, "three").log(LogLevel::Error, "four").make());
    QCOMPARE(inserts.count(), 1);
    QCOMPARE(resets.count(), 0);
    QVERIFY(model.isOpen(0));
    QCOMPARE(shown(model).last(), QStringLiteral("+0.000 s|Error|four"));
    // One that comes between them: all anew, but open stays what was open.
    std::rotate(run.logs.begin(), run.logs.begin() + 2, run.logs.end());
    model.setRecord(run.make());
    QCOMPARE(resets.count(), 1);
    QVERIFY(!model.isOpen(0) && model.isOpen(1));
}

void TestRunLog::otherRunBeginsAnew()
{
    RunLogModel model;
    QAbstractItemModelTester tester(&model);
    model.setRecord(failedRun().make());
    model.setOpen(2, true);
    RecordBuilder other = failedRun();
    other.details.run.id = "run-2";
    model.setRecord(other.make());
    QCOMPARE(model.rowCount(), 4);
}

/// Whatever is opened, closed and hidden: rows are those of the entries shown, one after the other.
void TestRunLog::sameAsPlainList()
{
    std::mt19937 random(test::seed());
    RecordBuilder run("run-1");
    for (int i = 0; i < 40; ++i) {
        std::string message = std::to_string(i);
        for (unsigned line = random() % 4; line > 0; --line)
            message += "\nmore";
        run.log(allLogLevels[random() % logLevelCount], message);
    }
    RunLogModel model;
    QAbstractItemModelTester tester(&model);
    model.setRecord(run.make());
    std::set<RecordKey> open;
    for (int round = 0; round < 300; ++round) {
        if (random() % 10 == 0)
            model.setLevels(LogLevels(random() % 64));
        if (model.rowCount() == 0)
            continue;
        const int row = static_cast<int>(random() % static_cast<unsigned>(model.rowCount()));
        const RecordKey key = model.entry(row).key;
        const bool opens = random() % 2;
        model.setOpen(row, opens);
        if (opens)
            open.insert(key);
        else
            open.erase(key);
        int at = 0;
        for (const LogRow &entry : run.logs) {
            const bool isShown =
                model.levels().none() || model.levels()[static_cast<std::size_t>(entry.entry.level)];
            QCOMPARE(model.rowOf(entry.key), isShown ? at : -1);
            if (!isShown) {
                open.erase(entry.key);
                continue;
            }
            const auto breaks = std::ranges::count(entry.entry.message, '\n');
            const int rows = open.contains(entry.key) ? static_cast<int>(breaks) + 2 : 1;
            for (int i = 0; i < rows; ++i) {
                QCOMPARE(model.entry(at + i).key, entry.key);
                QCOMPARE(model.firstRow(at + i), at);
            }
            at += rows;
        }
        QCOMPARE(model.rowCount(), at);
    }
}

void TestRunLog::manyEntries()
{
    RecordBuilder run("run-1");
    constexpr int many = 200'000;
    for (int i = 0; i < many; ++i)
        run.log(allLogLevels[static_cast<std::size_t>(i) % logLevelCount], "entry");
    RunLogView view;
    view.resize(600, 300);
    view.show();
    view.setRecord(run.make());
    QCOMPARE(view.model().rowCount(), many);
    view.table().goTo(many - 1);
    QVERIFY(
        view.table().visualRect(view.model().index(many - 1, 2)).intersects(view.table().viewport()->rect()));
    // No widget for a row.
    QVERIFY(view.findChildren<QWidget *>().size() < 60);
}

void TestRunLog::viewStates()
{
    RunLogView view;
    view.resize(600, 300);
    view.show();
    view.setRecord(RecordBuilder("run-1").makeWithoutLogs());
    QTRY_COMPARE(view.message(), QStringLiteral("Loading…"));
    view.setRecord(RecordBuilder("run-1", RunStatus::InProgress).make());
    QCOMPARE(view.message(), QStringLiteral("No log entries yet."));
    QVERIFY(view.findChild<QWidget *>());
    bool isSaid = false;
    for (const auto *label : view.findChildren<QLabel *>())
        isSaid |= label->isVisible() &&
                  label->text().contains(QStringLiteral("Standard logs appear when the run ends"));
    QVERIFY(isSaid);
    view.setRecord(RecordBuilder("run-1").make());
    QVERIFY(view.message().startsWith(QStringLiteral("No log entries of this run")));
    RecordBuilder failed("run-1");
    failed.details.logsError = UserError{QStringLiteral("The entries could not be read."), {}, {}};
    view.setRecord(failed.makeWithoutLogs());
    QCOMPARE(view.message(), QStringLiteral("The entries could not be read."));
    QSignalSpy retried(&view, &RunLogView::retryRequested);
    for (auto *button : view.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == QLatin1String("Try Again"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(retried.count(), 1);
    view.setRecord(failedRun().make());
    QVERIFY(view.message().isEmpty());
}

void TestRunLog::failureIsOpen()
{
    RunLogView view;
    view.setRecord(failedRun().make());
    QVERIFY(view.model().isOpen(2));
    QVERIFY(!view.model().isOpen(0));
    RecordBuilder fine = failedRun();
    fine.details.run.id = "fine";
    fine.details.run.status = RunStatus::Success;
    view.setRecord(fine.make());
    QVERIFY(!view.model().isOpen(2));
}

void TestRunLog::keysOpenAndCopy()
{
    RunLogView view;
    view.resize(600, 300);
    view.show();
    RecordBuilder run = failedRun();
    run.details.run.status = RunStatus::Success;
    view.setRecord(run.make());
    RunLogTable &table = view.table();
    table.setFocus();
    table.goTo(1);
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(table.currentIndex().row(), 2);
    QTest::keyClick(&table, Qt::Key_Return);
    QVERIFY(view.model().isOpen(2));
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Left);
    QVERIFY(!view.model().isOpen(2));
    QCOMPARE(table.currentIndex().row(), 2);
    QTest::keyClick(&table, Qt::Key_Right);
    QVERIFY(view.model().isOpen(2));
    QTest::keySequence(&table, QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Traceback\n  File main.py\nValueError: no"));
    table.goTo(1);
    QTest::keySequence(&table, QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("\x1b[33mretry\x1b[0m 1 of 3"));
}

void TestRunLog::mouseOpens()
{
    RunLogView view;
    view.resize(600, 300);
    view.show();
    RecordBuilder run = failedRun();
    run.details.run.status = RunStatus::Success;
    view.setRecord(run.make());
    RunLogTable &table = view.table();
    const auto cell = [&table, &view](int row) { return table.visualRect(view.model().index(row, 2)); };
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, RunLogDelegate::foldMark(cell(2)).center());
    QVERIFY(view.model().isOpen(2));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell(0).center());
    QVERIFY(!view.model().isOpen(0));
    QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, cell(0).center());
    QVERIFY(view.model().isOpen(0));
}

void TestRunLog::pillsFilter()
{
    RunLogView view;
    view.resize(700, 300);
    view.show();
    view.setRecord(failedRun().make());
    const auto pill = [&view](const char *level) -> LevelPill * {
        for (auto *one : view.findChildren<LevelPill *>()) {
            if (one->text() == QLatin1String(level))
                return one;
        }
        return nullptr;
    };
    QVERIFY(!pill("Debug")->isVisible());
    QTest::mouseClick(pill("Warning"), Qt::LeftButton);
    QCOMPARE(view.model().entryCount(), 1);
    QTest::mouseClick(pill("Info"), Qt::LeftButton);
    QCOMPARE(view.model().entryCount(), 2);
    QTest::mouseClick(pill("Info"), Qt::LeftButton);
    // The choice stays for the next run; where it leaves nothing, it is said.
    view.setRecord(RecordBuilder("run-2").log(LogLevel::Debug, "x").make());
    QCOMPARE(view.message(), QStringLiteral("No entries of the chosen levels."));
    QVERIFY(pill("Warning")->isVisible());
    for (auto *button : view.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == QLatin1String("Show All Levels"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(view.model().entryCount(), 1);
    QVERIFY(view.message().isEmpty());
}

void TestRunLog::entryIsShownOnceItIsThere()
{
    RunLogView view;
    view.resize(600, 300);
    view.show();
    LogLevels levels;
    levels.set(static_cast<std::size_t>(LogLevel::Info));
    view.levels().choose(levels);
    view.setRecord(failedRun().makeWithoutLogs());
    view.showEntry(4);
    view.setRecord(failedRun().make());
    // What was asked for is not hidden.
    QVERIFY(view.model().levels().none());
    QCOMPARE(view.model().entry(view.table().currentIndex().row()).key, 4);
    // And stays when more entries come.
    RecordBuilder more = failedRun();
    more.log(LogLevel::Info, "more");
    view.setRecord(more.make());
    QCOMPARE(view.model().entry(view.table().currentIndex().row()).key, 4);
}

void TestRunLog::moreThanHeld()
{
    RunLogView view;
    view.resize(700, 300);
    view.show();
    view.setRecord(failedRun().make());
    QVERIFY(view.note().isEmpty());
    RecordBuilder run = failedRun();
    run.details.totalLogs = 123'456;
    view.setRecord(run.make());
    QCOMPARE(view.note(), QStringLiteral("The first 4 of 123,456 entries are shown here."));
    QSignalSpy asked(&view, &RunLogView::allRequested);
    QTest::mouseClick(view.findChild<QPushButton *>(QStringLiteral("allLogs")), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

QTEST_MAIN(TestRunLog)
#include "tst_runlog.moc"
