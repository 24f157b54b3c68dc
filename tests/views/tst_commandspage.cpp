// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commanddelegate.h"
#include "commands/commandregistry.h"
#include "preferences/keyspage.h"
#include "settings/settings.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDialog>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QVBoxLayout>

using namespace runglass;

/// The page on which keys are changed, in a dialog, by real key presses.
class TestCommandsPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<KeyMap> m_map;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<QDialog> m_dialog;
    std::unique_ptr<QWidget> m_window;

    QTreeView *table() const { return m_dialog->findChild<QTreeView *>(); }
    QPushButton *button(const char *name) const
    {
        return m_dialog->findChild<QPushButton *>(QLatin1String(name));
    }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    QKeySequenceEdit *edit() const { return m_dialog->findChild<QKeySequenceEdit *>(); }
    QString message() const { return m_dialog->findChild<QLabel *>(QStringLiteral("keysMessage"))->text(); }
    QString keys(CommandId id) const
    {
        return QKeySequence::listToString(m_map->keys(id), QKeySequence::PortableText);
    }
    void choose(CommandId id)
    {
        const QString name = m_map->command(id).name;
        const auto found = table()->model()->match(table()->model()->index(0, 0), Qt::DisplayRole, name, 1,
                                                   Qt::MatchExactly);
        QVERIFY2(!found.isEmpty(), qPrintable(name));
        table()->setCurrentIndex(found.first());
    }
    QString note(CommandId id)
    {
        choose(id);
        return table()->currentIndex().siblingAtColumn(2).data().toString();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
        m_map = std::make_unique<KeyMap>(*m_settings);
        m_commands = std::make_unique<CommandRegistry>(*m_map);
        m_window = std::make_unique<QWidget>();
        for (const CommandId id : {CommandId::NextRecord, CommandId::PreviousRecord, CommandId::FirstRecord,
                                   CommandId::CopyId, CommandId::About})
            m_commands->handle(id, m_window.get(), [] {});
        m_dialog = std::make_unique<QDialog>();
        auto *column = new QVBoxLayout(m_dialog.get());
        column->addWidget(new KeysPage(*m_commands));
        auto *close = new QPushButton(QStringLiteral("Close"));
        close->setDefault(true);
        connect(close, &QPushButton::clicked, m_dialog.get(), &QDialog::reject);
        column->addWidget(close);
        m_dialog->resize(680, 600);
        m_dialog->show();
        m_dialog->activateWindow();
        table()->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), table());
    }
    void cleanup()
    {
        m_dialog.reset();
        m_window.reset();
        m_commands.reset();
        m_map.reset();
        m_settings.reset();
        m_folder.reset();
    }

    void listsWhatThereIs()
    {
        const QAbstractItemModelTester tester(table()->model());
        QCOMPARE(table()->model()->rowCount(), 5);
        auto *field = m_dialog->findChild<QLineEdit *>();
        QTest::keyClicks(field, QStringLiteral("copy"));
        QCOMPARE(table()->currentIndex().data().toString(), QStringLiteral("Copy the id"));
        QCOMPARE(table()->model()->rowCount(), 1);
        QTest::keyClicks(field, QStringLiteral(" nothing"));
        QCOMPARE(table()->model()->rowCount(), 0);
        QVERIFY(!table()->isVisible() && !button("changeKeys")->isEnabled());
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("g g"));
        QCOMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(table()->model()->index(0, 2).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("G, then G or Home"));
        field->clear();
        choose(CommandId::About);
        QCOMPARE(table()->currentIndex().siblingAtColumn(2).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("No key"));
        QVERIFY(!button("switchOff")->isEnabled() && !button("resetKeys")->isEnabled());
    }
    void keysAreChangedByPressingOthers()
    {
        choose(CommandId::NextRecord);
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_COMPARE(QApplication::focusWidget(), edit());
        QTest::keyClick(edit(), Qt::Key_H);
        QTRY_COMPARE_WITH_TIMEOUT(keys(CommandId::NextRecord), QStringLiteral("H"), 10'000);
        QVERIFY(m_dialog->isVisible() && !edit()->isVisible());
        QCOMPARE(QApplication::focusWidget(), table());
        QCOMPARE(note(CommandId::NextRecord), QStringLiteral("Changed"));
        click("addKeys");
        QTest::keyClick(edit(), Qt::Key_X);
        QTest::keyClick(edit(), Qt::Key_Y);
        QTRY_COMPARE_WITH_TIMEOUT(keys(CommandId::NextRecord), QStringLiteral("H; X, Y"), 10'000);
        click("switchOff");
        QCOMPARE(keys(CommandId::NextRecord), QString());
        QCOMPARE(note(CommandId::NextRecord), QStringLiteral("Switched off"));
        click("resetKeys");
        QCOMPARE(keys(CommandId::NextRecord), QStringLiteral("J"));
        QCOMPARE(note(CommandId::NextRecord), QString());
        QVERIFY(!button("resetKeys")->isEnabled() && !button("resetAllKeys")->isEnabled());
    }
    void whatIsTakenIsSaid()
    {
        choose(CommandId::CopyId);
        click("changeKeys");
        QTest::keyClick(edit(), Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(message().contains(QStringLiteral("↓ is needed")), 10'000);
        QVERIFY(!button("takeKeys")->isVisible());
        QTest::keyClick(edit(), Qt::Key_G);
        QTRY_COMPARE_WITH_TIMEOUT(message(),
                                  QStringLiteral("G gets in the way of G G, “First record”. Press something "
                                                 "else, or take the key away from there."),
                                  10'000);
        QTest::keyClick(edit(), Qt::Key_J);
        QTRY_COMPARE_WITH_TIMEOUT(
            message(),
            QStringLiteral("J is “Next record”. Press something else, or take the key away from there."),
            10'000);
        QCOMPARE(keys(CommandId::CopyId), QStringLiteral("Y"));
        click("takeKeys");
        QCOMPARE(keys(CommandId::CopyId), QStringLiteral("J"));
        QCOMPARE(keys(CommandId::NextRecord), QString());
        QCOMPARE(note(CommandId::NextRecord), QStringLiteral("Switched off"));
        click("resetKeys");
        QCOMPARE(note(CommandId::NextRecord), QStringLiteral("J is taken by “Copy the id”"));
        click("resetAllKeys");
        QCOMPARE(keys(CommandId::NextRecord) + keys(CommandId::CopyId), QStringLiteral("JY"));
    }
    void nothingHappensWhenCancelled()
    {
        choose(CommandId::CopyId);
        click("changeKeys");
        QVERIFY(edit()->isVisible());
        click("cancelKeys");
        QVERIFY(!edit()->isVisible() && button("changeKeys")->isVisible());
        QCOMPARE(keys(CommandId::CopyId), QStringLiteral("Y"));
        // Esc can be a key; while none is asked for it closes the dialog.
        QTest::keyClick(table(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
    }
};

QTEST_MAIN(TestCommandsPage)
#include "tst_commandspage.moc"
