// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/openedcache.h"
#include "cache/storedsegments.h"

#include <csignal>
#include <random>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace runglass;
using namespace runglass::cachetest;

namespace {

/// Lets files grow to `bytes` only.
void limitFileSize(rlim_t bytes)
{
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = std::min(bytes, limit.rlim_max);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/// A disk with little room; only root can make one.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &folder)
        : m_folder(QFile::encodeName(folder))
        , m_mounted(::mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=2m") == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isMounted() const { return m_mounted; }
    bool enlarge() { return ::mount("tmpfs", m_folder.constData(), "tmpfs", MS_REMOUNT, "size=64m") == 0; }

private:
    QByteArray m_folder;
    bool m_mounted = false;
};

/// A file nobody can write: by permission, or for root, who needs none, by a mount.
class ReadOnlyFile
{
public:
    explicit ReadOnlyFile(const QString &file)
        : m_path(QFile::encodeName(file))
    {
        const char *path = m_path.constData();
        if (::geteuid() != 0)
            m_ok = ::chmod(path, 0400) == 0;
        else
            m_ok = ::mount(path, path, nullptr, MS_BIND, nullptr) == 0 &&
                   ::mount(nullptr, path, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0;
    }
    ~ReadOnlyFile() { release(); }
    ReadOnlyFile(const ReadOnlyFile &) = delete;
    ReadOnlyFile &operator=(const ReadOnlyFile &) = delete;

    bool ok() const { return m_ok; }
    void release()
    {
        if (std::exchange(m_ok, false)) {
            if (::geteuid() != 0)
                ::chmod(m_path.constData(), 0600);
            else
                ::umount2(m_path.constData(), MNT_DETACH);
        }
    }

private:
    QByteArray m_path;
    bool m_ok = false;
};

/// What another process is that keeps the write lock.
class WriteLock
{
public:
    explicit WriteLock(const QString &file)
    {
        m_held = sqlite3_open(QFile::encodeName(file).constData(), &m_handle) == SQLITE_OK &&
                 sqlite3_exec(m_handle, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    ~WriteLock() { sqlite3_close(m_handle); }
    WriteLock(const WriteLock &) = delete;
    WriteLock &operator=(const WriteLock &) = delete;

    bool isHeld() const { return m_held; }

private:
    sqlite3 *m_handle = nullptr;
    bool m_held = false;
};

/// Eight megabytes that can't be compressed away, with all that belongs to a batch.
WriteBatch makeLargeBatch()
{
    std::mt19937 random(1);
    WriteBatch batch = batchOf({makeRun("large")});
    for (int i = 0; i < 400; ++i) {
        LogEntry log = makeLog(("large " + std::to_string(i)).c_str(), "large", "");
        for (int c = 0; c < 20'000; ++c)
            log.message += static_cast<char>('0' + random() % 64);
        batch.records.add(log);
    }
    batch.coverage.push_back({CoverageChange::Action::Add, "s", RecordKind::Logs, {0, 9}});
    batch.cursors.push_back({"feed", "after large", 9});
    return batch;
}

} // namespace

/// Writing where it can't be done, and going on afterwards.
class TestCacheFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWholeBatchesOnAFullDisk_data();
    void keepsWholeBatchesOnAFullDisk();
    void mergesOnceThereIsSpace();
    void writesOnceAReadOnlyFileIsWritable();
    void waitsForTheLockOfAnotherProcess();
    void saysThatAnotherProcessKeepsTheLock();
    void closesWhileItWaitsForALock();
};

void TestCacheFaults::keepsWholeBatchesOnAFullDisk_data()
{
    QTest::addColumn<bool>("mounted");
    QTest::newRow("file size limit") << false;
    if (::geteuid() == 0)
        QTest::newRow("small disk") << true;
}

void TestCacheFaults::keepsWholeBatchesOnAFullDisk()
{
    QFETCH(bool, mounted);
    QTemporaryDir folder;
    std::optional<SmallDisk> disk;
    if (mounted) {
        disk.emplace(folder.path());
        QVERIFY(disk->isMounted());
    }
    OpenedCache opened(folder.filePath(QStringLiteral("cache.db")), {});
    opened.write(batchOf({makeRun("before")}, {makeLog("before", "before", "m")}));
    if (!mounted)
        limitFileSize(2 * 1024 * 1024);

    const Result<WriteSummary> refused = opened.tryWrite(makeLargeBatch());
    QVERIFY(!refused);
    QVERIFY2(refused.error().reason.contains(QStringLiteral("space")), qPrintable(refused.error().oneLine()));
    QVERIFY(refused.error().reason.contains(opened.file()));
    QVERIFY(!refused.error().help.isEmpty());
    const CancelToken token;
    QCOMPARE(opened.runs({.scriptId = "s"}).size(), std::size_t(1));
    QCOMPARE(opened.logs({.scriptId = "s"}).size(), std::size_t(1));
    QVERIFY((*opened.reader().coverage("s", RecordKind::Logs, token)).empty());
    QVERIFY(*opened.reader().cursor("feed", token) == std::nullopt);

    if (mounted)
        QVERIFY(disk->enlarge());
    else
        limitFileSize(RLIM_INFINITY);
    const WriteSummary summary = opened.write(makeLargeBatch());
    QCOMPARE(summary.runsInserted, 1);
    QCOMPARE(summary.logsInserted, 400);
    QCOMPARE(opened.logs({.scriptId = "s", .runId = "large"}).size(), std::size_t(400));
    QCOMPARE((*opened.reader().cursor("feed", token))->value, std::string("after large"));
    opened.close();
}

void TestCacheFaults::mergesOnceThereIsSpace()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cache.db"));
    std::vector<std::string> ids;
    const std::string message(500, 'm');
    {
        OpenedCache opened(file, {.quiet = std::chrono::hours(1)});
        for (int batch = 0; batch < 4; ++batch) {
            std::vector<LogEntry> logs;
            for (int i = 0; i < 3'000; ++i) {
                ids.push_back(std::to_string(batch) + "/" + std::to_string(i));
                logs.push_back(makeLog(ids.back().c_str(), "r", message.c_str(), i));
            }
            opened.write(batchOf({}, logs));
        }
    }
    std::sort(ids.begin(), ids.end());
    StoredSegments stored(file);
    // Less than the log of the transaction needs.
    limitFileSize(512 * 1024);
    OpenedCache opened(file, {.quiet = std::chrono::milliseconds(0)});
    // What is written then waits for the merging that comes first, and fails as well.
    QVERIFY(!opened.tryWrite(makeLargeBatch()));
    QVERIFY(stored.overlap());
    QVERIFY(stored.ids() == ids);
    limitFileSize(RLIM_INFINITY);
    opened.write(batchOf({makeRun("after")}));
    QTRY_VERIFY_WITH_TIMEOUT(stored.isTidy(), 30'000);
    QVERIFY(stored.ids() == ids);
}

void TestCacheFaults::writesOnceAReadOnlyFileIsWritable()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cache.db"));
    OpenedCache(file, {}).write(batchOf({makeRun("before")}));
    ReadOnlyFile readOnly(file);
    QVERIFY(readOnly.ok());
    OpenedCache opened(file, {});
    const Result<WriteSummary> refused = opened.tryWrite(batchOf({makeRun("after")}));
    QVERIFY(!refused);
    QVERIFY2(refused.error().reason.contains(QStringLiteral("read-only")),
             qPrintable(refused.error().oneLine()));
    QCOMPARE(opened.runs({.scriptId = "s"}).size(), std::size_t(1));
    readOnly.release();
    QCOMPARE(opened.write(batchOf({makeRun("after")})).runsInserted, 1);
}

void TestCacheFaults::waitsForTheLockOfAnotherProcess()
{
    OpenedCache opened;
    opened.write(batchOf({makeRun("before")}));
    std::promise<bool> written;
    auto future = written.get_future();
    {
        const WriteLock lock(opened.file());
        QVERIFY(lock.isHeld());
        opened.cache().writer()->submit(
            batchOf({makeRun("after")}),
            [&](const Result<WriteSummary> &summary) { written.set_value(summary.ok()); });
        QVERIFY(future.wait_for(std::chrono::milliseconds(100)) == std::future_status::timeout);
        // Readers don't wait.
        QCOMPARE(opened.runs({.scriptId = "s"}).size(), std::size_t(1));
    }
    QVERIFY(future.get());
    QCOMPARE(opened.runs({.scriptId = "s"}).size(), std::size_t(2));
}

void TestCacheFaults::saysThatAnotherProcessKeepsTheLock()
{
    OpenedCache opened;
    opened.write(batchOf({makeRun("before")}));
    {
        const WriteLock lock(opened.file());
        const Result<WriteSummary> refused = opened.tryWrite(batchOf({makeRun("after")}));
        QVERIFY(!refused);
        QVERIFY2(refused.error().reason.contains(QStringLiteral("locked")),
                 qPrintable(refused.error().oneLine()));
    }
    QCOMPARE(opened.write(batchOf({makeRun("after")})).runsInserted, 1);
}

void TestCacheFaults::closesWhileItWaitsForALock()
{
    OpenedCache opened;
    opened.write(batchOf({makeRun("before")}));
    const WriteLock lock(opened.file());
    std::promise<QString> answered;
    auto future = answered.get_future();
    opened.cache().writer()->submit(batchOf({makeRun("after")}), [&](const Result<WriteSummary> &summary) {
        answered.set_value(summary ? QString() : summary.error().reason);
    });
    QVERIFY(future.wait_for(std::chrono::milliseconds(100)) == std::future_status::timeout);
    opened.close();
    // Not the reason that waiting to the end would have given.
    QVERIFY(future.get().contains(QStringLiteral("closed")));
}

QTEST_GUILESS_MAIN(TestCacheFaults)
#include "tst_cachefaults.moc"
