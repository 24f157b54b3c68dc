// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"

#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace runglass;
using namespace runglass::cachetest;

namespace {

QByteArray contentOf(const QString &file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray("unreadable");
}

void writeFile(const QString &file, const QByteArray &content)
{
    QFile opened(file);
    QVERIFY(opened.open(QIODevice::WriteOnly));
    QCOMPARE(opened.write(content), content.size());
}

void runSql(const QString &file, const char *sql)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(file).constData(), &handle), SQLITE_OK);
    const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    QCOMPARE(code, SQLITE_OK);
}

int modeOf(const QString &path)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : -1;
}

/// A folder nobody can write: by permission, or for root, who needs none, by a mount.
class ReadOnlyFolder
{
public:
    explicit ReadOnlyFolder(const QString &path)
        : m_path(QFile::encodeName(path))
    {
        if (::geteuid() != 0)
            m_ok = ::chmod(m_path.constData(), 0500) == 0;
        else
            m_ok =
                ::mount(m_path.constData(), m_path.constData(), nullptr, MS_BIND, nullptr) == 0 &&
                ::mount(nullptr, m_path.constData(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0;
    }
    ~ReadOnlyFolder()
    {
        if (::geteuid() != 0)
            ::chmod(m_path.constData(), 0700);
        else
            ::umount2(m_path.constData(), MNT_DETACH);
    }
    bool ok() const { return m_ok; }

private:
    QByteArray m_path;
    bool m_ok = false;
};

} // namespace

class TestCacheOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void makesPrivateFilesAndFolders();
    void refusesWhatIsNotACache_data();
    void refusesWhatIsNotACache();
    void refusesANewerCache_data();
    void refusesANewerCache();
    void saysWhenThereIsNone();
    void setsADamagedProfileAside_data();
    void setsADamagedProfileAside();
    void setsAsideWhatWasFoundDamagedLater();
    void readsAReadOnlyFolder();
    void takesAnEmptyFile();
    void opensTwiceAtOnce();
    void readsNamesWithSpecialCharacters();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    void makeCache(const QString &file)
    {
        OpenedCache opened(file, {});
        opened.write(batchOf({makeRun("r")}, {makeLog("l", "r", "m")}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCacheOpen::makesPrivateFilesAndFolders()
{
    const mode_t before = ::umask(0);
    const QString file = path("a/b/cache.db");
    OpenedCache opened(file, {});
    opened.write(batchOf({makeRun("r")}));
    ::umask(before);
    QCOMPARE(modeOf(path("a")), 0700);
    QCOMPARE(modeOf(path("a/b")), 0700);
    for (const char *suffix : {"", "-wal", "-shm"})
        QCOMPARE(modeOf(file + QString::fromLatin1(suffix)), 0600);
    QVERIFY(!opened.cache().setAsideAs());
}

void TestCacheOpen::refusesWhatIsNotACache_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"text", "short", "database", "folder", "header only"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TestCacheOpen::refusesWhatIsNotACache()
{
    QFETCH(QByteArray, kind);
    const QString file = path("cache.db");
    if (kind == "text")
        writeFile(file, QByteArray("Run ID,Status\r\n").repeated(100));
    else if (kind == "short")
        writeFile(file, "SQLite format 3");
    else if (kind == "database")
        runSql(file, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    else if (kind == "header only")
        writeFile(file, QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\7'));
    else
        QVERIFY(QDir().mkdir(file));
    const QByteArray before = contentOf(file);
    for (const bool readOnly : {false, true}) {
        const auto opened = Cache::open(file, {.owner = Cache::Owner::User, .readOnly = readOnly});
        QVERIFY(!opened);
        QVERIFY(!opened.error().message.isEmpty());
        QVERIFY(opened.error().reason.contains(file));
        QVERIFY(!opened.error().help.isEmpty());
        QCOMPARE(contentOf(file), before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
    }
}

void TestCacheOpen::refusesANewerCache_data()
{
    QTest::addColumn<bool>("profile");
    QTest::newRow("named by the user") << false;
    QTest::newRow("of a profile") << true;
}

void TestCacheOpen::refusesANewerCache()
{
    QFETCH(bool, profile);
    const QString file = path("cache.db");
    makeCache(file);
    runSql(file, "PRAGMA user_version = 4711");
    const QByteArray before = contentOf(file);
    const auto opened = Cache::open(file, {.owner = profile ? Cache::Owner::Profile : Cache::Owner::User});
    QVERIFY(!opened);
    QVERIFY(opened.error().reason.contains(QStringLiteral("4711")));
    QCOMPARE(contentOf(file), before);
}

void TestCacheOpen::saysWhenThereIsNone()
{
    const QString file = path("none.db");
    QVERIFY(!Cache::open(file, {.create = false}));
    QVERIFY(!Cache::open(file, {.readOnly = true}));
    QVERIFY(!QFile::exists(file));
    QVERIFY(!Cache::open(path("none.db/below"), {.create = false}));
}

void TestCacheOpen::setsADamagedProfileAside_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"text", "other database", "cut off", "overwritten"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TestCacheOpen::setsADamagedProfileAside()
{
    QFETCH(QByteArray, kind);
    const QString file = path("cache.db");
    if (kind == "text") {
        writeFile(file, "not a database");
    } else if (kind == "other database") {
        runSql(file, "CREATE TABLE t (x)");
    } else {
        makeCache(file);
        const QByteArray bytes = contentOf(file);
        // What a disk error may leave: half of it, or a good header before garbage.
        writeFile(file, kind == "cut off" ? bytes.left(9000)
                                          : bytes.left(100) + QByteArray(bytes.size() - 100, 'Z'));
    }
    const QByteArray before = contentOf(file);
    OpenedCache opened(file, {.owner = Cache::Owner::Profile});
    QVERIFY(opened.cache().setAsideAs().has_value());
    QVERIFY(opened.cache().setAsideAs()->startsWith(file + QStringLiteral(".damaged-")));
    QCOMPARE(contentOf(*opened.cache().setAsideAs()), before);
    QVERIFY(opened.runs({.scriptId = "s"}).empty());
    QCOMPARE(opened.write(batchOf({makeRun("r")})).runsInserted, 1);
}

void TestCacheOpen::setsAsideWhatWasFoundDamagedLater()
{
    const QString file = path("cache.db");
    const Cache::Options profile{.owner = Cache::Owner::Profile};
    makeCache(file);
    runSql(file, "INSERT INTO payload VALUES (1, x'00', 1, NULL, 1, NULL)");
    {
        OpenedCache opened(file, profile);
        QVERIFY(!opened.cache().setAsideAs());
        const auto payload = opened.reader().payload("r", CancelToken());
        QVERIFY(!payload);
        QVERIFY(payload.error().reason.contains(file));
        QCOMPARE(opened.runs({.scriptId = "s"}).size(), std::size_t(1));
    }
    {
        OpenedCache opened(file, profile);
        QVERIFY(opened.cache().setAsideAs().has_value());
        QVERIFY(opened.runs({.scriptId = "s"}).empty());
    }
    OpenedCache opened(file, profile);
    QVERIFY(!opened.cache().setAsideAs());
}

void TestCacheOpen::readsAReadOnlyFolder()
{
    const QString file = path("cache.db");
    makeCache(file);
    const ReadOnlyFolder folder(m_folder->path());
    QVERIFY(folder.ok());
    OpenedCache opened(file, {.readOnly = true});
    QVERIFY(opened.cache().writer() == nullptr);
    QCOMPARE(opened.runs({.scriptId = "s"}).size(), std::size_t(1));
    QCOMPARE(opened.logs({.scriptId = "s"}).size(), std::size_t(1));
    opened.close();

    const auto writable = Cache::open(file, {});
    QVERIFY(!writable);
    QVERIFY(writable.error().reason.contains(QStringLiteral("read-only")));
    const auto created = Cache::open(path("other.db"), {});
    QVERIFY(!created);
    QVERIFY(!created.error().help.isEmpty());
}

void TestCacheOpen::takesAnEmptyFile()
{
    const QString file = path("cache.db");
    writeFile(file, {});
    OpenedCache opened(file, {});
    QCOMPARE(opened.write(batchOf({makeRun("r")})).runsInserted, 1);
}

void TestCacheOpen::opensTwiceAtOnce()
{
    const QString file = path("cache.db");
    std::vector<std::future<bool>> openings;
    for (int i = 0; i < 4; ++i) {
        openings.push_back(std::async(std::launch::async, [&] {
            const auto opened = Cache::open(file, {.owner = Cache::Owner::Profile});
            return opened.ok() && !(*opened)->setAsideAs();
        }));
    }
    for (auto &opening : openings)
        QVERIFY(opening.get());
}

void TestCacheOpen::readsNamesWithSpecialCharacters()
{
    const QString file = path("100% früh?mode=ro#x.db");
    makeCache(file);
    QVERIFY(QFile::exists(file));
    OpenedCache opened(file, {.readOnly = true});
    QCOMPARE(opened.runs({.scriptId = "s"}).size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestCacheOpen)
#include "tst_cacheopen.moc"
