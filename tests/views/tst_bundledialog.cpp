// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// "Share as Bundle" by mouse and keys, over a real cache, down to the file that is written.

#include "bundle/bundledialog.h"
#include "bundle/bundlereader.h"
#include "tables/sampledata.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTreeWidget>

using namespace runglass;

class TestBundleDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void previewShowsWhatIsRemoved();
    void whatIsUncheckedStays();
    void wrongPathIsToldAtOnce();
    void savesWhatWasChosen();
    void savesTheSelectedRun();
    void writesAgainAfterAnError();
    void closedWhileItPreviews();

private:
    QWidget *named(const char *name) const
    {
        return m_dialog->findChild<QWidget *>(QString::fromLatin1(name));
    }
    QString text(const char *name) const { return static_cast<QLabel *>(named(name))->text(); }
    QTreeWidget *rows() const { return static_cast<QTreeWidget *>(named("removalRows")); }
    void click(const char *name) const
    {
        QTest::mouseClick(named(name), Qt::LeftButton, {}, {8, named(name)->height() / 2});
    }
    void type(const char *name, const char *text) const
    {
        named(name)->setFocus();
        QTest::keyClicks(named(name), QString::fromUtf8(text));
    }
    void saveAs(const QString &file) const;
    bool isPreviewed() const { return text("removals").startsWith(QLatin1String("Will be removed")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<BundleDialog> m_dialog;
};

void TestBundleDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    WriteBatch batch;
    batch.scripts.push_back(sample::script("s1", "Qbalance", 3, microsPerDay));
    for (const char *id : {"r1", "r2", "r3"}) {
        Run run;
        run.id = id;
        run.scriptId = "s1";
        run.revision = 1;
        run.status = RunStatus::Failed;
        run.executedAt = microsPerDay;
        batch.records.add(run);
        LogEntry entry;
        entry.id = std::string("l-") + id;
        entry.runId = id;
        entry.scriptId = "s1";
        entry.message = "token=abc for bob@example.com";
        entry.time = microsPerDay;
        batch.records.add(entry);
    }
    FetchedPayload fetched;
    fetched.payload.runId = "r1";
    fetched.payload.input = Document{R"({"iban": "DE00 1234", "password": "x"})", true};
    fetched.status = RunStatus::Failed;
    fetched.revision = 1;
    batch.payloads.push_back(fetched);
    QVERIFY(sample::write(*m_cache, std::move(batch)));

    BundleForm::Choice choice;
    choice.shown.runs.scriptId = "s1";
    choice.shown.info.scriptId = "s1";
    choice.shownText = QStringLiteral("All shown (3 runs)");
    choice.selectedIds = {"r2"};
    choice.selectedText = QStringLiteral("The selected run");
    choice.sender = QStringLiteral("ada");
    m_dialog = std::make_unique<BundleDialog>(m_cache, choice, DisplayValues(QTimeZone::utc()),
                                              QStringLiteral("Qbalance.runglass"));
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    click("shown");
    QTRY_VERIFY(isPreviewed());
}

void TestBundleDialog::cleanup()
{
    m_dialog.reset();
    QThreadPool::globalInstance()->waitForDone();
    m_cache.reset();
}

void TestBundleDialog::saveAs(const QString &file) const
{
    click("save");
    auto *files = m_dialog->findChild<QFileDialog *>();
    QVERIFY(files);
    auto *edit = files->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(edit);
    edit->setText(file);
    auto *buttons = files->findChild<QDialogButtonBox *>(QStringLiteral("buttonBox"));
    QVERIFY(buttons);
    QTest::mouseClick(buttons->button(QDialogButtonBox::Save), Qt::LeftButton);
}

void TestBundleDialog::previewShowsWhatIsRemoved()
{
    QTRY_COMPARE(text("counts"),
                 QStringLiteral("3 runs, 3 log entries, input and output of 1; those of 2 runs are "
                                "not on this machine"));
    QCOMPARE(text("removals"), QStringLiteral("Will be removed: 1 password, 3 tokens, 3 e-mail addresses."));
    QCOMPARE(rows()->topLevelItemCount(), 7);
    QStringList shown;
    for (int i = 0; i < rows()->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = rows()->topLevelItem(i);
        shown
            << QStringLiteral("%1|%2|%3|%4").arg(item->text(0), item->text(1), item->text(2), item->text(3));
    }
    QVERIFY2(shown.contains(QStringLiteral("E-mail address|b…@….com (15 bytes)|Log message|r1")),
             qPrintable(shown.join(QLatin1Char('\n'))));
    QVERIFY(shown.contains(QStringLiteral("Password|… (1 byte)|Input  $['password']|r1")));
}

void TestBundleDialog::whatIsUncheckedStays()
{
    click("tokens");
    QTRY_COMPARE(text("removals"), QStringLiteral("Will be removed: 1 password, 3 e-mail addresses."));
    click("emails");
    click("payloads");
    QTRY_COMPARE(text("removals"), QStringLiteral("Nothing that looks like a secret was found."));
    QCOMPARE(text("counts"), QStringLiteral("3 runs, 3 log entries"));
    click("keys");
    QTRY_COMPARE(text("removals"), QStringLiteral("Nothing will be removed."));
    QCOMPARE(rows()->topLevelItemCount(), 0);
}

void TestBundleDialog::wrongPathIsToldAtOnce()
{
    type("paths", "$.iban");
    QTRY_VERIFY(text("removals").contains(QStringLiteral("1 value by its path")));
    QVERIFY(!named("pathsHint")->isVisible());
    type("paths", "[");
    QVERIFY(named("pathsHint")->isVisible());
    QVERIFY(text("pathsHint").contains(QStringLiteral("At character 8")));
    QVERIFY(!named("save")->isEnabled());
    QCOMPARE(rows()->topLevelItemCount(), 0);
    QTest::keyClick(named("paths"), Qt::Key_Backspace);
    QVERIFY(!named("pathsHint")->isVisible());
    QVERIFY(named("save")->isEnabled());
    QTRY_VERIFY(text("removals").contains(QStringLiteral("1 value by its path")));
}

void TestBundleDialog::savesWhatWasChosen()
{
    type("message", "Look at r1");
    type("paths", "$.iban");
    const QString file = m_folder->filePath(QStringLiteral("out.runglass"));
    saveAs(file);
    QTRY_COMPARE(text("outcome"), QStringLiteral("The bundle is written."));
    QVERIFY(text("outcomeDetails").startsWith(file));
    QSignalSpy opened(m_dialog.get(), &BundleDialog::openRequested);
    QSignalSpy folder(m_dialog.get(), &BundleDialog::folderRequested);
    click("openBundle");
    click("showInFolder");
    QCOMPARE(opened.value(0).value(0).toString(), file);
    QCOMPARE(folder.value(0).value(0).toString(), file);

    const auto reader = BundleReader::open(file, {});
    QVERIFY2(reader.ok(), reader ? "" : qPrintable(reader.error().oneLine()));
    QCOMPARE((*reader)->info().message, "Look at r1");
    QCOMPARE((*reader)->info().sender, "ada");
    QCOMPARE((*reader)->info().redaction, "keys tokens e-mails $.iban");
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray bytes = written.readAll();
    QVERIFY(bytes.contains("token=[token removed] for [e-mail removed]"));
    QVERIFY(!bytes.contains("bob@") && !bytes.contains("DE00"));
}

void TestBundleDialog::savesTheSelectedRun()
{
    click("selected");
    const QString file = m_folder->filePath(QStringLiteral("one.runglass"));
    saveAs(file);
    QTRY_COMPARE(text("outcome"), QStringLiteral("The bundle is written."));
    QCOMPARE((*BundleReader::open(file, {}))->recordCount(), 2);
}

void TestBundleDialog::writesAgainAfterAnError()
{
    // The name becomes a folder between the file dialog and the writing.
    const QString file = m_folder->filePath(QStringLiteral("late.runglass"));
    click("save");
    auto *files = m_dialog->findChild<QFileDialog *>();
    QVERIFY(QDir().mkpath(file));
    Q_EMIT files->fileSelected(file);
    files->close();
    QTRY_VERIFY(named("outcomeError")->isVisible());
    QVERIFY(text("outcomeError").contains(QStringLiteral("is a folder")));
    click("back");
    QVERIFY(named("save")->isVisible());
    QVERIFY(QDir().rmdir(file));
    saveAs(file);
    QTRY_COMPARE(text("outcome"), QStringLiteral("The bundle is written."));
}

void TestBundleDialog::closedWhileItPreviews()
{
    click("tokens");
    m_dialog.reset();
    QThreadPool::globalInstance()->waitForDone();
}

QTEST_MAIN(TestBundleDialog)
#include "tst_bundledialog.moc"
