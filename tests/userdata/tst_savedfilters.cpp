// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filtertext.h"
#include "userdata/savedfilters.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

namespace {

FilterSet filter(const char *text)
{
    return parseFilter(text, FilterSubject::Runs).set;
}

QStringList names(const SavedFilters &filters, const FilterShelf &shelf)
{
    QStringList list;
    for (const SavedFilter &saved : filters.saved(shelf))
        list << saved.name;
    return list;
}

} // namespace

class TestSavedFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsThemByScriptAndSubject();
    void renamesAndRemoves();
    void refusesWhatHasNoNameOrCondition();
    void keepsTheLastUsed();
    void twoProgramsAddToTheSameFile();
    void keepsWhatANewerVersionWrote();
    void copiesADamagedFileAside();
    void tellsWhenItCannotWrite();
    void isPrivate();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("data/filters.json")); }
    std::unique_ptr<QTemporaryDir> m_folder;
    const FilterShelf m_runs{QStringLiteral("profile"), QStringLiteral("s1"), FilterSubject::Runs};
};

void TestSavedFilters::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSavedFilters::keepsThemByScriptAndSubject()
{
    FilterShelf logs = m_runs;
    logs.subject = FilterSubject::Logs;
    FilterShelf other = m_runs;
    other.scriptId = QStringLiteral("s2");
    {
        SavedFilters filters(file());
        QSignalSpy changed(&filters, &SavedFilters::changed);
        QVERIFY(filters.save(m_runs, QStringLiteral(" slow  ones "), filter("response_time > 2s")).ok());
        QVERIFY(filters.save(m_runs, QStringLiteral("failed"), filter("status = Failed")).ok());
        QVERIFY(filters.save(logs, QStringLiteral("other"), filter("version = 3")).ok());
        QCOMPARE(changed.count(), 3);
    }
    const SavedFilters filters(file());
    QVERIFY(!filters.problem());
    QCOMPARE(names(filters, m_runs), (QStringList{QStringLiteral("failed"), QStringLiteral("slow ones")}));
    QCOMPARE(names(filters, logs), QStringList{QStringLiteral("other")});
    QVERIFY(names(filters, other).isEmpty());
    const auto saved = filters.saved(m_runs);
    QVERIFY(saved[1].isReadable());
    QVERIFY(saved[1].filter == filter("response_time > 2s"));
}

void TestSavedFilters::renamesAndRemoves()
{
    SavedFilters filters(file());
    QVERIFY(filters.save(m_runs, QStringLiteral("a"), filter("version = 1")).ok());
    QVERIFY(filters.save(m_runs, QStringLiteral("b"), filter("version = 2")).ok());
    QVERIFY(filters.save(m_runs, QStringLiteral("b"), filter("version = 3")).ok());
    QVERIFY(!filters.rename(m_runs, QStringLiteral("a"), QStringLiteral("b")).ok());
    QVERIFY(filters.rename(m_runs, QStringLiteral("a"), QStringLiteral("c")).ok());
    QVERIFY(!filters.rename(m_runs, QStringLiteral("a"), QStringLiteral("d")).ok());
    QCOMPARE(names(filters, m_runs), (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
    QVERIFY(filters.saved(m_runs)[0].filter == filter("version = 3"));
    QVERIFY(filters.remove(m_runs, QStringLiteral("b")).ok());
    QCOMPARE(names(SavedFilters(file()), m_runs), QStringList{QStringLiteral("c")});
}

void TestSavedFilters::refusesWhatHasNoNameOrCondition()
{
    SavedFilters filters(file());
    QVERIFY(!filters.save(m_runs, QStringLiteral("  "), filter("version = 1")).ok());
    QVERIFY(!filters.save(m_runs, QStringLiteral("a"), FilterSet()).ok());
    QVERIFY(!QFile::exists(file()));
}

void TestSavedFilters::keepsTheLastUsed()
{
    SavedFilters filters(file());
    for (int version = 1; version <= SavedFilters::recentCount + 2; ++version)
        filters.used(m_runs, filter(QByteArray("version = " + QByteArray::number(version)).constData()));
    filters.used(m_runs, filter("version = 5"));
    filters.used(m_runs, FilterSet());
    const auto recent = SavedFilters(file()).recent(m_runs);
    QCOMPARE(int(recent.size()), SavedFilters::recentCount);
    QVERIFY(recent[0] == filter("version = 5"));
    QVERIFY(recent[1] == filter("version = 10"));
    QCOMPARE(std::count(recent.begin(), recent.end(), filter("version = 5")), 1);
}

void TestSavedFilters::twoProgramsAddToTheSameFile()
{
    SavedFilters one(file());
    SavedFilters two(file());
    QVERIFY(one.save(m_runs, QStringLiteral("one"), filter("version = 1")).ok());
    QVERIFY(two.save(m_runs, QStringLiteral("two"), filter("version = 2")).ok());
    QCOMPARE(names(SavedFilters(file()), m_runs),
             (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
}

void TestSavedFilters::keepsWhatANewerVersionWrote()
{
    {
        SavedFilters filters(file());
        QVERIFY(filters.save(m_runs, QStringLiteral("newer"), filter("version = 1")).ok());
    }
    QFile stored(file());
    QVERIFY(stored.open(QIODevice::ReadOnly));
    QByteArray text = stored.readAll();
    stored.close();
    text.replace("\"column\": \"version\"", "\"column\": \"mood\"");
    QVERIFY(stored.open(QIODevice::WriteOnly | QIODevice::Truncate));
    stored.write(text);
    stored.close();
    SavedFilters filters(file());
    QVERIFY(!filters.saved(m_runs)[0].isReadable());
    QVERIFY(filters.save(m_runs, QStringLiteral("other"), filter("version = 2")).ok());
    QVERIFY(stored.open(QIODevice::ReadOnly));
    QVERIFY(stored.readAll().contains("\"column\": \"mood\""));
}

void TestSavedFilters::copiesADamagedFileAside()
{
    const QString folder = QFileInfo(file()).path();
    QVERIFY(QDir().mkpath(folder));
    QFile stored(file());
    QVERIFY(stored.open(QIODevice::WriteOnly));
    stored.write("{\"version\":1, broken");
    stored.close();
    SavedFilters filters(file());
    QVERIFY(filters.problem());
    QVERIFY(filters.saved(m_runs).empty());
    QVERIFY(filters.save(m_runs, QStringLiteral("a"), filter("version = 1")).ok());
    const QStringList copies = QDir(folder).entryList({QStringLiteral("filters.json.damaged-*")});
    QCOMPARE(copies.size(), 1);
    QFile copy(folder + QLatin1Char('/') + copies.first());
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), QByteArray("{\"version\":1, broken"));
}

void TestSavedFilters::tellsWhenItCannotWrite()
{
    // A file stands where the folder should be.
    QFile inTheWay(QFileInfo(file()).path());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    SavedFilters filters(file());
    const auto saved = filters.save(m_runs, QStringLiteral("a"), filter("version = 1"));
    QVERIFY(!saved.ok());
    QVERIFY(!saved.error().help.isEmpty());
    QVERIFY(filters.saved(m_runs).empty());
}

void TestSavedFilters::isPrivate()
{
    SavedFilters filters(file());
    QVERIFY(filters.save(m_runs, QStringLiteral("a"), filter("version = 1")).ok());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(file()) & others));
    QVERIFY(!(QFile::permissions(QFileInfo(file()).path()) & others));
}

QTEST_GUILESS_MAIN(TestSavedFilters)
#include "tst_savedfilters.moc"
