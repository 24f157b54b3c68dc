// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commanddelegate.h"
#include "commands/commandpalette.h"
#include "commands/commandregistry.h"
#include "commands/commandsprovider.h"
#include "commands/fuzzymatch.h"
#include "commands/keysoverlay.h"
#include "commands/keytext.h"
#include "commands/scriptsprovider.h"
#include "settings/settings.h"
#include "tables/sampledata.h"
#include "tables/scriptsmodel.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace runglass;

namespace {

/// Answers when the test says so.
class SlowProvider : public PaletteProvider
{
public:
    void ask(const QString &text, quint64 question) override { asked.append({text, question}); }
    void answer(qsizetype which, const QStringList &titles, bool found = false)
    {
        QList<PaletteEntry> entries;
        for (const QString &title : titles) {
            PaletteEntry entry{title, QStringLiteral("Record")};
            entry.isFound = found;
            entry.run = [this, title](QWidget *) { done << title; };
            entries << entry;
        }
        Q_EMIT answered(asked.at(which).second, entries);
    }
    QList<std::pair<QString, quint64>> asked;
    QStringList done;
};

QStringList titles(const QAbstractItemModel *model)
{
    QStringList all;
    for (int row = 0; row < model->rowCount(); ++row)
        all << model->index(row, 0).data().toString();
    return all;
}

} // namespace

/// The palette and the list of all keys over a window.
class TestCommandPalette : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<KeyMap> m_map;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_before = nullptr;
    CommandPalette *m_palette = nullptr;
    QStringList m_done;

    template <class Widget>
    static Widget *in(const QWidget *parent)
    {
        return parent->findChild<Widget *>();
    }
    QListView *list() const { return in<QListView>(m_palette); }
    void type(const QString &text) { QTest::keyClicks(in<QLineEdit>(m_palette), text); }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    QString current() const { return list()->currentIndex().data().toString(); }
    QString sentence(const QWidget *parent) const
    {
        const auto *label = parent->findChild<QLabel *>(QStringLiteral("nothing"));
        return label->isVisible() ? label->text() : QString();
    }
    void handle(CommandId id, QWidget *scope)
    {
        m_commands->handle(id, scope, [this, id] { m_done << m_map->command(id).key; });
    }
    void openPalette()
    {
        m_palette->open();
        QTRY_COMPARE(QApplication::focusWidget(), in<QLineEdit>(m_palette));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
        m_map = std::make_unique<KeyMap>(*m_settings);
        m_commands = std::make_unique<CommandRegistry>(*m_map);
        m_window = std::make_unique<QWidget>();
        m_before = new QLineEdit(m_window.get());
        m_palette = new CommandPalette(m_window.get());
        m_window->resize(900, 700);
        m_window->show();
        m_window->activateWindow();
        m_before->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), m_before);
        m_done.clear();
    }
    void cleanup()
    {
        m_window.reset();
        m_commands.reset();
        m_map.reset();
        m_settings.reset();
        m_folder.reset();
    }

    void lettersMatch_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("marked"); ///< matching letters in brackets; empty: no match
        const auto row = [](const char *pattern, const char *text, const char *marked) {
            QTest::addRow("%s in %s", pattern, text)
                << QString::fromUtf8(pattern) << QString::fromUtf8(text) << QString::fromUtf8(marked);
        };
        row("", "Quit", "Quit");
        row("q", "Quit", "[Q]uit");
        row("quit", "Quit", "[Q][u][i][t]");
        row("quitt", "Quit", "");
        row("tiuq", "Quit", "");
        row("nr", "Next record", "[N]ext [r]ecord");
        row("nerec", "Next record", "[N][e]xt [r][e][c]ord");
        row("rec", "Mark as reviewed, next record", "Mark as reviewed, next [r][e][c]ord");
        row("next rec", "Next record", "[N][e][x][t] [r][e][c]ord");
        row("rec next", "Next record", "[N][e][x][t] [r][e][c]ord");
        row("  rec ", "Next record", "Next [r][e][c]ord");
        row("id", "Copy the id", "Copy the [i][d]");
        row("fi", "fetchInvoices", "[f]etch[I]nvoices");
        row("v2", "parse_v2", "parse_[v][2]");
        row("ÄÖ", "über äöpfel", "über [ä][ö]pfel");
        row("a", "", "");
        row("straße", "STRASSE", "");
    }
    void lettersMatch()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        const auto match = fuzzyMatch(pattern, text);
        QString marked;
        for (int i = 0; match && i < text.size(); ++i)
            marked += match->positions.contains(i) ? QLatin1Char('[') + text.mid(i, 1) + QLatin1Char(']')
                                                   : text.mid(i, 1);
        QTEST(marked, "marked");
    }

    void betterMatchesComeFirst_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        const auto row = [](const char *why, const char *pattern, const char *better, const char *worse) {
            QTest::newRow(why) << QString::fromLatin1(pattern) << QString::fromLatin1(better)
                               << QString::fromLatin1(worse);
        };
        row("prefixes of words", "lt", "Local time or UTC", "Filter");
        row("prefixes of words over a run inside one", "co", "Compare with another run", "record");
        row("in a row", "log", "Catalogue", "xlxoxg");
        row("at the beginning", "re", "record", "a record");
        row("the whole", "logs", "Logs", "Logs of this run");
        row("same case", "U", "Use", "use");
        row("fewer gaps", "abc", "ab-c", "a-b-xxc-");
    }
    void betterMatchesComeFirst()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        const auto first = fuzzyMatch(pattern, better);
        const auto second = fuzzyMatch(pattern, worse);
        QVERIFY(first);
        QVERIFY2(!second || first->score > second->score,
                 qPrintable(QStringLiteral("%1 %2").arg(first->score).arg(second ? second->score : 0)));
    }
    void longTextsDoNoHarm()
    {
        const QString text = QString(100'000, QLatin1Char('a')) + QStringLiteral("z");
        QVERIFY(fuzzyMatch(QString(5'000, QLatin1Char('a')), text).has_value());
        QVERIFY(!fuzzyMatch(QStringLiteral("z"), text));
    }

    void commandsAreRunByKeyboardAlone()
    {
        handle(CommandId::NextRecord, m_window.get());
        handle(CommandId::CopyId, m_before);
        handle(CommandId::Compare, m_window.get());
        handle(CommandId::OpenPalette, m_window.get());
        auto *hidden = new QWidget(m_window.get());
        hidden->hide();
        handle(CommandId::Bookmark, hidden);
        CommandsProvider provider(*m_commands);
        m_palette->addProvider(&provider);
        const QAbstractItemModelTester tester(list()->model());
        openPalette();
        // The table's order; not itself, and nothing that would do nothing.
        QCOMPARE(titles(list()->model()),
                 (QStringList{QStringLiteral("Next record"), QStringLiteral("Copy the id"),
                              QStringLiteral("Compare with another run")}));
        QCOMPARE(list()->model()->index(0, 0).data(CapsRole).value<QList<QStringList>>(),
                 QList<QStringList>{{QStringLiteral("J")}});
        type(QStringLiteral("cp"));
        QCOMPARE(current(), QStringLiteral("Copy the id"));
        QCOMPARE(list()->currentIndex().data(MatchedRole).value<QList<int>>(), (QList<int>{0, 2}));
        QCOMPARE(list()->currentIndex().data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Copy the id, Y"));
        press(Qt::Key_Return);
        QVERIFY(!m_palette->isVisible());
        QCOMPARE(QApplication::focusWidget(), m_before);
        QCOMPARE(m_done, QStringList{QStringLiteral("copy.id")});
        openPalette();
        QVERIFY(in<QLineEdit>(m_palette)->text().isEmpty());
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Up);
        QCOMPARE(current(), QStringLiteral("Copy the id"));
        press(Qt::Key_PageDown);
        press(Qt::Key_Enter);
        QCOMPARE(m_done.last(), QStringLiteral("compare"));
        openPalette();
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualRect(list()->model()->index(0, 0)).center());
        QCOMPARE(m_done.last(), QStringLiteral("record.next"));
        openPalette();
        press(Qt::Key_Escape);
        QVERIFY(!m_palette->isVisible());
        QCOMPARE(m_done.size(), 3);
    }
    void keysOfTheWindowRestMeanwhile()
    {
        auto *below = new QPushButton(QStringLiteral("Below"), m_window.get());
        handle(CommandId::NextRecord, m_window.get());
        handle(CommandId::Search, m_window.get());
        openPalette();
        type(QStringLiteral("j/"));
        QCOMPARE(in<QLineEdit>(m_palette)->text(), QStringLiteral("j/"));
        QCOMPARE(sentence(m_palette),
                 QStringLiteral("Nothing is called like “j/”. Some letters of a name are enough."));
        press(Qt::Key_Return);
        QVERIFY(m_palette->isVisible());
        press(Qt::Key_Tab);
        QVERIFY(!below->hasFocus() && !m_before->hasFocus());
        QVERIFY(m_done.isEmpty());
        QTest::mouseClick(m_palette, Qt::LeftButton, {}, QPoint(5, 5));
        QVERIFY(!m_palette->isVisible());
    }
    void tiesKeepTheirOrder()
    {
        SlowProvider first;
        SlowProvider second;
        m_palette->addProvider(&first);
        m_palette->addProvider(&second);
        openPalette();
        second.answer(0, {QStringLiteral("same"), QStringLiteral("same 2")});
        first.answer(0, {QStringLiteral("same"), QStringLiteral("other")});
        QCOMPARE(titles(list()->model()), (QStringList{QStringLiteral("same"), QStringLiteral("other"),
                                                       QStringLiteral("same"), QStringLiteral("same 2")}));
        type(QStringLiteral("s"));
        press(Qt::Key_Return);
        QCOMPARE(first.done, QStringList{QStringLiteral("same")});
    }
    void theNewestAnswerWins()
    {
        SlowProvider slow;
        m_palette->addProvider(&slow);
        openPalette();
        QCOMPARE(sentence(m_palette), QStringLiteral("Looking …"));
        type(QStringLiteral("ab"));
        QCOMPARE(slow.asked.size(), 3);
        QCOMPARE(slow.asked.last().first, QStringLiteral("ab"));
        slow.answer(1, {QStringLiteral("a late one, ab")});
        QCOMPARE(list()->model()->rowCount(), 0);
        slow.answer(2, {QStringLiteral("ab 1"), QStringLiteral("ab 2"), QStringLiteral("x")});
        QCOMPARE(titles(list()->model()), (QStringList{QStringLiteral("ab 1"), QStringLiteral("ab 2")}));
        slow.answer(0, {QStringLiteral("ab 0")});
        QCOMPARE(list()->model()->rowCount(), 2);
        // Who has gone to a row stays there.
        press(Qt::Key_Down);
        slow.answer(2, {QStringLiteral("ab"), QStringLiteral("ab 1"), QStringLiteral("ab 2")});
        QCOMPARE(current(), QStringLiteral("ab 2"));
        // Found by its own means, whatever it is called; after those that match.
        slow.answer(2, {QStringLiteral("7f3a"), QStringLiteral("ab")}, true);
        QCOMPARE(titles(list()->model()), (QStringList{QStringLiteral("ab"), QStringLiteral("7f3a")}));
        m_palette->dismiss();
        slow.answer(2, {QStringLiteral("ab 9")});
        QCOMPARE(list()->model()->rowCount(), 2);
    }
    void entriesGoWithTheirProvider()
    {
        auto slow = std::make_unique<SlowProvider>();
        m_palette->addProvider(slow.get());
        openPalette();
        slow->answer(0, {QStringLiteral("here")});
        QCOMPARE(list()->model()->rowCount(), 1);
        slow.reset();
        QCOMPARE(list()->model()->rowCount(), 0);
        press(Qt::Key_Return);
        m_palette->dismiss();
        openPalette();
        QVERIFY(!sentence(m_palette).isEmpty());
    }

    void scriptsAreOffered()
    {
        auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
        QVERIFY(cache.ok());
        const Micros now = nowMicros();
        for (const auto &[id, name] :
             {std::pair("s1", "Qbalance"), std::pair("s2", "Invoice \u202e<b>Sorter</b>")})
            QVERIFY(sample::write(**cache, sample::batch(sample::script(id, name, 5, now), 5, now)));
        ScriptsModel scripts((*cache)->queries());
        QTRY_COMPARE(scripts.rowCount(), 2);
        ScriptsProvider provider(scripts);
        m_palette->addProvider(&provider);
        QSignalSpy chosen(&provider, &ScriptsProvider::chosen);
        openPalette();
        type(QStringLiteral("inso"));
        QCOMPARE(titles(list()->model()), QStringList{QStringLiteral("Invoice <b>Sorter</b>")});
        QCOMPARE(list()->currentIndex().data(KindRole).toString(), QStringLiteral("Script"));
        press(Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), QStringLiteral("s2"));
    }

    void theListShowsTheLiveMap()
    {
        handle(CommandId::NextRecord, m_window.get());
        handle(CommandId::OpenRecord, m_window.get());
        handle(CommandId::ShowRuns, m_window.get());
        handle(CommandId::About, m_window.get()); // has no key
        handle(CommandId::Quit, m_window.get());
        KeysOverlay overlay(*m_commands, m_window.get());
        const auto *model = in<QListView>(&overlay)->model();
        const QAbstractItemModelTester tester(const_cast<QAbstractItemModel *>(model));
        const auto shown = [model] {
            QStringList rows;
            for (int row = 0; row < model->rowCount(); ++row) {
                const QModelIndex index = model->index(row, 0);
                if (index.data(HeadingRole).toBool()) {
                    rows << QStringLiteral("#%1").arg(index.data().toString());
                    continue;
                }
                QStringList ways;
                for (const QStringList &caps : index.data(CapsRole).value<QList<QStringList>>())
                    ways << caps.join(QLatin1Char(' '));
                rows << index.data().toString() + QLatin1Char('=') + ways.join(QLatin1Char('|'));
            }
            return rows.join(QLatin1Char('\n'));
        };
        QCOMPARE(shown(), QStringLiteral("#Moving\nNext record=J|↓\nOpen the record=Enter|O\nAll Runs=G R\n"
                                         "#Window\nQuit=Ctrl+Q"));
        m_map->setKeys(CommandId::ShowRuns, {QKeySequence(Qt::Key_R)});
        m_map->setKeys(CommandId::Quit, {});
        QCOMPARE(shown(), QStringLiteral("#Moving\nNext record=J|↓\nOpen the record=Enter|O\nAll Runs=R"));
        handle(CommandId::SwitchTimeZone, m_before);
        QVERIFY(shown().endsWith(QStringLiteral("#Window\nLocal time or UTC=Z")));
        delete m_before;
        QVERIFY(!shown().contains(QStringLiteral("UTC")));
        QCOMPARE(model->index(1, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Next record: J or Down"));
    }
    void theListIsSearchedAndClosed()
    {
        for (const Command &command : m_map->commands())
            handle(command.id, m_before);
        KeysOverlay overlay(*m_commands, m_window.get());
        auto *keys = in<QListView>(&overlay);
        auto *field = in<QLineEdit>(&overlay);
        overlay.open();
        QTRY_COMPARE(QApplication::focusWidget(), field);
        QVERIFY(keys->model()->rowCount() > 25);
        QCOMPARE(keys->currentIndex(), QModelIndex());
        // Letters are text here, not commands.
        QTest::keyClicks(field, QStringLiteral("rec next"));
        QCOMPARE(keys->model()->index(0, 0).data().toString(), QStringLiteral("Moving"));
        QCOMPARE(keys->currentIndex().data().toString(), QStringLiteral("Next record"));
        QCOMPARE(keys->currentIndex().data(MatchedRole).value<QList<int>>(),
                 (QList<int>{0, 1, 2, 3, 5, 6, 7}));
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("ctrl+k"));
        QCOMPARE(keys->currentIndex().data().toString(), QStringLiteral("Command palette"));
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("zzz"));
        QCOMPARE(sentence(&overlay), QStringLiteral("No key does “zzz”."));
        QVERIFY(m_done.isEmpty());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!overlay.isVisible());
        QCOMPARE(QApplication::focusWidget(), m_before);
        overlay.open();
        QVERIFY(field->text().isEmpty() && sentence(&overlay).isEmpty());
        QSignalSpy asked(&overlay, &KeysOverlay::changeRequested);
        QTest::mouseClick(in<QPushButton>(&overlay), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QVERIFY(!overlay.isVisible());
    }
    void readAloud()
    {
        handle(CommandId::NextRecord, m_window.get());
        handle(CommandId::PreviousRecord, m_window.get());
        KeysOverlay overlay(*m_commands, m_window.get());
        overlay.open();
        auto *keys = in<QListView>(&overlay);
        QAccessibleInterface *read = QAccessible::queryAccessibleInterface(keys);
        QCOMPARE(read->text(QAccessible::Name), QStringLiteral("All keys"));
        QCOMPARE(read->childCount(), 3);
        QCOMPARE(read->child(2)->text(QAccessible::Name), QStringLiteral("Previous record: K or Up"));
        QCOMPARE(QAccessible::queryAccessibleInterface(&overlay)->text(QAccessible::Name),
                 QStringLiteral("All keys"));
        QCOMPARE(
            QAccessible::queryAccessibleInterface(in<QLineEdit>(&overlay))->text(QAccessible::Description),
            QStringLiteral("2 found"));
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
