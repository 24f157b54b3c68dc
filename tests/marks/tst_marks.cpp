// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "marks/markchange.h"
#include "support/seed.h"

#include <QTest>

#include <map>
#include <random>

using namespace runglass;

class TestMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAMap();
    void changesOnlyWhatIsNamed();
    void takingInLosesNothing_data();
    void takingInLosesNothing();
    void boundsWhatComesFromElsewhere();
};

/// Any history of changes, and each moment of it kept.
void TestMarks::agreesWithAMap()
{
    std::mt19937_64 random(test::seed());
    MarksPointer marks = std::make_shared<const Marks>();
    std::map<std::string, Mark> plain;
    std::vector<std::pair<MarksPointer, std::map<std::string, Mark>>> moments;
    for (int step = 0; step < 200; ++step) {
        std::vector<MarkedRun> changed;
        for (std::size_t count = random() % 8; count > 0; --count) {
            const std::string id = "run " + std::to_string(random() % 300);
            const Mark mark{random() % 3 == 0, random() % 3 == 0, random() % 4 == 0 ? "a note" : ""};
            changed.push_back({id, "s", mark});
            if (mark.isEmpty())
                plain.erase(id);
            else
                plain[id] = mark;
        }
        marks = marks->with(changed);
        if (step % 10 == 0)
            moments.emplace_back(marks, plain);
    }
    moments.emplace_back(marks, plain);
    for (const auto &[moment, expected] : moments) {
        QCOMPARE(moment->size(), expected.size());
        std::map<std::string, Mark> seen;
        moment->forEach([&](const MarkedRun &marked) { seen[marked.runId] = marked.mark; });
        QVERIFY(seen == expected);
        for (int i = 0; i < 300; ++i) {
            const std::string id = "run " + std::to_string(i);
            const auto known = expected.find(id);
            QVERIFY(moment->of(id) == (known == expected.end() ? Mark() : known->second));
        }
    }
}

void TestMarks::changesOnlyWhatIsNamed()
{
    const Mark before{true, false, "first"};
    QCOMPARE(changed(before, {.runId = "r", .scriptId = {}, .reviewed = {}, .bookmarked = true, .note = {}}),
             (Mark{true, true, "first"}));
    QCOMPARE(changed(before, {.runId = "r", .scriptId = {}, .reviewed = false, .bookmarked = {}, .note = ""}),
             Mark());
    const MarkedRun was{"r", "s", before};
    QCOMPARE(changed({false, true, "later"}, restoring(was)), before);
}

void TestMarks::takingInLosesNothing_data()
{
    QTest::addColumn<std::string>("own");
    QTest::addColumn<std::string>("theirs");
    QTest::addColumn<std::string>("joined");
    QTest::newRow("nothing of one's own") << std::string() << std::string("theirs") << std::string("theirs");
    QTest::newRow("nothing of theirs") << std::string("own") << std::string() << std::string("own");
    QTest::newRow("both") << std::string("own") << std::string("theirs") << std::string("own\n\ntheirs");
    QTest::newRow("the same") << std::string("own") << std::string("own") << std::string("own");
}

void TestMarks::takingInLosesNothing()
{
    QFETCH(std::string, own);
    QFETCH(std::string, theirs);
    QFETCH(std::string, joined);
    const MarkChange change = takingIn({"r", "s", {true, false, theirs}});
    const Mark once = changed({false, true, own}, change);
    QCOMPARE(once, (Mark{true, true, joined}));
    QCOMPARE(changed(once, change), once);
}

void TestMarks::boundsWhatComesFromElsewhere()
{
    std::string huge(longestTakenNote - 1, 'x');
    huge += "\u00e4\u00e4\u00e4";
    const Mark mark = changed({}, takingIn({"r", "s", {false, false, huge}}));
    QCOMPARE(mark.note, std::string(longestTakenNote - 1, 'x') + "…");
}

QTEST_APPLESS_MAIN(TestMarks)
#include "tst_marks.moc"
