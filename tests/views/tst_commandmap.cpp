// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandtable.h"
#include "commands/keymap.h"
#include "commands/keytext.h"
#include "settings/settings.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

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

/// The table of commands, the keys the user gives them, and how keys are called.
class TestCommandMap : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<KeyMap> m_map;

    QString file() const { return m_folder->filePath(QStringLiteral("settings.ini")); }
    void start()
    {
        m_settings = std::make_unique<Settings>(file());
        m_map = std::make_unique<KeyMap>(*m_settings);
    }
    void stop()
    {
        m_map.reset();
        m_settings.reset();
    }
    void makeAvailable()
    {
        for (const Command &command : m_map->commands())
            m_map->setAvailable(command.id);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        start();
    }
    void cleanup()
    {
        stop();
        m_folder.reset();
    }

    void theTableHoldsTogether()
    {
        QSet<QString> names;
        QSet<CommandId> ids;
        for (const Command &command : commandTable()) {
            QVERIFY2(!names.contains(command.key), qPrintable(command.key));
            QVERIFY(!ids.contains(command.id));
            names << command.key;
            ids << command.id;
            QVERIFY(!command.name.isEmpty() && command.places);
            for (const QKeySequence &usual : command.keys)
                QVERIFY2(m_map->refusal(usual).isEmpty(), qPrintable(usual.toString()));
        }
        QCOMPARE(ids.size(), static_cast<int>(CommandId::Quit) + 1);
        makeAvailable();
        for (const Command &command : m_map->commands()) {
            QVERIFY2(m_map->clashes(command.id).isEmpty(), qPrintable(command.key));
            QCOMPARE(text(m_map->keys(command.id)), text(command.keys));
        }
    }

    /// Neither brackets nor a slash are needed.
    void keyboardsWithoutBracketsAreServed()
    {
        for (const CommandId id :
             {CommandId::NextProblem, CommandId::PreviousProblem, CommandId::Search, CommandId::ShowKeys}) {
            QVERIFY(m_map->command(id).keys.size() > 1);
            const int key = m_map->command(id).keys.last()[0].key();
            QVERIFY((key >= Qt::Key_A && key <= Qt::Key_Z) || (key >= Qt::Key_F1 && key <= Qt::Key_F12));
        }
    }

    void keyNames_data()
    {
        QTest::addColumn<QString>("portable");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("spoken");
        const auto row = [](const char *portable, const char *shown, const char *spoken) {
            QTest::newRow(portable) << QString::fromUtf8(portable) << QString::fromUtf8(shown)
                                    << QString::fromUtf8(spoken);
        };
        row("J", "J", "J");
        row("G, R", "G R", "G, then R");
        row("Ctrl+K", "Ctrl+K", "Ctrl+K");
        row("Shift+G", "Shift+G", "Shift+G");
        row("Return", "Enter", "Enter");
        row("Ctrl+Enter", "Ctrl+Enter", "Ctrl+Enter");
        row("Down", "↓", "Down");
        row("Ctrl+Up", "Ctrl+↑", "Ctrl+Up");
        row("-", "−", "minus");
        row("+", "+", "plus");
        row("Ctrl+,", "Ctrl+,", "Ctrl+comma");
        row("]", "]", "right bracket");
        row("?", "?", "question mark");
        row("/", "/", "slash");
        row("Esc", "Esc", "Esc");
        row("Space", "Space", "Space");
        row("F1", "F1", "F1");
    }
    void keyNames()
    {
        QFETCH(QString, portable);
        const auto sequence = QKeySequence::fromString(portable, QKeySequence::PortableText);
        QTEST(keyText(sequence), "shown");
        QTEST(spokenKeys(sequence), "spoken");
    }
    void sameTextsOnce()
    {
        const QList<QKeySequence> open = m_map->command(CommandId::OpenRecord).keys;
        QCOMPARE(keyTexts(open).join(QLatin1Char(' ')), QStringLiteral("Enter O"));
        QCOMPARE(spokenKeys(open), QStringLiteral("Enter or O"));
    }

    void noTwoCommandsShareKeys()
    {
        makeAvailable();
        const auto owner = [this](CommandId id, const char *portable) {
            const auto clash = m_map->clash(id, keys(portable));
            return clash ? m_map->command(clash->owner).key : QString();
        };
        QCOMPARE(owner(CommandId::NextRecord, "K"), QStringLiteral("record.previous"));
        QCOMPARE(owner(CommandId::NextRecord, "J"), QString());
        // A beginning of other keys, and keys that begin with another's.
        QCOMPARE(owner(CommandId::NextRecord, "G"), QStringLiteral("record.first"));
        QCOMPARE(owner(CommandId::NextRecord, "Z, A"), QStringLiteral("timezone"));
        m_map->setKeys(CommandId::Compare, {keys("K"), keys("D")});
        QVERIFY(m_map->keys(CommandId::PreviousRecord).isEmpty());
        QVERIFY(m_map->isChanged(CommandId::PreviousRecord));
        QCOMPARE(text(m_map->keys(CommandId::Compare)), QStringLiteral("K; D"));
        // Its usual keys are not there for the taking any more, and it says so.
        m_map->reset(CommandId::PreviousRecord);
        QVERIFY(m_map->keys(CommandId::PreviousRecord).isEmpty());
        QCOMPARE(m_map->clashes(CommandId::PreviousRecord), (QList{KeyClash{CommandId::Compare, keys("K")}}));
        m_map->reset(CommandId::Compare);
        QCOMPARE(text(m_map->keys(CommandId::PreviousRecord)), QStringLiteral("K"));
    }
    void someKeysAreRefused()
    {
        for (const char *taken :
             {"Down", "Tab", "Home", "Ctrl+C", "Ctrl+Left", "G, Up", "A, B, C", "Shift+Backspace"})
            QVERIFY2(!m_map->refusal(keys(taken)).isEmpty(), taken);
        QVERIFY(!m_map->refusal(QKeySequence()).isEmpty());
        QVERIFY(!m_map->refusal(QKeySequence(Qt::Key_Shift)).isEmpty());
        for (const char *free : {"A", "Ctrl+Down", "Shift+Ctrl+C", "F5", "Esc", "Space"})
            QCOMPARE(m_map->refusal(keys(free)).isEmpty(), QLatin1String(free) != QLatin1String("Ctrl+Down"));
        QVERIFY(m_map->refusal(keys("Down")).contains(QStringLiteral("↓")));
    }
    void aSpoiltFileReadsAsUsual()
    {
        stop();
        QFile spoilt(file());
        QVERIFY(spoilt.open(QIODevice::WriteOnly));
        spoilt.write(
            "[keys]\nchanged=\"{\\\"record.next\\\":\\\"H\\\",\\\"record.previous\\\":[\\\"Nonsense\\\",5],"
            "\\\"copy.id\\\":[\\\"Q\\\",\\\"Down\\\"],\\\"later.one\\\":[\\\"W\\\"],\\\"timezone\\\":["
            "\\\"Q\\\"]}\"\n");
        spoilt.close();
        start();
        makeAvailable();
        QCOMPARE(text(m_map->keys(CommandId::NextRecord)), QStringLiteral("J"));
        QCOMPARE(text(m_map->keys(CommandId::PreviousRecord)), QStringLiteral("K"));
        QCOMPARE(text(m_map->keys(CommandId::CopyId)), QStringLiteral("Q"));
        QVERIFY(m_map->keys(CommandId::SwitchTimeZone).isEmpty());
        QCOMPARE(m_map->clashes(CommandId::SwitchTimeZone).size(), 1);
        // What a later version has set stays.
        m_map->resetAll();
        QVERIFY(m_settings->value(Setting::Keys).toMap().contains(QStringLiteral("later.one")));
        QCOMPARE(text(m_map->keys(CommandId::CopyId)), QStringLiteral("Y"));
    }
};

QTEST_MAIN(TestCommandMap)
#include "tst_commandmap.moc"
