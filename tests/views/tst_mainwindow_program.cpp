// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The program itself, as it is started from a shell.
class TestMainWindowProgram : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    struct Outcome
    {
        int status = -1;
        QString out;
        QString err;
    };
    static Outcome run(const QStringList &arguments, int limitMs = 20'000)
    {
        QProcess process;
        process.start(QStringLiteral(RUNGLASS_BIN "/runglass"), arguments);
        if (!process.waitForFinished(limitMs)) {
            process.kill();
            process.waitForFinished();
            return {-1, QString::fromUtf8(process.readAllStandardOutput()),
                    QString::fromUtf8(process.readAllStandardError())};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const auto row = [](const QString &arguments, int status) {
            QTest::newRow(qPrintable(arguments)) << arguments.split(QLatin1Char(' ')) << status;
        };
        row(QStringLiteral("--help"), 0);
        row(QStringLiteral("--version"), 0);
        row(QStringLiteral("--unknown"), 2);
        row(QStringLiteral("--service"), 2);
        row(QStringLiteral("--service ftp://a"), 2);
        row(QStringLiteral("--demo --service https://a.example"), 2);
        row(QStringLiteral("--timeout soon"), 2);
        row(QStringLiteral("--demo runs.csv"), 2);
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.status, status);
        QCOMPARE(outcome.out.isEmpty(), status != 0);
        QCOMPARE(outcome.err.count(QLatin1Char('\n')), status == 0 ? 0 : 1);
    }

    void demoToASyncedPicture()
    {
        const QString picture = m_folder.filePath(QStringLiteral("demo.png"));
        const QString trace = m_folder.filePath(QStringLiteral("demo.jsonl"));
        const Outcome outcome =
            run({QStringLiteral("--demo"), QStringLiteral("--screenshot"), picture, QStringLiteral("--trace"),
                 trace, QStringLiteral("--timeout"), QStringLiteral("200")},
                240'000);
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.out.contains(QStringLiteral("log entries of the last 7 days, synced in")),
                 qPrintable(outcome.out));
        QVERIFY(!QImage(picture).isNull());
        QFile file(trace);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList events;
        while (!file.atEnd())
            events << QJsonDocument::fromJson(file.readLine())
                          .object()
                          .value(QStringLiteral("event"))
                          .toString();
        for (const char *event : {"main", "window-shown", "rows-painted", "range-complete", "gui-turns"})
            QVERIFY2(events.contains(QLatin1String(event)), event);
        QCOMPARE(events.last(), QStringLiteral("gui-turns"));
    }

    void nothingToShowIsAnError()
    {
        const QString picture = m_folder.filePath(QStringLiteral("none.png"));
        const Outcome outcome =
            run({QStringLiteral("--cache"), m_folder.filePath(QStringLiteral("missing.runglass")),
                 QStringLiteral("--screenshot"), picture, QStringLiteral("--timeout"), QStringLiteral("5")},
                60'000);
        QCOMPARE(outcome.status, 1);
        QVERIFY(!outcome.err.isEmpty());
        QVERIFY(!QImage(picture).isNull());
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("missing.runglass"))));
    }
};

QTEST_GUILESS_MAIN(TestMainWindowProgram)
#include "tst_mainwindow_program.moc"
