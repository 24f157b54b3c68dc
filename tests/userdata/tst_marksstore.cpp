// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sqlite/statement.h"
#include "userdata/marksstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

namespace {

const QString workspaceId = QStringLiteral("profile");

MarkChange reviewed(const char *runId, bool is = true)
{
    MarkChange change;
    change.runId = runId;
    change.scriptId = "s";
    change.reviewed = is;
    return change;
}

MarkChange noted(const char *runId, const char *note)
{
    MarkChange change;
    change.runId = runId;
    change.scriptId = "s";
    change.note = note;
    return change;
}

} // namespace

/// The store and the file behind it. Two stores on one file are what two processes are: nothing is shared
/// but the file.
class TestMarksStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void survivesTheProgram();
    void makesNoFileForNothing();
    void keepsWorkspacesApart();
    void showsAtOnceWhatIsWrittenBehind();
    void givesAndTakesIn();
    void twoProgramsSeeEachOther();
    void twoProgramsChangeDifferentThingsOfOneRun();
    void followsAFileMadeLater();
    void setsADamagedFileAside_data();
    void setsADamagedFileAside();
    void writesAnewWhatWasReadBeforeTheDamage();
    void leavesTheFileOfANewerVersion();
    void takesBackWhatCannotBeWritten();
    void isPrivate();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("data/marks.sqlite")); }
    std::unique_ptr<MarksStore> opened() const
    {
        auto store = std::make_unique<MarksStore>(file());
        (void)store->marks(workspaceId);
        if (!QTest::qWaitFor([&] { return store->isLoaded(workspaceId); }))
            qFatal("not loaded");
        return store;
    }
    QStringList damagedCopies() const
    {
        return QFileInfo(file()).dir().entryList({QStringLiteral("*.damaged-*")}, QDir::Files);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMarksStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestMarksStore::survivesTheProgram()
{
    {
        MarksStore store(file());
        store.change(workspaceId, {reviewed("a"), noted("b", "Grüße\n\"zwei\" Zeilen")});
        store.change(workspaceId, {reviewed("c"), reviewed("a", false), reviewed("d")});
    }
    const auto store = opened();
    const MarksPointer marks = store->marks(workspaceId);
    QCOMPARE(marks->size(), std::size_t{3});
    QCOMPARE(marks->of("a"), Mark());
    QCOMPARE(marks->of("b"), (Mark{false, false, "Grüße\n\"zwei\" Zeilen"}));
    QCOMPARE(marks->of("c"), (Mark{true, false, {}}));
    QCOMPARE(marks->find("d")->scriptId, std::string("s"));
    QVERIFY(!store->problem());
}

void TestMarksStore::makesNoFileForNothing()
{
    opened();
    QVERIFY(!QFileInfo::exists(file()));
}

void TestMarksStore::keepsWorkspacesApart()
{
    {
        MarksStore store(file());
        store.change(workspaceId, {reviewed("a")});
        store.change(QStringLiteral("other"), {noted("a", "other")});
    }
    const auto store = opened();
    QCOMPARE(store->marks(workspaceId)->of("a"), (Mark{true, false, {}}));
    QSignalSpy changed(store.get(), &MarksStore::changed);
    QVERIFY(store->marks(QStringLiteral("other"))->isEmpty());
    QVERIFY(changed.wait());
    QCOMPARE(changed.front().front().toString(), QStringLiteral("other"));
    QCOMPARE(store->marks(QStringLiteral("other"))->of("a"), (Mark{false, false, "other"}));
}

void TestMarksStore::showsAtOnceWhatIsWrittenBehind()
{
    MarksStore store(file());
    QSignalSpy changed(&store, &MarksStore::changed);
    store.change(workspaceId, {reviewed("a")});
    QCOMPARE(changed.size(), 1);
    QVERIFY(store.marks(workspaceId)->of("a").reviewed);
    const MarksPointer before = store.marks(workspaceId);
    store.change(workspaceId, {reviewed("a", false)});
    QVERIFY(before->of("a").reviewed);
    QVERIFY(!store.marks(workspaceId)->of("a").reviewed);
    QTRY_VERIFY(store.isLoaded(workspaceId));
    QVERIFY(!store.marks(workspaceId)->of("a").reviewed);
}

void TestMarksStore::givesAndTakesIn()
{
    const auto store = opened();
    store->change(workspaceId, {reviewed("a"), noted("b", "mine")});
    const std::vector<std::string> ids{"b", "unknown", "a"};
    const std::vector<MarkedRun> given = store->marksOf(workspaceId, ids);
    QCOMPARE(given.size(), std::size_t{2});
    QCOMPARE(given.front().runId, std::string("b"));
    std::vector<MarkedRun> theirs = given;
    theirs.front().mark = {true, true, "theirs"};
    for (int twice = 0; twice < 2; ++twice)
        store->takeIn(workspaceId, theirs);
    QCOMPARE(store->marks(workspaceId)->of("b"), (Mark{true, true, "mine\n\ntheirs"}));
    QCOMPARE(store->marks(workspaceId)->of("a"), (Mark{true, false, {}}));
}

void TestMarksStore::twoProgramsSeeEachOther()
{
    const auto one = opened();
    const auto two = opened();
    one->change(workspaceId, {reviewed("a")});
    QTRY_VERIFY(two->marks(workspaceId)->of("a").reviewed);
    two->change(workspaceId, {reviewed("a", false), reviewed("b")});
    QTRY_VERIFY(one->marks(workspaceId)->of("b").reviewed);
    QVERIFY(!one->marks(workspaceId)->of("a").reviewed);
}

/// Each writes on top of what the other has written, though it may not have heard of it yet.
void TestMarksStore::twoProgramsChangeDifferentThingsOfOneRun()
{
    {
        const auto one = opened();
        const auto two = opened();
        for (int i = 0; i < 50; ++i) {
            one->change(workspaceId, {reviewed(std::to_string(i).c_str())});
            two->change(workspaceId, {noted(std::to_string(i).c_str(), "seen")});
        }
    }
    const auto store = opened();
    for (int i = 0; i < 50; ++i)
        QCOMPARE(store->marks(workspaceId)->of(std::to_string(i)), (Mark{true, false, "seen"}));
}

void TestMarksStore::followsAFileMadeLater()
{
    const auto one = opened();
    QVERIFY(!QFileInfo::exists(file()));
    {
        MarksStore two(file());
        two.change(workspaceId, {reviewed("a")});
    }
    QTRY_VERIFY(one->marks(workspaceId)->of("a").reviewed);
}

void TestMarksStore::setsADamagedFileAside_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("no database") << 0;
    QTest::newRow("a page of rubbish") << 1;
    QTest::newRow("cut") << 2;
    QTest::newRow("a database of something else") << 3;
}

void TestMarksStore::setsADamagedFileAside()
{
    QFETCH(int, kind);
    {
        MarksStore store(file());
        std::vector<MarkChange> many;
        for (int i = 0; i < 2000; ++i)
            many.push_back(reviewed(("a run with a long id " + std::to_string(i)).c_str()));
        store.change(workspaceId, many);
    }
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    const qint64 size = damaged.size();
    if (kind == 0) {
        damaged.write("this is no database, whatever its name says");
    } else if (kind == 1) {
        damaged.seek(8192);
        damaged.write(QByteArray(8192, '\xa5'));
    } else if (kind == 2) {
        damaged.resize(size / 2);
    } else {
        damaged.resize(0);
        damaged.close();
        Connection other;
        other.open(file().toStdString(), Connection::Mode::ReadWrite);
        QVERIFY(other.execute("CREATE TABLE mark (something TEXT)"));
    }
    damaged.close();
    QFile copied(file());
    QVERIFY(copied.open(QIODevice::ReadOnly));
    const QByteArray content = copied.readAll();
    copied.close();
    {
        MarksStore store(file());
        QSignalSpy failed(&store, &MarksStore::failed);
        (void)store.marks(workspaceId);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(store.problem()->reason.contains(QStringLiteral(".damaged-")));
        QTRY_VERIFY(store.isLoaded(workspaceId));
        store.change(workspaceId, {reviewed("new")});
        QVERIFY(store.marks(workspaceId)->of("new").reviewed);
    }
    const QStringList copies = damagedCopies();
    QCOMPARE(copies.size(), 1);
    QFile aside(QFileInfo(file()).dir().filePath(copies.front()));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QVERIFY(aside.readAll() == content);
    const auto store = opened();
    QVERIFY(store->marks(workspaceId)->of("new").reviewed);
    QVERIFY(!store->problem());
}

void TestMarksStore::writesAnewWhatWasReadBeforeTheDamage()
{
    {
        const auto store = opened();
        store->change(workspaceId, {reviewed("a"), noted("b", "kept")});
        QTRY_VERIFY(QFileInfo(file()).size() > 0);
        {
            // Once the other one reads them, they have been written.
            const auto other = opened();
            QTRY_VERIFY(other->marks(workspaceId)->of("a").reviewed);
        }
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
        damaged.write(QByteArray(20'000, 'x'));
        damaged.close();
        QSignalSpy failed(store.get(), &MarksStore::failed);
        store->change(workspaceId, {reviewed("c")});
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(store->marks(workspaceId)->of("c").reviewed);
        QVERIFY(store->marks(workspaceId)->of("a").reviewed);
    }
    const auto store = opened();
    QCOMPARE(store->marks(workspaceId)->size(), std::size_t{3});
    QCOMPARE(store->marks(workspaceId)->of("b"), (Mark{false, false, "kept"}));
}

void TestMarksStore::leavesTheFileOfANewerVersion()
{
    {
        MarksStore store(file());
        store.change(workspaceId, {reviewed("a")});
    }
    {
        Connection connection;
        connection.open(file().toStdString(), Connection::Mode::ReadWrite);
        QVERIFY(connection.execute("PRAGMA user_version = 2"));
    }
    QFile before(file());
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray content = before.readAll();
    {
        MarksStore store(file());
        QSignalSpy failed(&store, &MarksStore::failed);
        (void)store.marks(workspaceId);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(store.problem()->reason.contains(QStringLiteral("newer")));
        store.change(workspaceId, {reviewed("b")});
        QTRY_COMPARE(failed.size(), 2);
        QVERIFY(!store.marks(workspaceId)->of("b").reviewed);
    }
    QFile after(file());
    QVERIFY(after.open(QIODevice::ReadOnly));
    QVERIFY(after.readAll() == content);
    QVERIFY(damagedCopies().isEmpty());
}

void TestMarksStore::takesBackWhatCannotBeWritten()
{
    // A folder where the file should be.
    QVERIFY(QDir().mkpath(file()));
    MarksStore store(file());
    QSignalSpy failed(&store, &MarksStore::failed);
    store.change(workspaceId, {reviewed("a")});
    QVERIFY(store.marks(workspaceId)->of("a").reviewed);
    QTRY_VERIFY(!store.marks(workspaceId)->of("a").reviewed);
    QVERIFY(failed.size() > 0);
    QVERIFY(!failed.back().front().value<UserError>().reason.isEmpty());
}

void TestMarksStore::isPrivate()
{
    {
        MarksStore store(file());
        store.change(workspaceId, {reviewed("a")});
    }
    QCOMPARE(QFileInfo(file()).permissions() & 0x0077, QFile::Permissions());
    QCOMPARE(QFileInfo(QFileInfo(file()).path()).permissions() & 0x0077, QFile::Permissions());
}

QTEST_GUILESS_MAIN(TestMarksStore)
#include "tst_marksstore.moc"
