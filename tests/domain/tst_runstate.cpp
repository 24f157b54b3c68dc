// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "domain/runstate.h"

#include <QTest>

using namespace runglass;

/// Which of two states of a run is kept.
class TestRunState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacement_data();
    void replacement();
    void orderOfArrivalDoesNotMatter();
};

void TestRunState::replacement_data()
{
    QTest::addColumn<int>("keptStatus");
    QTest::addColumn<int>("keptRevision");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("revision");
    QTest::addColumn<bool>("isReplaced");
    const auto row = [](const char *name, RunState kept, RunState arrived, bool isReplaced) {
        QTest::newRow(name) << static_cast<int>(kept.status) << static_cast<int>(kept.revision)
                            << static_cast<int>(arrived.status) << static_cast<int>(arrived.revision)
                            << isReplaced;
    };
    using S = RunStatus;
    row("ends", {S::InProgress, 1}, {S::Success, 2}, true);
    row("ends without revisions", {S::InProgress, 0}, {S::Failed, 0}, true);
    row("late news of the beginning", {S::Success, 2}, {S::InProgress, 1}, false);
    row("late news without revisions", {S::Failed, 0}, {S::InProgress, 0}, false);
    row("the same again", {S::Success, 2}, {S::Success, 2}, false);
    row("another end at the same revision", {S::Success, 2}, {S::Failed, 2}, false);
    row("corrected end", {S::Success, 2}, {S::Failed, 3}, true);
    row("older end", {S::Success, 3}, {S::Failed, 2}, false);
    row("begun anew by the service", {S::Failed, 2}, {S::InProgress, 3}, true);
    row("progress", {S::InProgress, 1}, {S::InProgress, 2}, true);
    row("progress again", {S::InProgress, 1}, {S::InProgress, 1}, false);
    row("finished at a lower revision", {S::InProgress, 2}, {S::Success, 1}, false);
    row("inferred before", {S::Unknown, 0}, {S::InProgress, 0}, true);
    row("inferred before, whatever its revision", {S::Unknown, 9}, {S::InProgress, 1}, true);
    row("inferred afterwards", {S::InProgress, 0}, {S::Unknown, 5}, false);
    row("inferred twice", {S::Unknown, 0}, {S::Unknown, 0}, false);
}

void TestRunState::replacement()
{
    QFETCH(int, keptStatus);
    QFETCH(int, keptRevision);
    QFETCH(int, status);
    QFETCH(int, revision);
    QFETCH(bool, isReplaced);
    const RunState kept{static_cast<RunStatus>(keptStatus), keptRevision};
    const RunState arrived{static_cast<RunStatus>(status), revision};
    QCOMPARE(replaces(arrived, kept), isReplaced);
}

void TestRunState::orderOfArrivalDoesNotMatter()
{
    // Of two states at most one replaces the other, whichever comes first, and never a state itself.
    std::vector<RunState> all;
    for (const RunStatus status :
         {RunStatus::Unknown, RunStatus::InProgress, RunStatus::Success, RunStatus::Failed}) {
        for (int revision = 0; revision < 3; ++revision)
            all.push_back({status, revision});
    }
    for (const RunState &a : all) {
        for (const RunState &b : all) {
            QVERIFY(!(replaces(a, b) && replaces(b, a)));
            for (const RunState &c : all)
                QVERIFY(!(replaces(a, b) && replaces(b, c)) || replaces(a, c));
        }
    }
}

QTEST_APPLESS_MAIN(TestRunState)
#include "tst_runstate.moc"
