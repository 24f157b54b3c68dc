// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterhistory.h"
#include "filter/filterjson.h"
#include "filter/filtertext.h"
#include "filter/randomfilter.h"
#include "support/seed.h"

#include <QJsonDocument>
#include <QTest>

using namespace runglass;

class TestFilterJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites();
    void isWrittenInWords();
    void writesMarksAsTrueAndFalse();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void goesBackAndForth();
    void forgetsTheOldestSteps();
};

void TestFilterJson::readsWhatItWrites()
{
    test::Random random(test::seed());
    for (int i = 0; i < 2000; ++i) {
        const FilterSet set = test::randomFilter(random);
        // Through text, as it is saved.
        const QByteArray text = QJsonDocument(toJson(set)).toJson(QJsonDocument::Compact);
        const auto read = filterFromJson(QJsonDocument::fromJson(text).object());
        QVERIFY2(read.ok(), read.ok() ? "" : (text + read.error().oneLine().toUtf8()).constData());
        QVERIFY2(*read == set, text.constData());
    }
}

void TestFilterJson::isWrittenInWords()
{
    const FilterParse parse = parseFilter(
        "status = Failed or (response_time between 1s and 2s and level = Warning)", FilterSubject::Runs);
    QVERIFY(!parse.ok()); // level needs its prefix here
    const FilterParse again = parseFilter(
        "status = Failed or (response_time between 1s and 2s and log.level = Warning)", FilterSubject::Runs);
    QVERIFY(again.ok());
    const QByteArray expected =
        R"({"items":[{"column":"status","operator":"=","values":["failed"]},)"
        R"({"items":[{"column":"response_time","operator":"between","values":[1000,2000]},)"
        R"({"column":"level","operator":"=","values":["warning"]}],"join":"and"}],)"
        R"("join":"or","version":1})";
    QCOMPARE(QJsonDocument(toJson(again.set)).toJson(QJsonDocument::Compact), expected);
}

void TestFilterJson::writesMarksAsTrueAndFalse()
{
    const FilterParse parse = parseFilter("reviewed = no and note contains x", FilterSubject::Runs);
    QVERIFY(parse.ok());
    QCOMPARE(QJsonDocument(toJson(parse.set)).toJson(QJsonDocument::Compact),
             QByteArray(R"({"items":[{"column":"reviewed","operator":"=","values":[false]},)"
                        R"({"column":"note","operator":"contains","values":["x"]}],)"
                        R"("join":"and","version":1})"));
}

void TestFilterJson::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const auto add = [](const char *name, const char *json, const char *says) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(says);
    };
    add("newer", R"({"version":2,"join":"xor","items":[]})", "newer Runglass");
    add("no version", R"({"join":"and","items":[]})", "which format");
    add("no join", R"({"version":1,"items":[]})", "no set of conditions");
    add("no items", R"({"version":1,"join":"and"})", "no set of conditions");
    add("column", R"({"version":1,"join":"and","items":[{"column":"mood","operator":"=","values":["x"]}]})",
        "“mood”");
    add("operator",
        R"({"version":1,"join":"and","items":[{"column":"source","operator":"~","values":["x"]}]})", "“~”");
    add("value", R"({"version":1,"join":"and","items":[{"column":"version","operator":"=","values":["x"]}]})",
        "wrong kind");
    add("fraction",
        R"({"version":1,"join":"and","items":[{"column":"version","operator":"=","values":[1.5]}]})",
        "wrong kind");
    add("huge",
        R"({"version":1,"join":"and","items":[{"column":"version","operator":"=","values":[1e300]}]})",
        "wrong kind");
    add("swapped",
        R"({"version":1,"join":"and","items":[{"column":"version","operator":"between","values":[2,1]}]})",
        "swapped");
    add("nothing", "{}", "which format");
}

void TestFilterJson::refusesWhatItDoesNotKnow()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto read = filterFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(!read.ok());
    QVERIFY2(read.error().oneLine().contains(says), qPrintable(read.error().oneLine()));
}

void TestFilterJson::goesBackAndForth()
{
    const auto set = [](const char *text) { return parseFilter(text, FilterSubject::Runs).set; };
    FilterHistory history;
    QVERIFY(history.current().isEmpty());
    QVERIFY(!history.canUndo());
    history.push(set("version = 1"));
    history.push(set("version = 1"));
    history.push(set("version = 2"));
    QVERIFY(history.undo() == set("version = 1"));
    QVERIFY(history.undo() == FilterSet());
    QVERIFY(!history.canUndo());
    QVERIFY(history.redo() == set("version = 1"));
    history.push(set("version = 3"));
    QVERIFY(!history.canRedo());
    QVERIFY(history.undo() == set("version = 1"));
}

void TestFilterJson::forgetsTheOldestSteps()
{
    FilterHistory history;
    const auto step = [](std::int64_t number) {
        return FilterSet{FilterSet::Join::And,
                         {Condition{FilterColumn::Version, FilterOperator::Equal, {number}}}};
    };
    const auto steps = static_cast<std::int64_t>(FilterHistory::depth) + 10;
    for (std::int64_t number = 1; number <= steps; ++number)
        history.push(step(number));
    QVERIFY(history.current() == step(steps));
    std::size_t undone = 0;
    while (history.canUndo()) {
        history.undo();
        ++undone;
    }
    QCOMPARE(undone, FilterHistory::depth);
    QVERIFY(history.current() == step(10));
}

QTEST_GUILESS_MAIN(TestFilterJson)
#include "tst_filterjson.moc"
