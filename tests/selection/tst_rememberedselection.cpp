// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filtertext.h"
#include "selection/rememberedselection.h"

#include <QTest>

using namespace runglass;

class TestRememberedSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void whatCannotBeReadIsAsUsual();
};

void TestRememberedSelection::comesBack()
{
    RememberedSelection selection;
    QVERIFY(rememberedSelectionFrom(toText(selection)) == selection);
    selection.range = RangeChoice{RangeChoice::Days{QDate(2026, 11, 1), QDate(2026, 11, 7)}};
    selection.runs.filter = parseFilter("status = Failed and version in (37, 38)", FilterSubject::Runs).set;
    selection.logs.search = QStringLiteral("\"time out\" ß 😀");
    selection.logs.sort = QStringLiteral("level asc");
    selection.showsLogs = true;
    QVERIFY(rememberedSelectionFrom(toText(selection)) == selection);
}

void TestRememberedSelection::whatCannotBeReadIsAsUsual()
{
    QVERIFY(rememberedSelectionFrom(QString()) == RememberedSelection());
    QVERIFY(rememberedSelectionFrom(QStringLiteral("[1")) == RememberedSelection());
    const auto read = rememberedSelectionFrom(QStringLiteral(
        R"({"range":"next week","runs":{"filter":{"version":99},"search":"a"},"logs":7,"tab":"logs"})"));
    QVERIFY(read.range == RangeChoice());
    QVERIFY(read.runs.filter.isEmpty());
    QCOMPARE(read.runs.search, QStringLiteral("a"));
    QVERIFY(read.showsLogs);
}

QTEST_GUILESS_MAIN(TestRememberedSelection)
#include "tst_rememberedselection.moc"
