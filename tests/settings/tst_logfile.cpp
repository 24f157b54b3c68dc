// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/logfile.h"
#include "settings/redaction.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace runglass;

class TestLogFile : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;

    static QByteArray contentOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_file = m_folder.filePath(
            QStringLiteral("%1/log").arg(QString::fromLatin1(QTest::currentTestFunction())));
    }

    void redactsWhatLooksLikeAKey_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *text, const char *shown) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(shown);
        };
        row("header", "x-api-key: abc123 sent", "x-api-key: [hidden] sent");
        row("header without blank", "X-API-Key:abc123", "X-API-Key:[hidden]");
        row("JSON", R"({"api_key": "abc123", "a": 1})", R"({"api_key": "[hidden]", "a": 1})");
        row("query", "GET /a?token=abc123&b=2", "GET /a?token=[hidden]&b=2");
        row("bearer", "Authorization: Bearer abc.def", "Authorization: Bearer [hidden]");
        row("user information", "https://me:abc123@host/path", "https://host/path");
        row("ordinary", "3 runs, key ideas, the token bucket", "3 runs, key ideas, the token bucket");
    }
    void redactsWhatLooksLikeAKey()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(redacted(text), shown);
    }

    void aLineSaysWhenAndWhat()
    {
        LogFile log(m_file);
        log.hide(SecretKey("se.cret+key"));
        log.write(LogFile::Level::Warning, QStringLiteral("sync"),
                  QStringLiteral("a\nb se.cret+key\x1b[31m"));
        const QString line = QString::fromUtf8(contentOf(m_file));
        const QRegularExpression expected(QStringLiteral(
            "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z warning sync: a b \\[hidden\\] \\[31m\\n$"));
        QVERIFY2(expected.match(line).hasMatch(), qPrintable(line));
        QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(QFile::permissions(QFileInfo(m_file).path()) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void rotatesBySizeFromManyThreads()
    {
        constexpr int threads = 4;
        constexpr int lines = 500;
        {
            LogFile log(m_file, 8'000, 3);
            std::vector<std::thread> writers;
            for (int t = 0; t < threads; ++t) {
                writers.emplace_back([&log, t] {
                    for (int i = 0; i < lines; ++i)
                        log.write(LogFile::Level::Info, QStringLiteral("test"),
                                  QStringLiteral("writer %1 line %2").arg(t).arg(i));
                });
            }
            for (std::thread &writer : writers)
                writer.join();
        }
        for (const char *suffix : {"", ".1", ".2"}) {
            const QByteArray content = contentOf(m_file + QLatin1String(suffix));
            QVERIFY2(!content.isEmpty() && content.size() <= 8'000, suffix);
            QVERIFY(content.endsWith('\n'));
            for (const QByteArray &line : content.trimmed().split('\n'))
                QVERIFY2(line.contains(" info test: writer "), line.constData());
        }
        QVERIFY(!QFile::exists(m_file + QStringLiteral(".3")));
        // The last line of every writer is in the newest files.
        QCOMPARE(contentOf(m_file).isEmpty(), false);
    }

    void goesOnWithAnOldFile()
    {
        LogFile(m_file).write(LogFile::Level::Info, QStringLiteral("a"), QStringLiteral("first"));
        LogFile(m_file).write(LogFile::Level::Info, QStringLiteral("a"), QStringLiteral("second"));
        QCOMPARE(contentOf(m_file).count('\n'), 2);
    }

    void aLogThatCannotBeWrittenHurtsNobody()
    {
        QVERIFY(QDir().mkpath(m_file));
        LogFile log(m_file);
        log.write(LogFile::Level::Error, QStringLiteral("a"), QStringLiteral("lost"));
        QVERIFY(QFileInfo(m_file).isDir());
    }
};

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
