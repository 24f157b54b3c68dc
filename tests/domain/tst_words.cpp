// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "domain/logentry.h"
#include "domain/run.h"
#include "domain/usererror.h"

#include <QTest>

using namespace runglass;

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusReadsBack();
    void levelReadsBack();
    void labelsSourceTypes_data();
    void labelsSourceTypes();
    void errorIsOneLine();
};

void TestWords::statusReadsBack()
{
    for (const RunStatus status : {RunStatus::InProgress, RunStatus::Success, RunStatus::Failed})
        QCOMPARE(runStatusFromApiWord(toApiWord(status)), std::optional(status));
    QVERIFY(toApiWord(RunStatus::Unknown).empty());
    QVERIFY(!runStatusFromApiWord(""));
    QVERIFY(!runStatusFromApiWord("Success"));
    QVERIFY(!runStatusFromApiWord("cancelled"));
}

void TestWords::levelReadsBack()
{
    for (const LogLevel level : allLogLevels)
        QCOMPARE(logLevelFromApiWord(toApiWord(level)), std::optional(level));
    QVERIFY(!logLevelFromApiWord("fatal"));
    QVERIFY(!logLevelFromApiWord(""));
}

void TestWords::labelsSourceTypes_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("label");
    QTest::newRow("workflow") << QByteArray("workflow") << QByteArray("Workflow");
    QTest::newRow("older data") << QByteArray("tool") << QByteArray("Workflow");
    QTest::newRow("any case") << QByteArray("TOOL") << QByteArray("Workflow");
    QTest::newRow("api") << QByteArray("api") << QByteArray("API");
    QTest::newRow("as sent") << QByteArray("test") << QByteArray("test");
    QTest::newRow("longer") << QByteArray("apis") << QByteArray("apis");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestWords::labelsSourceTypes()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, label);
    const std::string text = sent.toStdString();
    QCOMPARE(QByteArray::fromStdString(std::string(sourceTypeLabel(text))), label);
}

void TestWords::errorIsOneLine()
{
    const UserError error{QStringLiteral("It failed."), {}, QStringLiteral("Try\nagain\x1b[31m.")};
    QCOMPARE(error.oneLine(), QStringLiteral("It failed. Try again [31m."));
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
