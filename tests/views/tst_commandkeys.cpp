// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandregistry.h"
#include "settings/settings.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace runglass;

namespace {

QKeySequence keys(const char *portable)
{
    return QKeySequence::fromString(QString::fromLatin1(portable), QKeySequence::PortableText);
}

QString text(const QList<QKeySequence> &all)
{
    return QKeySequence::listToString(all, QKeySequence::PortableText);
}

} // namespace

/// Key map and registry over a window with everything in it that wants keys of its own.
class TestCommandKeys : public QObject
{
    Q_OBJECT

private:
    struct Window : QWidget
    {
        Window()
        {
            auto *outer = new QVBoxLayout(this);
            outer->addWidget(inner);
            auto *column = new QVBoxLayout(inner);
            for (QWidget *child :
                 {static_cast<QWidget *>(list), static_cast<QWidget *>(field), static_cast<QWidget *>(choice),
                  static_cast<QWidget *>(typedChoice), static_cast<QWidget *>(readOnly),
                  static_cast<QWidget *>(number), static_cast<QWidget *>(button)})
                column->addWidget(child);
            list->setFocusPolicy(Qt::StrongFocus);
            choice->addItems({QStringLiteral("apple"), QStringLiteral("juniper"), QStringLiteral("zebra")});
            typedChoice->setEditable(true);
            readOnly->setReadOnly(true);
        }
        QWidget *inner = new QWidget(this);
        QWidget *list = new QWidget(this);
        QLineEdit *field = new QLineEdit(this);
        QComboBox *choice = new QComboBox(this);
        QComboBox *typedChoice = new QComboBox(this);
        QPlainTextEdit *readOnly = new QPlainTextEdit(this);
        QSpinBox *number = new QSpinBox(this);
        QPushButton *button = new QPushButton(QStringLiteral("Press"), this);
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<KeyMap> m_map;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<Window> m_window;
    QStringList m_done;

    QString file() const { return m_folder->filePath(QStringLiteral("settings.ini")); }
    void start()
    {
        m_settings = std::make_unique<Settings>(file());
        m_map = std::make_unique<KeyMap>(*m_settings);
        m_commands = std::make_unique<CommandRegistry>(*m_map);
    }
    void stop()
    {
        m_commands.reset();
        m_map.reset();
        m_settings.reset();
    }
    /// Notes the name of the command when it is carried out.
    void handle(CommandId id, QWidget *scope)
    {
        m_commands->handle(id, scope, [this, id] { m_done << m_map->command(id).key; });
    }
    void press(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        widget->setFocus();
        QTest::keyClick(widget, key, modifiers);
    }
    QString done() { return std::exchange(m_done, {}).join(QLatin1Char(' ')); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        start();
        m_window = std::make_unique<Window>();
        m_window->show();
        m_window->activateWindow();
        m_window->list->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), m_window->list);
    }
    void cleanup()
    {
        m_window.reset();
        stop();
        m_folder.reset();
        m_done.clear();
    }

    void keysActInTheirScopeOnly()
    {
        handle(CommandId::NextRecord, m_window->list);
        press(m_window->list, Qt::Key_J);
        QCOMPARE(done(), QStringLiteral("record.next"));
        press(m_window->button, Qt::Key_J);
        QCOMPARE(done(), QString());
    }
    void sequencesOfTwoKeys()
    {
        handle(CommandId::FirstRecord, m_window->list);
        handle(CommandId::LastRecord, m_window->list);
        handle(CommandId::ShowRuns, m_window.get());
        handle(CommandId::ShowLogs, m_window.get());
        QWidget *list = m_window->list;
        press(list, Qt::Key_G);
        QCOMPARE(done(), QString());
        press(list, Qt::Key_G);
        QCOMPARE(done(), QStringLiteral("record.first"));
        press(list, Qt::Key_G);
        press(list, Qt::Key_L);
        press(list, Qt::Key_G);
        press(list, Qt::Key_R);
        press(list, Qt::Key_G, Qt::ShiftModifier);
        QCOMPARE(done(), QStringLiteral("show.logs show.runs record.last"));
    }
    /// A key that was the first of two, then the focus goes to where text is typed.
    void aBegunSequenceEndsAtATextField()
    {
        handle(CommandId::ShowRuns, m_window.get());
        press(m_window->list, Qt::Key_G);
        press(m_window->field, Qt::Key_R);
        QCOMPARE(done(), QString());
        QTest::keyClicks(m_window->field, QStringLiteral("gr"));
        QCOMPARE(m_window->field->text().right(2), QStringLiteral("gr"));
        QCOMPARE(done(), QString());
    }

    void lettersBelongToWhoUsesThem_data()
    {
        QTest::addColumn<bool>("inWindow");
        QTest::newRow("window") << true;
        QTest::newRow("scope") << false;
    }
    void lettersBelongToWhoUsesThem()
    {
        QFETCH(bool, inWindow);
        QWidget *scope = inWindow ? m_window.get() : m_window->inner;
        for (const CommandId id : {CommandId::NextRecord, CommandId::SwitchTimeZone, CommandId::PauseLive,
                                   CommandId::Search, CommandId::GoBack})
            handle(id, scope);

        press(m_window->field, Qt::Key_J);
        press(m_window->field, Qt::Key_Slash);
        press(m_window->field, Qt::Key_Space);
        QCOMPARE(m_window->field->text(), QStringLiteral("j/ "));
        press(m_window->choice, Qt::Key_J);
        QCOMPARE(m_window->choice->currentText(), QStringLiteral("juniper"));
        press(m_window->typedChoice, Qt::Key_Z);
        QCOMPARE(m_window->typedChoice->currentText(), QStringLiteral("z"));
        press(m_window->readOnly, Qt::Key_J);
        press(m_window->number, Qt::Key_J);
        QSignalSpy pressed(m_window->button, &QPushButton::clicked);
        press(m_window->button, Qt::Key_Space);
        QCOMPARE(pressed.count(), 1);
        QCOMPARE(done(), QString());

        // What they don't use is a command there too.
        press(m_window->field, Qt::Key_F, Qt::ControlModifier);
        press(m_window->button, Qt::Key_J);
        press(m_window->choice, Qt::Key_F, Qt::ControlModifier);
        press(m_window->readOnly, Qt::Key_Escape);
        QCOMPARE(done(), QStringLiteral("search record.next search record.back"));
        KeyGuard::letCommandsThrough(*m_window->readOnly);
        press(m_window->readOnly, Qt::Key_J);
        QCOMPARE(done(), QStringLiteral("record.next"));
    }
    void innermostScopeHasTheKey()
    {
        QStringList where;
        const auto add = [&](CommandId id, QWidget *scope, const char *name) {
            m_commands->handle(id, scope, [&where, name] { where << QString::fromLatin1(name); });
        };
        add(CommandId::NextRecord, m_window.get(), "window");
        add(CommandId::NextRecord, m_window->list, "list");
        add(CommandId::NextRecord, m_window->inner, "inner");
        // Several times: Qt takes turns with whom it tells.
        for (int i = 0; i < 3; ++i)
            press(m_window->list, Qt::Key_J);
        QCOMPARE(where.join(QLatin1Char(' ')), QStringLiteral("list list list"));
        where.clear();
        press(m_window->button, Qt::Key_J);
        QCOMPARE(where.join(QLatin1Char(' ')), QStringLiteral("inner"));
        where.clear();
        // What is typed in a field stays text.
        press(m_window->field, Qt::Key_J);
        QVERIFY(where.isEmpty());
    }
    void openMenusKeepTheirLetters()
    {
        handle(CommandId::NextRecord, m_window->list);
        QMenu menu(m_window->list);
        QAction *entry = menu.addAction(QStringLiteral("&Join"));
        QSignalSpy triggered(entry, &QAction::triggered);
        menu.popup(QPoint(10, 10));
        QTRY_VERIFY(menu.isVisible());
        QTest::keyClick(&menu, Qt::Key_J);
        QCOMPARE(triggered.count(), 1);
        QCOMPARE(done(), QString());
    }

    void actionsGetTheirKeys()
    {
        auto *action = new QAction(m_window.get());
        m_window->addAction(action);
        QSignalSpy triggered(action, &QAction::triggered);
        m_commands->handle(CommandId::Settings, action);
        QCOMPARE(text(action->shortcuts()), QStringLiteral("Ctrl+,"));
        press(m_window->field, Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(triggered.count(), 1);
        m_map->setKeys(CommandId::Settings, {keys("Ctrl+P")});
        press(m_window->field, Qt::Key_Comma, Qt::ControlModifier);
        press(m_window->field, Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(triggered.count(), 2);
        QVERIFY(m_commands->run(CommandId::Settings));
        QCOMPARE(triggered.count(), 3);
        action->setEnabled(false);
        QVERIFY(!m_commands->run(CommandId::Settings));
        delete action;
        QVERIFY(!m_commands->isHandled(CommandId::Settings));
    }

    void handlersGoWithTheirScope()
    {
        handle(CommandId::NextRecord, m_window->list);
        handle(CommandId::NextRecord, m_window->field);
        QCOMPARE(m_commands->handled(), QList{CommandId::NextRecord});
        delete m_window->list;
        QVERIFY(m_commands->isHandled(CommandId::NextRecord));
        delete m_window->field;
        QVERIFY(m_commands->handled().isEmpty());
        QVERIFY(!m_commands->run(CommandId::NextRecord));
    }
    void theNearestHandlerRuns()
    {
        const auto note = [this](const char *name) {
            return [this, name] { m_done << QLatin1String(name); };
        };
        m_commands->handle(CommandId::CopyId, m_window->button, note("button"));
        m_commands->handle(CommandId::CopyId, m_window.get(), note("window"));
        m_commands->handle(CommandId::CopyId, m_window->list, note("list"));
        QVERIFY(m_commands->run(CommandId::CopyId, m_window->list));
        QVERIFY(m_commands->run(CommandId::CopyId, m_window->field));
        QVERIFY(m_commands->run(CommandId::CopyId));
        m_window->button->hide();
        QVERIFY(m_commands->run(CommandId::CopyId));
        QCOMPARE(done(), QStringLiteral("list window button window"));
    }

    void heldKeysRepeatWhereThatMakesSense()
    {
        handle(CommandId::NextRecord, m_window->list);
        handle(CommandId::SwitchTimeZone, m_window->list);
        for (const QShortcut *shortcut : m_window->list->findChildren<QShortcut *>())
            QCOMPARE(shortcut->autoRepeat(), shortcut->key() == keys("J"));
    }

    void changedKeysSurviveARestart()
    {
        handle(CommandId::NextRecord, m_window->list);
        handle(CommandId::CopyId, m_window->list);
        m_map->setKeys(CommandId::NextRecord, {keys("H"), keys("X, +"), keys("Ctrl+;")});
        m_map->setKeys(CommandId::CopyId, {});
        stop();
        start();
        handle(CommandId::NextRecord, m_window->list);
        handle(CommandId::CopyId, m_window->list);
        QCOMPARE(text(m_map->keys(CommandId::NextRecord)), QStringLiteral("H; X, +; Ctrl+;"));
        QVERIFY(m_map->isChanged(CommandId::NextRecord) && m_map->isChanged(CommandId::CopyId));
        press(m_window->list, Qt::Key_J);
        press(m_window->list, Qt::Key_Y);
        QCOMPARE(done(), QString());
        press(m_window->list, Qt::Key_H);
        press(m_window->list, Qt::Key_X);
        press(m_window->list, Qt::Key_Plus);
        QCOMPARE(done(), QStringLiteral("record.next record.next"));
        m_map->reset(CommandId::NextRecord);
        press(m_window->list, Qt::Key_J);
        QCOMPARE(done(), QStringLiteral("record.next"));
        m_map->resetAll();
        QVERIFY(!m_map->isChanged(CommandId::CopyId));
        press(m_window->list, Qt::Key_Y);
        QCOMPARE(done(), QStringLiteral("copy.id"));
    }

    void commandsNobodyCarriesOutHaveNoKeys()
    {
        handle(CommandId::NextRecord, m_window->list);
        QVERIFY(m_map->keys(CommandId::Compare).isEmpty());
        QVERIFY(!m_map->clash(CommandId::NextRecord, keys("D")));
        m_map->setKeys(CommandId::NextRecord, {keys("D")});
        handle(CommandId::Compare, m_window->list);
        // What the user has set goes before what comes later.
        QCOMPARE(text(m_map->keys(CommandId::NextRecord)), QStringLiteral("D"));
        QCOMPARE(m_map->clashes(CommandId::Compare).size(), 1);
    }
};

QTEST_MAIN(TestCommandKeys)
#include "tst_commandkeys.moc"
