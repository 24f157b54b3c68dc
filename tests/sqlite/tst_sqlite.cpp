// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sqlite/blobreader.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <array>
#include <limits>
#include <string>

using namespace runglass;
using namespace std::string_view_literals;

/// The wrapper over SQLite by itself, on files of its own.
class TestSqlite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyTypeComesBack();
    void statementRunsAgain();
    void firstErrorSticks();
    void mistakeInSqlIsAnError();
    void clearedErrorLetsGoOn();
    void transactionCommits();
    void transactionRollsBackWhenItGoes();
    void transactionRollsBackAfterAnError();
    void interrupted();
    void busyWhileAnotherWrites();
    void opening();
    void strangePaths_data();
    void strangePaths();
    void blobParts();
    void blobBounds();
    void missingBlob();

private:
    std::string newFile(const QString &name);
    std::int64_t count() { return m_connection.integer("SELECT count(*) FROM t").value_or(-1); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    Connection m_connection;
};

std::string TestSqlite::newFile(const QString &name)
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
               ? QFile::encodeName(file.fileName()).toStdString()
               : std::string();
}

void TestSqlite::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = newFile(QStringLiteral("test.db"));
    QVERIFY(m_connection.open(m_file, Connection::Mode::ReadWrite));
    QVERIFY(m_connection.execute("CREATE TABLE t (key INTEGER PRIMARY KEY, value ANY) STRICT"));
}

void TestSqlite::cleanup()
{
    m_connection.close();
}

void TestSqlite::everyTypeComesBack()
{
    constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
    Statement select(m_connection, "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?");
    const std::optional<std::int64_t> absent;
    const std::optional<std::int64_t> present = 7;
    const std::optional<std::string_view> absentText;
    const std::optional<std::string_view> presentText = "there"sv;
    Rows row = select.rows(smallest, 5, true, present, absent, "text with \0 inside"sv, std::string_view(),
                           Blob{"\xff\0\x01"sv}, Blob{}, presentText, absentText);
    QVERIFY(row.next());
    QCOMPARE(row.integer(0), smallest);
    QCOMPARE(row.integer(1), 5);
    QCOMPARE(row.integer(2), 1);
    QCOMPARE(row.optionalInteger(3), present);
    QVERIFY(row.isNull(4));
    QCOMPARE(row.optionalInteger(4), absent);
    QVERIFY(row.text(5) == "text with \0 inside"sv);
    QVERIFY(!row.isBlob(5));
    QVERIFY(!row.isNull(6)); // empty is not absent
    QVERIFY(row.text(6).empty());
    QVERIFY(row.isBlob(7));
    QVERIFY(row.blob(7) == "\xff\0\x01"sv);
    QVERIFY(row.isBlob(8));
    QVERIFY(row.blob(8).empty());
    QVERIFY(row.text(9) == "there"sv);
    QVERIFY(row.isNull(10));
    QVERIFY(row.text(10).empty());
    QVERIFY(!row.next());
    QVERIFY(m_connection.ok());
}

void TestSqlite::statementRunsAgain()
{
    Statement insert(m_connection, "INSERT INTO t (value) VALUES (?)");
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(insert.execute(i * 10));
        QCOMPARE(m_connection.lastInsertedRow(), i);
    }
    Statement select(m_connection, "SELECT value FROM t WHERE key >= ? ORDER BY key");
    {
        Rows left = select.rows(1); // left before its end
        QVERIFY(left.next());
    }
    Rows rows = select.rows(2);
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), 20);
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), 30);
    QVERIFY(!rows.next());
    Statement update(m_connection, "UPDATE t SET value = 0 WHERE key > ?");
    QVERIFY(update.execute(1));
    QCOMPARE(m_connection.changedRows(), 2);
}

void TestSqlite::firstErrorSticks()
{
    Statement insert(m_connection, "INSERT INTO t VALUES (?, ?)");
    QVERIFY(insert.execute(1, "first"sv));
    QVERIFY(!insert.execute(1, "again"sv));
    QCOMPARE(m_connection.error()->code, SQLITE_CONSTRAINT_PRIMARYKEY);
    const std::string words = m_connection.error()->detail;
    QVERIFY(words.find("UNIQUE") != std::string::npos);

    // Nothing runs any more, and the first error stays.
    QVERIFY(!insert.execute(2, "second"sv));
    QVERIFY(!m_connection.execute("DELETE FROM t"));
    QVERIFY(!m_connection.integer("SELECT 1"));
    m_connection.failCorrupt("later");
    QCOMPARE(m_connection.error()->code, SQLITE_CONSTRAINT_PRIMARYKEY);
    QCOMPARE(m_connection.error()->detail, words);
    m_connection.clearError();
    QCOMPARE(count(), 1);
}

void TestSqlite::mistakeInSqlIsAnError()
{
    Statement wrong(m_connection, "SELECT a FROM nowhere");
    Rows rows = wrong.rows();
    QVERIFY(!rows.next());
    QCOMPARE(m_connection.error()->kind(), SqlError::Kind::Other);
    QVERIFY(m_connection.error()->detail.find("nowhere") != std::string::npos);
}

void TestSqlite::clearedErrorLetsGoOn()
{
    Statement insert(m_connection, "INSERT INTO t VALUES (?, ?)");
    QVERIFY(insert.execute(1, 1));
    QVERIFY(!insert.execute(1, 1));
    m_connection.clearError();
    QVERIFY(insert.execute(2, 2)); // the same statement, too
    QCOMPARE(count(), 2);
}

void TestSqlite::transactionCommits()
{
    Connection other;
    QVERIFY(other.open(m_file, Connection::Mode::ReadOnly));
    Transaction transaction(m_connection, Transaction::Kind::Write);
    QVERIFY(m_connection.execute("INSERT INTO t VALUES (1, 1)"));
    QCOMPARE(other.integer("SELECT count(*) FROM t").value_or(-1), 0);
    QVERIFY(transaction.commit());
    QCOMPARE(other.integer("SELECT count(*) FROM t").value_or(-1), 1);
    QVERIFY(!transaction.commit()); // only once
}

void TestSqlite::transactionRollsBackWhenItGoes()
{
    {
        const Transaction transaction(m_connection, Transaction::Kind::Write);
        QVERIFY(m_connection.execute("INSERT INTO t VALUES (1, 1)"));
        QCOMPARE(count(), 1);
    }
    QVERIFY(m_connection.ok());
    QCOMPARE(count(), 0);
}

void TestSqlite::transactionRollsBackAfterAnError()
{
    {
        Transaction transaction(m_connection, Transaction::Kind::Write);
        QVERIFY(m_connection.execute("INSERT INTO t VALUES (1, 1)"));
        QVERIFY(!m_connection.execute("INSERT INTO t VALUES (1, 2)"));
        QVERIFY(!transaction.commit());
    }
    QCOMPARE(sqlite3_get_autocommit(m_connection.handle()), 1); // none is open
    QCOMPARE(m_connection.error()->code, SQLITE_CONSTRAINT_PRIMARYKEY);
    m_connection.clearError();
    QCOMPARE(count(), 0);
    Transaction next(m_connection, Transaction::Kind::Write);
    QVERIFY(m_connection.execute("INSERT INTO t VALUES (1, 1)"));
    QVERIFY(next.commit());
    QCOMPARE(count(), 1);
}

void TestSqlite::interrupted()
{
    sqlite3_progress_handler(
        m_connection.handle(), 100, [](void *) { return 1; }, nullptr);
    QVERIFY(!m_connection.integer(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10000000)"
        " SELECT sum(i) FROM n"));
    QCOMPARE(m_connection.error()->kind(), SqlError::Kind::Interrupted);
    sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
    m_connection.clearError();
    QCOMPARE(count(), 0);
}

void TestSqlite::busyWhileAnotherWrites()
{
    Connection other;
    QVERIFY(other.open(m_file, Connection::Mode::ReadWrite));
    other.setBusyTimeout(std::chrono::milliseconds(1));
    const Transaction transaction(m_connection, Transaction::Kind::Write);
    Transaction refused(other, Transaction::Kind::Write);
    QCOMPARE(other.error()->kind(), SqlError::Kind::Busy);
    QVERIFY(!refused.commit());
    QVERIFY(m_connection.ok());
}

void TestSqlite::opening()
{
    Connection connection;
    QVERIFY(!connection.isOpen());
    QVERIFY(!connection.execute("SELECT 1"));
    QVERIFY(!connection.open(m_folder->filePath(QStringLiteral("none.db")).toStdString(),
                             Connection::Mode::ReadWrite));
    QCOMPARE(connection.error()->kind(), SqlError::Kind::CannotOpen);
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("none.db"))));

    QVERIFY(connection.open(m_file, Connection::Mode::ReadOnly)); // and forgets the error
    QVERIFY(connection.isReadOnly());
    QVERIFY(!connection.execute("INSERT INTO t VALUES (1, 1)"));
    QCOMPARE(connection.error()->kind(), SqlError::Kind::ReadOnly);
    connection.close();
    QVERIFY(connection.ok());

    QFile text(QString::fromStdString(newFile(QStringLiteral("text.db"))));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray("not a database").repeated(100));
    text.close();
    QVERIFY(connection.open(text.fileName().toStdString(), Connection::Mode::ReadOnly));
    QVERIFY(!connection.integer("SELECT count(*) FROM sqlite_schema"));
    QCOMPARE(connection.error()->kind(), SqlError::Kind::NotADatabase);
}

void TestSqlite::strangePaths_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("before");
    QTest::newRow("spaces") << QStringLiteral("two words.db") << QString();
    QTest::newRow("what URIs mean something by") << QStringLiteral("50%41?mode=memory#x&y.db") << QString();
    QTest::newRow("not ASCII") << QStringLiteral("läufe-日.db") << QString();
    QTest::newRow("two slashes") << QStringLiteral("slashes.db") << QStringLiteral("/");
}

void TestSqlite::strangePaths()
{
    QFETCH(QString, name);
    QFETCH(QString, before);
    const std::string file = newFile(name);
    Connection connection;
    QVERIFY(connection.open(before.toStdString() + file, Connection::Mode::ReadWrite));
    QVERIFY(connection.execute("CREATE TABLE written (a)"));
    connection.close();
    QVERIFY(QFileInfo(m_folder->filePath(name)).size() > 0);
}

void TestSqlite::blobParts()
{
    Statement insert(m_connection, "INSERT INTO t VALUES (?, ?)");
    std::string large(100'000, '\0');
    for (std::size_t i = 0; i < large.size(); ++i)
        large[i] = static_cast<char>(i * 31 >> 3);
    QVERIFY(insert.execute(1, Blob{large}));
    QVERIFY(insert.execute(2, Blob{"short"sv}));

    const Transaction snapshot(m_connection, Transaction::Kind::Read);
    BlobReader reader(m_connection, "t", "value");
    QCOMPARE(reader.size(), std::size_t{0});
    QVERIFY(reader.seek(1));
    QCOMPARE(reader.size(), large.size());
    std::array<char, 50> part{};
    QVERIFY(reader.read(60'000, part));
    QVERIFY(std::string_view(part.data(), part.size()) == std::string_view(large).substr(60'000, 50));
    QCOMPARE(reader.value<unsigned char>(99'999), static_cast<unsigned char>(large.back()));
    QVERIFY(reader.seek(2));
    QCOMPARE(reader.size(), std::size_t{5});
    QVERIFY(m_connection.ok());
}

void TestSqlite::blobBounds()
{
    Statement insert(m_connection, "INSERT INTO t VALUES (1, ?)");
    QVERIFY(insert.execute(Blob{"12345678"sv}));
    struct Case
    {
        std::size_t offset, length;
        bool fits;
    };
    constexpr std::size_t farthest = std::numeric_limits<std::size_t>::max();
    for (const Case &asked : {Case{0, 8, true}, Case{8, 0, true}, Case{7, 1, true}, Case{0, 9, false},
                              Case{8, 1, false}, Case{9, 0, false}, Case{farthest, 2, false}}) {
        const Transaction snapshot(m_connection, Transaction::Kind::Read);
        BlobReader reader(m_connection, "t", "value");
        QVERIFY(reader.seek(1));
        std::string bytes(asked.length, '\0');
        QCOMPARE(reader.read(asked.offset, bytes), asked.fits);
        QCOMPARE(m_connection.ok(), asked.fits);
        if (!asked.fits)
            QCOMPARE(m_connection.error()->kind(), SqlError::Kind::Corrupt);
        m_connection.clearError();
    }
}

void TestSqlite::missingBlob()
{
    BlobReader reader(m_connection, "t", "value");
    QVERIFY(!reader.seek(99));
    QCOMPARE(m_connection.error()->kind(), SqlError::Kind::Corrupt);
    QVERIFY(!reader.seek(1)); // the error sticks here, too
}

QTEST_GUILESS_MAIN(TestSqlite)
#include "tst_sqlite.moc"
