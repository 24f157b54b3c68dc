// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "userdata/recentrecords.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

namespace {

RecentRecords::Record record(const QString &runId)
{
    return {runId, QStringLiteral("s1")};
}

QString printed(const RecentRecords &recent)
{
    QStringList ids;
    const auto records = recent.records();
    for (const RecentRecords::Record &known : records)
        ids << known.runId;
    return ids.join(QLatin1Char(' '));
}

} // namespace

class TestRecentRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestFirstAndEachOnce()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        RecentRecords recent(settings, QStringLiteral("profile"));
        for (const char *id : {"a", "b", "c", "b", "b", ""})
            recent.add(record(QString::fromLatin1(id)));
        QCOMPARE(printed(recent), QStringLiteral("b c a"));
        // Those of another profile are others.
        QCOMPARE(printed(RecentRecords(settings, QStringLiteral("other"))), QString());
        QCOMPARE(printed(RecentRecords(settings, QStringLiteral("profile"))), QStringLiteral("b c a"));
    }
    void anyIdComesBack()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        RecentRecords recent(settings, QStringLiteral("profile"));
        const RecentRecords::Record odd{QStringLiteral("run\n, \"1\" 漢字"), QStringLiteral("s")};
        recent.add(odd);
        QCOMPARE(recent.records(), QList{odd});
    }
    void onlySoManyAreKept()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        RecentRecords recent(settings, QStringLiteral("profile"));
        for (int i = 0; i < 2 * RecentRecords::mostKept; ++i)
            recent.add(record(QString::number(i)));
        QCOMPARE(recent.records().size(), RecentRecords::mostKept);
        QCOMPARE(recent.records().front().runId, QString::number(2 * RecentRecords::mostKept - 1));
    }
    void whatOnlyComesByIsNotOpened()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        {
            RecentRecords recent(settings, QStringLiteral("profile"));
            QSignalSpy changed(&recent, &RecentRecords::changed);
            recent.visit(record(QStringLiteral("a")));
            recent.visit(record(QStringLiteral("b")));
            QVERIFY(changed.wait());
            QCOMPARE(printed(recent), QStringLiteral("b"));
            recent.visit(record(QStringLiteral("c")));
            recent.visit(record(QString()));
            recent.visit(record(QStringLiteral("d")));
        }
        QCOMPARE(printed(RecentRecords(settings, QStringLiteral("profile"))), QStringLiteral("d b"));
    }
};

QTEST_GUILESS_MAIN(TestRecentRecords)
#include "tst_recentrecords.moc"
