// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "about/aboutdialog.h"
#include "commands/commandpalette.h"
#include "commands/keysoverlay.h"
#include "monitor/monitorview.h"
#include "preferences/preferencesdialog.h"
#include "windowstart.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTreeView>

using namespace runglass;

/// The keys of the real window.
class TestCommandWindow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Start> m_start;

    template <class Widget>
    Widget *find() const
    {
        return m_start->window.findChild<Widget *>();
    }
    void start()
    {
        m_start = std::make_unique<Start>(Places::below(m_folder->path()));
        activate();
    }
    /// As a window manager does after a dialog.
    void activate()
    {
        m_start->window.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &m_start->window);
    }
    void openDemo()
    {
        WorkspaceTarget target;
        target.id = QStringLiteral("file");
        target.name = QStringLiteral("Review");
        target.cacheFile = m_folder->filePath(QStringLiteral("review.runglass"));
        m_start->open(target);
        QTRY_VERIFY_WITH_TIMEOUT(find<MonitorView>(), 20'000);
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : QApplication::activeWindow(), key, modifiers);
    }
    QStringList listed(const QWidget *panel) const
    {
        const QAbstractItemModel *model = panel->findChild<QListView *>()->model();
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row)
            all << model->index(row, 0).data().toString();
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        start();
    }
    void cleanup()
    {
        m_start.reset();
        m_folder.reset();
    }

    void theFirstPageHasItsKeys()
    {
        m_start->window.showConnectionPage();
        auto *field = m_start->child<ConnectionPage>("connectionPage")->findChild<QLineEdit *>();
        field->setFocus();
        field->clear();
        QTest::keyClicks(field, QStringLiteral("z?"));
        QCOMPARE(field->text(), QStringLiteral("z?"));
        QVERIFY(!find<KeysOverlay>()->isVisible());
        press(Qt::Key_F1);
        QVERIFY(find<KeysOverlay>()->isVisible());
        QVERIFY(listed(find<KeysOverlay>()).contains(QStringLiteral("Command palette")));
        // No table is there to walk.
        QVERIFY(!listed(find<KeysOverlay>()).contains(QStringLiteral("Next record")));
        // One goes when the other comes, and the same key closes it again.
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!find<KeysOverlay>()->isVisible() && find<CommandPalette>()->isVisible());
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!find<CommandPalette>()->isVisible());
        QCOMPARE(QApplication::focusWidget(), field);
    }
    void thePaletteDoesWhatTheMenuDoes()
    {
        m_start->window.showConnectionPage();
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("about"));
        press(Qt::Key_Return);
        QTRY_VERIFY(find<AboutDialog>() && find<AboutDialog>()->isVisible());
        QTest::keyClick(find<AboutDialog>(), Qt::Key_Escape);
        QTRY_VERIFY(!find<AboutDialog>());
    }
    void aMonitorBringsItsKeys()
    {
        openDemo();
        press(Qt::Key_Question);
        QTRY_VERIFY(find<KeysOverlay>()->isVisible());
        for (const char *wanted :
             {"Next record", "First record", "All Runs", "Copy the id", "Local time or UTC"})
            QVERIFY2(listed(find<KeysOverlay>()).contains(QLatin1String(wanted)), wanted);
        // What nobody does yet, or has no key, is not there.
        QVERIFY(!listed(find<KeysOverlay>()).contains(QStringLiteral("About Runglass")));
        press(Qt::Key_Escape);
        press(Qt::Key_Z);
        QVERIFY(m_start->settings.value(Setting::ShowUtc).toBool());
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("local time"));
        press(Qt::Key_Return);
        QVERIFY(!m_start->settings.value(Setting::ShowUtc).toBool());
    }
    void keysAreChangedFromTheListOfAll()
    {
        openDemo();
        press(Qt::Key_F1);
        QTest::mouseClick(find<KeysOverlay>()->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(find<PreferencesDialog>());
        auto *dialog = find<PreferencesDialog>();
        QCOMPARE(dialog->findChild<QTabBar *>()->currentIndex(), 1);
        auto *table = dialog->findChild<QTreeView *>(QStringLiteral("keys"));
        QVERIFY(table->isVisible());
        const auto zone = table->model()->match(table->model()->index(0, 0), Qt::DisplayRole,
                                                QStringLiteral("Local time or UTC"), 1, Qt::MatchExactly);
        QCOMPARE(zone.size(), 1);
        table->setCurrentIndex(zone.first());
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("switchOff")), Qt::LeftButton);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!find<PreferencesDialog>());
        activate();
        press(Qt::Key_Z);
        QVERIFY(!m_start->settings.value(Setting::ShowUtc).toBool());
        // Also after a restart.
        m_start.reset();
        start();
        openDemo();
        press(Qt::Key_Z);
        QVERIFY(!m_start->settings.value(Setting::ShowUtc).toBool());
        press(Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(find<PreferencesDialog>());
    }
    void menuEntriesShowTheirKeys()
    {
        QStringList keys;
        for (const QAction *action :
             qobject_cast<QMenu *>(m_start->child<QMenu>("connections")->parent())->actions())
            keys << action->shortcut().toString(QKeySequence::PortableText);
        keys.removeAll(QString());
        QCOMPARE(keys.join(QLatin1Char(' ')), QStringLiteral("Ctrl+O Ctrl+, Ctrl+K ? Ctrl+Q"));
    }
};

QTEST_MAIN(TestCommandWindow)
#include "tst_commandwindow.moc"
