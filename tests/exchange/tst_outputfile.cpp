// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/outputfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace runglass;

class TestOutputFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesWhenWhole();
    void cancelLeavesNothing();
    void existingStays();
    void existingAppearsMeanwhile();
    void replaces();
    void followsLinks();
    void diskFull();
    void refusesPlaces();

private:
    QString in(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QStringList names() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

using Existing = OutputFile::Existing;

void TestOutputFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestOutputFile::writesWhenWhole()
{
    OutputFile file;
    QVERIFY(file.open(in("a.csv"), Existing::Refuse).ok());
    QCOMPARE(file.path(), in("a.csv"));
    QVERIFY(file.write("one,").ok());
    QVERIFY(file.write("two").ok());
    QVERIFY(!QFile::exists(in("a.csv")));
    QCOMPARE(names().size(), 1); // the part, beside it
    QVERIFY(file.finish().ok());
    QCOMPARE(names(), QStringList{QStringLiteral("a.csv")});
    QCOMPARE(content(in("a.csv")), QByteArray("one,two"));
}

void TestOutputFile::cancelLeavesNothing()
{
    {
        OutputFile file;
        QVERIFY(file.open(in("a.csv"), Existing::Refuse).ok());
        QVERIFY(file.write("one").ok());
        file.cancel();
        QVERIFY(names().isEmpty());
        QVERIFY(file.open(in("b.csv"), Existing::Refuse).ok());
    }
    QVERIFY(names().isEmpty()); // destroyed, not finished
}

void TestOutputFile::existingStays()
{
    put(in("a.csv"), "old");
    OutputFile file;
    const auto opened = file.open(in("a.csv"), Existing::Refuse);
    QVERIFY(!opened.ok());
    QVERIFY(opened.error().reason.contains(in("a.csv")));
    QVERIFY(opened.error().help.contains(QStringLiteral("--force")));
    QCOMPARE(content(in("a.csv")), QByteArray("old"));
    QCOMPARE(names().size(), 1);
}

void TestOutputFile::existingAppearsMeanwhile()
{
    OutputFile file;
    QVERIFY(file.open(in("a.csv"), Existing::Refuse).ok());
    QVERIFY(file.write("new").ok());
    put(in("a.csv"), "theirs");
    QVERIFY(!file.finish().ok());
    QCOMPARE(content(in("a.csv")), QByteArray("theirs"));
    QCOMPARE(names().size(), 1);
}

void TestOutputFile::replaces()
{
    put(in("a.csv"), "old");
    OutputFile file;
    QVERIFY(file.open(in("a.csv"), Existing::Replace).ok());
    QVERIFY(file.write("new").ok());
    QCOMPARE(content(in("a.csv")), QByteArray("old"));
    QVERIFY(file.finish().ok());
    QCOMPARE(content(in("a.csv")), QByteArray("new"));
    QCOMPARE(names().size(), 1);
}

void TestOutputFile::followsLinks()
{
    put(in("real.csv"), "old");
    QVERIFY(QFile::link(in("real.csv"), in("link.csv")));
    OutputFile file;
    QVERIFY(file.open(in("link.csv"), Existing::Replace).ok());
    QVERIFY(file.write("new").ok());
    QVERIFY(file.finish().ok());
    QCOMPARE(content(in("real.csv")), QByteArray("new"));
    QVERIFY(QFileInfo(in("link.csv")).isSymLink());
}

void TestOutputFile::diskFull()
{
    // A limit on the size of files stands in for the disk: the same call fails half way.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 100'000;
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    put(in("a.csv"), "old");
    OutputFile file;
    const bool opened = file.open(in("a.csv"), Existing::Replace).ok();
    const auto written = file.write(std::string(200'000, 'x'));
    const QStringList left = names();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(opened);
    QVERIFY(!written.ok());
    QVERIFY(written.error().reason.contains(in("a.csv")));
    QCOMPARE(left, QStringList{QStringLiteral("a.csv")});
    QCOMPARE(content(in("a.csv")), QByteArray("old"));
    // The device that is always full.
    OutputFile full;
    QVERIFY(!full.open(QStringLiteral("/dev/full"), Existing::Replace).ok());
}

void TestOutputFile::refusesPlaces()
{
    OutputFile file;
    QVERIFY(!file.open(m_folder->path(), Existing::Replace).ok());
    QVERIFY(!file.open(in("none/a.csv"), Existing::Replace).ok());
    QVERIFY(!file.open(in(QByteArray(300, 'n').constData()), Existing::Replace).ok() || !file.finish().ok());
    if (::geteuid() != 0) { // root may write everywhere
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("closed")));
        QCOMPARE(::chmod(QFile::encodeName(in("closed")).constData(), 0500), 0);
        const auto opened = file.open(in("closed/a.csv"), Existing::Refuse);
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().reason.contains(in("closed/a.csv")));
    }
    QVERIFY(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

QTEST_GUILESS_MAIN(TestOutputFile)
#include "tst_outputfile.moc"
