// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/sampledata.h"
#include "windowstart.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace runglass;

namespace {

/// What the user chooses in the window's menu.
void choose(const QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (action->text().remove(QLatin1Char('&')).startsWith(text)) {
            QVERIFY(action->isEnabled());
            action->trigger();
            return;
        }
    }
    QFAIL(qPrintable(text));
}

} // namespace

/// The dialogs over an opened profile whose service does not answer.
class TestMainWindowDialogs : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Start> m_start;
    Profile m_profile;

    Places places() const { return Places::below(m_folder->path()); }
    QMenu *menu() { return qobject_cast<QMenu *>(m_start->child<QMenu>("connections")->parent()); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_start = std::make_unique<Start>(places());
        const auto added = m_start->profiles.add(QStringLiteral("Team"),
                                                 QUrl(QStringLiteral("http://127.0.0.1:9")), KeyPlace::File);
        QVERIFY(added);
        m_profile = *added;
        bool kept = false;
        m_start->keys.write(m_profile.id, KeyPlace::File, SecretKey("s3cret-key"), this,
                            [&kept](const Result<void> &result) { kept = result.ok(); });
        QTRY_VERIFY(kept);
        m_start->open(WorkspaceTarget::ofProfile(m_profile, places()));
        QTRY_VERIFY_WITH_TIMEOUT(m_start->session.workspace() != nullptr, 20'000);
    }
    void cleanup()
    {
        m_start.reset();
        m_folder.reset();
    }

    void forgettingAProfileRemovesItsKeyAndItsCache()
    {
        const QString cache = places().cacheFolderOf(m_profile.id);
        QVERIFY(QDir(cache).exists());
        QCOMPARE(QDir(places().keyFolder()).entryList(QDir::Files).size(), 1);
        choose(m_start->child<QMenu>("connections"), QStringLiteral("Manage"));
        auto *list = m_start->child<QListWidget>("profiles");
        QVERIFY(list && list->isVisible());
        QTest::mouseClick(m_start->child<QPushButton>("forget"), Qt::LeftButton);
        auto *withCache = m_start->child<QCheckBox>("withCache");
        QTRY_VERIFY(withCache->isVisible());
        withCache->setFocus();
        QTest::keyClick(withCache, Qt::Key_Space);
        QTest::mouseClick(m_start->child<QPushButton>("confirmForget"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(cache).exists(), 20'000);
        QTRY_VERIFY(QDir(places().keyFolder()).entryList(QDir::Files).isEmpty());
        QVERIFY(m_start->profiles.profiles().empty());
        QVERIFY(!m_start->session.workspace());
        QVERIFY(m_start->connectionPageIsShown());
        QTRY_COMPARE(list->count(), 0);
    }

    void skippedRecordsAreListed()
    {
        WriteBatch batch;
        batch.problems.push_back(
            {ProblemReport::Kind::SkippedRecord, "/runs?script=<b>x</b>", "id is a number", 7, nowMicros()});
        QVERIFY(sample::write(m_start->session.workspace()->cache(), std::move(batch)));
        choose(menu(), QStringLiteral("Skipped Records"));
        auto *list = m_start->child<QTreeWidget>("problems");
        QVERIFY(list && list->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 1, 20'000);
        QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("7"));
        QCOMPARE(list->topLevelItem(0)->text(3), QStringLiteral("id is a number"));
        QCOMPARE(list->topLevelItem(0)->text(4), QStringLiteral("/runs?script=<b>x</b>"));
        QTest::keyClick(list, Qt::Key_Escape);
        QTRY_VERIFY(!m_start->child<QTreeWidget>("problems"));
    }

    void diagnosticsAreCopiedWithoutSecrets()
    {
        WorkspaceTarget target = WorkspaceTarget::ofProfile(m_profile, places());
        target.service = QUrl(QStringLiteral("http://me:pw9@127.0.0.1:9/?token=t0ken"));
        QSignalSpy opened(&m_start->session, &Session::workspaceOpened);
        m_start->open(target);
        QVERIFY(opened.wait(20'000));
        QTRY_VERIFY_WITH_TIMEOUT(m_start->session.workspace()->syncState().error.has_value(), 20'000);
        choose(menu(), QStringLiteral("About"));
        auto *copy = m_start->child<QPushButton>("copyDiagnostics");
        QVERIFY(copy && copy->isVisible());
        QTest::mouseClick(copy, Qt::LeftButton);
        const QString text = QGuiApplication::clipboard()->text();
        for (const char *wanted : {"Runglass: 1.0", "http://127.0.0.1:9", "sync: ", "event loop: "})
            QVERIFY2(text.contains(QLatin1String(wanted)), qPrintable(text));
        for (const char *secret : {"s3cret-key", "pw9", "t0ken"})
            QVERIFY2(!text.contains(QLatin1String(secret)), qPrintable(text));
    }

    void settingsMoveTheKey()
    {
        choose(menu(), QStringLiteral("Settings"));
        auto *dialog = m_start->window.findChild<QDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        auto *place = dialog->findChild<QComboBox *>(QStringLiteral("keyPlace"));
        QVERIFY(place);
        place->setFocus();
        QTest::keyClick(place, Qt::Key_End); // for this session only
        QTRY_COMPARE(m_start->profiles.find(m_profile.id)->keyPlace, KeyPlace::Session);
        QTRY_VERIFY(QDir(places().keyFolder()).entryList(QDir::Files).isEmpty());
        SecretKey still;
        m_start->keys.read(m_profile.id, KeyPlace::Session, this, [&still](const Result<SecretKey> &key) {
            if (key)
                still = *key;
        });
        QTRY_VERIFY(!still.isEmpty());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_start->window.findChild<QDialog *>());
    }

    void dialogsHaveADefaultAndUniqueMnemonics()
    {
        const QMenu *connections = m_start->child<QMenu>("connections");
        const std::pair<const QMenu *, QString> all[] = {{connections, QStringLiteral("Manage")},
                                                         {menu(), QStringLiteral("Settings")},
                                                         {menu(), QStringLiteral("Skipped")},
                                                         {menu(), QStringLiteral("About")}};
        for (const auto &[from, text] : all) {
            choose(from, text);
            auto *dialog = m_start->window.findChild<QDialog *>();
            QVERIFY2(dialog && dialog->isVisible(), qPrintable(text));
            int defaults = 0;
            QStringList mnemonics;
            for (const QPushButton *button : dialog->findChildren<QPushButton *>()) {
                defaults += button->isDefault() ? 1 : 0;
                mnemonics << QKeySequence::mnemonic(button->text()).toString();
            }
            for (const QLabel *label : dialog->findChildren<QLabel *>()) {
                if (label->buddy())
                    mnemonics << QKeySequence::mnemonic(label->text()).toString();
            }
            mnemonics.removeAll(QString());
            QCOMPARE(defaults, 1);
            QCOMPARE(mnemonics.removeDuplicates(), 0);
            QTest::keyClick(dialog, Qt::Key_Escape);
            QTRY_VERIFY(!m_start->window.findChild<QDialog *>());
        }
    }
};

QTEST_MAIN(TestMainWindowDialogs)
#include "tst_mainwindow_dialogs.moc"
