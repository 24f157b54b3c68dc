// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundleformat.h"
#include "cache/cache.h"
#include "compression/gzip.h"
#include "importing/contentkind.h"
#include "support/samplefiles.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace runglass;

/// What files are taken for, by their content alone.
class TestContentKind : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString add(const QString &name, const QByteArray &content) const
    {
        return samplefiles::write(m_folder.path(), name, content);
    }
    /// The first page of a database with this application id.
    static QByteArray database(std::uint32_t id)
    {
        QByteArray bytes("SQLite format 3\0", 16);
        bytes.resize(4096, '\0');
        for (int i = 0; i < 4; ++i)
            bytes[68 + i] = static_cast<char>(id >> (24 - 8 * i));
        return bytes;
    }

private Q_SLOTS:
    void knowsRecords_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("format");
        QTest::addColumn<bool>("tellsScript");
        const auto row = [](const char *name, const QByteArray &content, FileFormat::Kind format,
                            bool tells) {
            QTest::newRow(name) << QString::fromLatin1(name) << content << int(format) << tells;
        };
        const QByteArray runs = samplefiles::manyRuns(0, 3);
        row("billing_runs_data.csv", runs, FileFormat::Kind::Csv, true);
        row("renamed.csv", runs, FileFormat::Kind::Csv, false);
        row("no ending", runs, FileFormat::Kind::Csv, false);
        row("billing_logs_data (1).csv.gz",
            QByteArray::fromStdString(gzip(samplefiles::manyLogs(0, 3).toStdString())), FileFormat::Kind::Csv,
            true);
        row("spans.json", "[{\"name\":\"x\"}]", FileFormat::Kind::Json, true);
        row("run_1.txt", "hello\nINFO :: started\n", FileFormat::Kind::Captured, false);
        row("lying.runglass", runs, FileFormat::Kind::Csv, false);
    }
    void knowsRecords()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(int, format);
        QFETCH(bool, tellsScript);
        const auto kind = ContentKind::of(add(name, content));
        QVERIFY2(kind, kind ? "" : qPrintable(kind.error().oneLine()));
        QVERIFY(kind->kind == ContentKind::Kind::Records);
        QCOMPARE(int(kind->format), format);
        QCOMPARE(kind->tellsScript, tellsScript);
    }

    void knowsDatabases()
    {
        // By the id in the header, whatever the name says.
        const auto bundle =
            ContentKind::of(add(QStringLiteral("b.csv"), database(bundleformat::applicationId)));
        QVERIFY(bundle && bundle->kind == ContentKind::Kind::Bundle);
        const QString file = m_folder.filePath(QStringLiteral("cache.csv"));
        QVERIFY(Cache::open(file, {}).ok());
        const auto cache = ContentKind::of(file);
        QVERIFY(cache && cache->kind == ContentKind::Kind::Cache);
        const auto foreign = ContentKind::of(add(QStringLiteral("firefox.db"), database(0)));
        QVERIFY(!foreign);
        QVERIFY(foreign.error().reason.contains(QStringLiteral("SQLite")));
    }

    void saysWhatElseItIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("0 bytes");
        QTest::newRow("blanks") << QByteArray("  \n\n ") << QStringLiteral("blanks");
        QTest::newRow("zip") << QByteArray("PK\x03\x04\0\0\0\0\0\0\0\0", 12) << QStringLiteral("ZIP");
        QTest::newRow("binary") << QByteArray("\x7f"
                                              "ELF\0\0\0\1\2\3\4\5\6",
                                              13)
                                << QStringLiteral("binary");
        QTest::newRow("prose") << QByteArray("Dear colleague\nplease look\n") << QStringLiteral("not known");
        QTest::newRow("damaged gzip") << QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\3", 10) + QByteArray(64, '\xff')
                                      << QStringLiteral("damaged");
    }
    void saysWhatElseItIs()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        const auto kind = ContentKind::of(add(QStringLiteral("x_runs_data.csv"), content));
        QVERIFY(!kind);
        QVERIFY2(kind.error().reason.contains(reason), qPrintable(kind.error().reason));
        QVERIFY(!kind.error().help.isEmpty());
    }

    void saysWhyItCantBeRead()
    {
        QVERIFY(ContentKind::of(m_folder.path()).error().reason.contains(QStringLiteral("folder")));
        QVERIFY(ContentKind::of(m_folder.filePath(QStringLiteral("none")))
                    .error()
                    .reason.contains(QStringLiteral("no such file")));
        const QString pipe = m_folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY(ContentKind::of(pipe).error().reason.contains(QStringLiteral("ordinary")));
        const QString secret = add(QStringLiteral("secret.csv"), samplefiles::manyRuns(0, 1));
        QFile::setPermissions(secret, {});
        // Root may read everything, but nobody else is let into the folders above by default.
        const auto passable = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(QDir::tempPath(), passable));
        QVERIFY(QFile::setPermissions(m_folder.path(), passable));
        constexpr uid_t nobody = 65534;
        if (::geteuid() == 0)
            ::setfsuid(nobody); // of this thread
        const auto refused = ContentKind::of(secret);
        ::setfsuid(::geteuid());
        QVERIFY(!refused);
        QVERIFY2(refused.error().reason.contains(QStringLiteral("may not")),
                 qPrintable(refused.error().reason));
    }
};

QTEST_GUILESS_MAIN(TestContentKind)
#include "tst_contentkind.moc"
