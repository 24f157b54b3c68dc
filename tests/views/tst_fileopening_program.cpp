// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compression/zstd.h"
#include "support/samplefiles.h"

#include <QDirIterator>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <csignal>
#include <functional>
#include <sys/resource.h>

using namespace runglass;

/// The program itself, started with files.
class TestFileOpeningProgram : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    struct Outcome
    {
        int status = -1;
        QString out;
        QString err;
    };
    QString picture() const { return m_folder->filePath(QStringLiteral("shown.png")); }
    /// Until the picture is taken.
    Outcome open(const QStringList &files, const std::function<void()> &inChild = {}) const
    {
        QProcess process;
        if (inChild)
            process.setChildProcessModifier(inChild);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_folder->filePath(QStringLiteral("caches")));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(RUNGLASS_BIN "/runglass"),
                      files + QStringList{QStringLiteral("--screenshot"), picture(),
                                          QStringLiteral("--timeout"), QStringLiteral("150")});
        if (!process.waitForFinished(200'000)) {
            process.kill();
            process.waitForFinished();
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    QStringList caches() const
    {
        QStringList found;
        QDirIterator files(m_folder->filePath(QStringLiteral("caches/runglass/profiles")),
                           QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext())
            found << files.next();
        return found;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void filesToAPicture()
    {
        const QString folder = m_folder->filePath(QStringLiteral("exports"));
        const QString runs =
            samplefiles::write(folder, QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 50));
        const QString logs = samplefiles::write(folder, QStringLiteral("billing_logs_data.csv"),
                                                samplefiles::manyLogs(0, 500));
        // As a shell names one, and as a desktop does.
        const Outcome outcome = open({runs, QUrl::fromLocalFile(logs).toString()});
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.out, QStringLiteral("billing: 50 runs and 500 log entries, imported\n"));
        QVERIFY(!QImage(picture()).isNull());
    }

    void badFilesAreToldAndLeaveNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("isDiskFull");
        QTest::addColumn<QString>("reason");
        const QByteArray runs = samplefiles::manyRuns(0, 60'000);
        QTest::newRow("binary") << QByteArray(1000, '\0') << false << QStringLiteral("binary");
        QTest::newRow("empty") << QByteArray() << false << QStringLiteral("0 bytes");
        QTest::newRow("wrong header")
            << QByteArray("a,b\r\n1,2\r\n") << false << QStringLiteral("first line");
        QTest::newRow("truncated in its header")
            << runs.left(12) << false << QStringLiteral("neither runs nor log entries");
        QTest::newRow("full disk") << runs << true << QStringLiteral("no space");
        std::string bomb = samplefiles::runsCsv("r1,Success,38,12,").toStdString();
        bomb.resize(std::size_t{300} * 1024 * 1024, ' ');
        QTest::newRow("decompression bomb") << QByteArray::fromStdString(Compressor().compress(bomb).value())
                                            << false << QStringLiteral("made-up");
    }
    void badFilesAreToldAndLeaveNothing()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, isDiskFull);
        QFETCH(QString, reason);
        const QString file =
            samplefiles::write(m_folder->path(), QStringLiteral("bad_runs_data.csv"), content);
        // Writing beyond the limit fails as on a full disk.
        const Outcome outcome = open({file}, [isDiskFull] {
            const rlimit small{256 * 1024, 256 * 1024};
            if (isDiskFull) {
                ::setrlimit(RLIMIT_FSIZE, &small);
                ::signal(SIGXFSZ, SIG_IGN);
            }
        });
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(reason), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(QLatin1Char('\n')), 1);
        QCOMPARE(caches(), QStringList());
    }

    void aFolderIsToldToo()
    {
        const Outcome outcome = open({m_folder->path()});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(QStringLiteral("folder")), qPrintable(outcome.err));
        QVERIFY(!QImage(picture()).isNull());
    }
};

QTEST_GUILESS_MAIN(TestFileOpeningProgram)
#include "tst_fileopening_program.moc"
