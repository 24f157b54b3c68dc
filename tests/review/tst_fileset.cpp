// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "review/fileset.h"
#include "review/reviewmanifest.h"
#include "support/samplefiles.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace runglass;

/// Which workspace files belong to, and what is kept of them.
class TestFileSet : public QObject
{
    Q_OBJECT

private:
    static FileSet set(const QStringList &files, const QString &script = {}) { return {files, script}; }

private Q_SLOTS:
    void exportsOfOneScriptBelongTogether()
    {
        const QString id = set({QStringLiteral("/a/billing_runs_data.csv")}).id();
        // Wherever they lie, whenever they were made, whatever of the script they hold.
        QCOMPARE(set({QStringLiteral("/b/billing_runs_data (2).csv")}).id(), id);
        QCOMPARE(
            set({QStringLiteral("/b/billing_logs_data.csv.gz"), QStringLiteral("/a/billing_runs_data.csv")})
                .id(),
            id);
        QCOMPARE(set({QStringLiteral("/b/run_1.txt")}, QStringLiteral("billing")).id(), id);
        QVERIFY(set({QStringLiteral("/a/orders_runs_data.csv")}).id() != id);
        QVERIFY(set({QStringLiteral("/a/orders_runs_data.csv"), QStringLiteral("/a/billing_runs_data.csv")})
                    .id() != id);
    }

    void otherFilesAreTheirOwn()
    {
        const QString id = set({QStringLiteral("/a/spans.json"), QStringLiteral("/a/more.json")}).id();
        QCOMPARE(set({QStringLiteral("/a/more.json"), QStringLiteral("/a/spans.json")}).id(), id);
        QVERIFY(set({QStringLiteral("/a/spans.json")}).id() != id);
        QVERIFY(set({QStringLiteral("/b/spans.json"), QStringLiteral("/a/more.json")}).id() != id);
        // A name is no way to another workspace: a script that is called like a file is not that file.
        QVERIFY(set({QStringLiteral("/a/spans.json")}).id() !=
                set({QStringLiteral("/a/run_1.txt")}, QStringLiteral("/a/spans.json")).id());
    }

    void isNamedForPeople()
    {
        QCOMPARE(set({QStringLiteral("/a/billing_runs_data.csv")}).name(), QStringLiteral("billing"));
        QCOMPARE(set({QStringLiteral("/a/spans.json")}).name(), QStringLiteral("spans.json"));
        QCOMPARE(set({QStringLiteral("/a/c.json"), QStringLiteral("/a/d.json"), QStringLiteral("/a/e.json")})
                     .name(),
                 QStringLiteral("c.json, d.json and 1 more"));
    }

    void inspectionAsksOnlyWhereNothingTells()
    {
        QTemporaryDir folder;
        const auto add = [&folder](const QString &name, const QByteArray &content) {
            return samplefiles::write(folder.path(), name, content);
        };
        const QString runs = add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 2));
        const QString captured = add(QStringLiteral("run_1.txt"), "INFO :: hello\n");
        const QString binary = add(QStringLiteral("x.bin"), QByteArray(64, '\0'));
        FileSetInspection found = FileSetInspection::of({captured});
        QVERIFY(!found.error);
        QCOMPARE(found.withoutScript, QStringList{captured});
        QVERIFY(found.set.scriptName.isEmpty());
        found = FileSetInspection::of({captured, runs});
        QVERIFY(!found.error);
        QCOMPARE(found.set.scriptName, QStringLiteral("billing"));
        // One of several that can't be read is told by the import.
        found = FileSetInspection::of({binary, runs});
        QVERIFY(!found.error);
        QCOMPARE(found.set.files.size(), 2);
        found = FileSetInspection::of({binary, folder.path()});
        QVERIFY(found.error);
        QVERIFY(found.error->message.contains(QStringLiteral("x.bin")));
    }

    void manifestComesBack()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("files.json"));
        QVERIFY(ReviewManifest::read(file).files.empty());
        const QString path = samplefiles::write(folder.path(), QStringLiteral("a_runs_data.csv"), "x");
        ImportSummary summary;
        summary.files.push_back({});
        summary.files.back().path = path;
        summary.files.back().runs = 7;
        summary.problems.beginFile(path);
        summary.problems.add(ImportProblem::Kind::Emptied, 3, QStringLiteral("a \"reason\"\n"));
        ReviewManifest manifest;
        manifest.name = QStringLiteral("billing");
        const ReviewedFile before = ReviewedFile::ofFile(path);
        manifest.add({before}, summary);
        QVERIFY(manifest.write(file).ok());
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        ReviewManifest back = ReviewManifest::read(file);
        QVERIFY(back.holds(before));
        QCOMPARE(back.problems.size(), std::size_t{1});
        QCOMPARE(back.problems[0].line, 3);
        QCOMPARE(back.problems[0].reason, QStringLiteral("a \"reason\"\n"));
        const ImportedFiles facts = back.facts();
        QCOMPARE(facts.files, 1);
        QVERIFY(facts.runs && !facts.logs && !facts.payloads);
        QCOMPARE(facts.problems, 1);
        // Read again without a problem: the old one goes.
        ImportSummary clean;
        clean.files = summary.files;
        back.add({before}, clean);
        QCOMPARE(back.problemCount, 0);
        QCOMPARE(back.files.size(), std::size_t{1});
        // Another size or time is another file.
        QVERIFY(samplefiles::write(folder.path(), QStringLiteral("a_runs_data.csv"), "xy") == path);
        QVERIFY(!back.holds(ReviewedFile::ofFile(path)));
        samplefiles::write(folder.path(), QStringLiteral("files.json"),
                           "{\"version\":1,\"files\":[7,{}],\"problems\":3");
        QVERIFY(ReviewManifest::read(file).files.empty());
    }
};

QTEST_GUILESS_MAIN(TestFileSet)
#include "tst_fileset.moc"
