// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/banner.h"
#include "json/jsonbrowser.h"
#include "json/jsonfindbar.h"
#include "json/jsonpane.h"
#include "json/jsonsearch.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QToolTip>

using namespace runglass;

namespace {

constexpr char invoice[] = "{\"invoice_id\":\"INV-20391\",\"vendor\":\"M\\u00fcller GmbH\","
                           "\"lines\":[{\"sku\":\"A-11\",\"n\":2},{\"sku\":\"B-07\",\"n\":14}],"
                           "\"total\":1204.50,\"id\":9223372036854775807,\"at\":1778738847,"
                           "\"body\":\"{\\\"inner\\\":[1,2]}\",\"it's\":null}";

} // namespace

class TestJsonPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_pane.reset(); }
    void showsADocument();
    void foldsByKey();
    void foldsByMouse();
    void opensLevels();
    void keysWalk();
    void copies();
    void finds();
    void findsWhatIsHidden();
    void lettersGoToTheField();
    void unfoldsStrings();
    void refusesToUnfoldOtherText();
    void showsLongStringsInFull();
    void wraps();
    void switchesStyle();
    void notJson();
    void emptyLoadingAndErrors();
    void newestDocumentWins();
    void largeDocumentsAreOpenedOnAThread();
    void deepNesting();
    void menuByKey();
    void tellsTimes();
    void readAloud();
    void everythingHasAName();

private:
    void show(const std::string &text);
    LinesView &lines() const { return m_pane->lines(); }
    QString text(qsizetype row) const { return m_pane->browser().line(row).text; }
    QString current() const { return text(lines().current()); }
    qsizetype count() const { return m_pane->browser().lineCount(); }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(&lines(), Qt::Key(key), modifiers);
    }
    void go(const QString &beginning) const;
    JsonFindBar *findBar() const { return m_pane->findChild<JsonFindBar *>(); }
    QLineEdit *field() const { return findBar()->findChild<QLineEdit *>(); }
    QString copied(int keyCode, Qt::KeyboardModifiers modifiers) const
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("nothing"));
        key(keyCode, modifiers);
        return QGuiApplication::clipboard()->text();
    }

    std::unique_ptr<JsonPane> m_pane;
};

void TestJsonPane::init()
{
    m_pane = std::make_unique<JsonPane>(QStringLiteral("Input"));
    m_pane->resize(420, 500);
    m_pane->show();
    m_pane->activateWindow();
    QTRY_VERIFY(m_pane->isActiveWindow());
}

void TestJsonPane::show(const std::string &text)
{
    QSignalSpy painted(m_pane.get(), &JsonPane::documentPainted);
    m_pane->showDocument(text);
    QTRY_COMPARE(painted.count(), 1);
    lines().setFocus();
}

void TestJsonPane::go(const QString &beginning) const
{
    for (qsizetype row = 0; row < count(); ++row) {
        if (text(row).startsWith(beginning)) {
            lines().setCurrent(row);
            return;
        }
    }
    QFAIL("no such line");
}

void TestJsonPane::showsADocument()
{
    show(invoice);
    QCOMPARE(m_pane->browser().state(), JsonBrowser::State::Json);
    QCOMPARE(text(0), QStringLiteral("{"));
    QCOMPARE(text(1), QStringLiteral("\"invoice_id\": \"INV-20391\","));
    QCOMPARE(text(2), QStringLiteral("\"vendor\": \"Müller GmbH\","));
    QCOMPARE(text(3), QStringLiteral("\"lines\": [ 2"));
    QCOMPARE(text(4), QStringLiteral("{ \"sku\": \"A-11\", \"n\": 2 },"));
    QCOMPARE(text(7), QStringLiteral("\"total\": 1204.50,"));
    QCOMPARE(text(8), QStringLiteral("\"id\": 9223372036854775807,"));
    QVERIFY(m_pane->message().isEmpty());
}

void TestJsonPane::foldsByKey()
{
    show(invoice);
    const qsizetype all = count();
    go(QStringLiteral("\"lines\""));
    key(Qt::Key_Left);
    QCOMPARE(count(), all - 3);
    QCOMPARE(current(), QStringLiteral("\"lines\": 2 [ {…}, {…} ],"));
    key(Qt::Key_Right);
    QCOMPARE(count(), all);
    key(Qt::Key_Right);
    QCOMPARE(current(), QStringLiteral("{ \"sku\": \"A-11\", \"n\": 2 },"));
    key(Qt::Key_Return);
    QCOMPARE(current(), QStringLiteral("{"));
    QCOMPARE(text(lines().current() + 1), QStringLiteral("\"sku\": \"A-11\","));
    key(Qt::Key_Minus);
    QCOMPARE(count(), all);
    key(Qt::Key_Left);
    QVERIFY(current().startsWith(QLatin1String("\"lines\"")));
    key(Qt::Key_Asterisk);
    QCOMPARE(count(), all + 6);
    key(Qt::Key_Home);
    key(Qt::Key_Left);
    QCOMPARE(count(), qsizetype(1));
    key(Qt::Key_Plus);
    QVERIFY(count() > 5);
}

void TestJsonPane::foldsByMouse()
{
    show(invoice);
    const qsizetype all = count();
    const QRect line = lines().lineRect(3);
    QTest::mouseClick(lines().viewport(), Qt::LeftButton, {}, QPoint(200, line.center().y()));
    QCOMPARE(lines().current(), qsizetype(3));
    QCOMPARE(count(), all);
    // The mark stands before the text, which is indented by one level.
    int x = 0;
    while (count() == all && x < 60)
        QTest::mouseClick(lines().viewport(), Qt::LeftButton, {}, QPoint(++x, line.center().y()));
    QVERIFY(x > 10 && x < 60);
    QCOMPARE(count(), all - 3);
    QTest::mouseDClick(lines().viewport(), Qt::LeftButton, {}, QPoint(200, line.center().y()));
    QCOMPARE(count(), all);
}

void TestJsonPane::opensLevels()
{
    show("[[[[1]]]]");
    key(Qt::Key_1);
    QCOMPARE(count(), qsizetype(3));
    key(Qt::Key_3);
    QCOMPARE(count(), qsizetype(7));
    key(Qt::Key_0);
    QCOMPARE(count(), qsizetype(9));
    m_pane->closeAll();
    QCOMPARE(count(), qsizetype(1));
}

void TestJsonPane::keysWalk()
{
    std::string numbers = "[0";
    for (int i = 1; i < 1000; ++i)
        numbers += "," + std::to_string(i);
    show(numbers + "]");
    key(Qt::Key_Down);
    key(Qt::Key_Down);
    QCOMPARE(current(), QStringLiteral("1,"));
    key(Qt::Key_PageDown);
    QVERIFY(lines().current() > 10);
    QVERIFY(!lines().lineRect(lines().current()).isEmpty());
    key(Qt::Key_End);
    QCOMPARE(current(), QStringLiteral("]"));
    QVERIFY(lines().lineRect(lines().current()).bottom() <= lines().viewport()->height());
    key(Qt::Key_Up);
    QCOMPARE(current(), QStringLiteral("999"));
    key(Qt::Key_Left);
    QCOMPARE(lines().current(), qsizetype(0));
    QCOMPARE(lines().top(), qsizetype(0));
    // Letters that are not the pane's go on to whoever wants them.
    for (const int other : {Qt::Key_J, Qt::Key_K, Qt::Key_E, Qt::Key_Escape}) {
        QKeyEvent press(QEvent::KeyPress, other, {});
        press.setAccepted(true);
        QCoreApplication::sendEvent(&lines(), &press);
        QVERIFY(!press.isAccepted());
    }
}

void TestJsonPane::copies()
{
    show(invoice);
    go(QStringLiteral("\"vendor\""));
    QCOMPARE(copied(Qt::Key_C, Qt::ControlModifier), QStringLiteral("Müller GmbH"));
    QCOMPARE(copied(Qt::Key_Y, Qt::ShiftModifier), QStringLiteral("$['vendor']"));
    QCOMPARE(copied(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier),
             QStringLiteral("\"M\\u00fcller GmbH\""));
    go(QStringLiteral("\"id\""));
    QCOMPARE(copied(Qt::Key_C, Qt::ControlModifier), QStringLiteral("9223372036854775807"));
    go(QStringLiteral("{ \"sku\": \"B-07\""));
    QCOMPARE(copied(Qt::Key_Y, Qt::ShiftModifier), QStringLiteral("$['lines'][1]"));
    QCOMPARE(copied(Qt::Key_C, Qt::ControlModifier), QStringLiteral("{\"sku\":\"B-07\",\"n\":14}"));
    QCOMPARE(copied(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier),
             QStringLiteral("{\n  \"sku\": \"B-07\",\n  \"n\": 14\n}"));
    go(QStringLiteral("\"it's\""));
    QCOMPARE(copied(Qt::Key_Y, Qt::ShiftModifier), QStringLiteral("$['it\\'s']"));
}

void TestJsonPane::finds()
{
    show(invoice);
    key(Qt::Key_Slash);
    QTRY_VERIFY(field()->hasFocus());
    QTest::keyClicks(field(), QStringLiteral("SKU"));
    QTRY_COMPARE(findBar()->hitsText(), QStringLiteral("1 of 2"));
    QTRY_COMPARE(current(), QStringLiteral("\"sku\": \"A-11\","));
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(current(), QStringLiteral("\"sku\": \"B-07\","));
    QCOMPARE(findBar()->hitsText(), QStringLiteral("2 of 2"));
    QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(findBar()->hitsText(), QStringLiteral("1 of 2"));
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(!findBar()->isVisible());
    QVERIFY(lines().hasFocus());
    key(Qt::Key_N);
    QCOMPARE(current(), QStringLiteral("\"sku\": \"B-07\","));
    key(Qt::Key_N);
    QCOMPARE(current(), QStringLiteral("\"sku\": \"A-11\","));
    key(Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(current(), QStringLiteral("\"sku\": \"B-07\","));
    key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(field()->hasFocus());
    QTest::keyClicks(field(), QStringLiteral("not there"));
    QTRY_COMPARE(findBar()->hitsText(), QStringLiteral("No hits"));
    field()->clear();
    QTRY_COMPARE(findBar()->hitsText(), QString());
}

void TestJsonPane::findsWhatIsHidden()
{
    std::string text = "{\"items\":[";
    for (int i = 0; i < 2000; ++i)
        text += "{\"n\":{\"number\":" + std::to_string(i) + "}},";
    text += "{\"note\":\"" + std::string(2000, '.') + "needle\"}]}";
    show(text);
    m_pane->closeAll();
    key(Qt::Key_Slash);
    QTest::keyClicks(field(), QStringLiteral("1777"));
    QTRY_COMPARE(current(), QStringLiteral("\"number\": 1777"));
    QVERIFY(!lines().lineRect(lines().current()).isEmpty());
    // Only what is around it was opened: the outermost, items, one of them and n, each with its end.
    QCOMPARE(count(), qsizetype(2001 + 4 + 4));
    field()->setText(QStringLiteral("needle"));
    QTRY_VERIFY(current().contains(QLatin1String("needle")));
    QVERIFY(!lines().lineRect(lines().current()).isEmpty());
}

void TestJsonPane::lettersGoToTheField()
{
    show(invoice);
    key(Qt::Key_Slash);
    const qsizetype before = count();
    QTest::keyClicks(field(), QStringLiteral("nNwv10/Y"));
    QCOMPARE(field()->text(), QStringLiteral("nNwv10/Y"));
    QCOMPARE(count(), before);
    QVERIFY(!m_pane->isWrapped());
    QCOMPARE(m_pane->style(), JsonStyle::Text);
}

void TestJsonPane::unfoldsStrings()
{
    show(invoice);
    const qsizetype all = count();
    go(QStringLiteral("\"body\""));
    QVERIFY(current().endsWith(QLatin1String("holds JSON")));
    key(Qt::Key_Return);
    QTRY_COMPARE(count(), all + 3);
    const qsizetype host = lines().current();
    QCOMPARE(text(host + 1), QStringLiteral("{"));
    QCOMPARE(text(host + 2), QStringLiteral("\"inner\": 2 [ 1, 2 ]"));
    lines().setCurrent(host + 2);
    QCOMPARE(copied(Qt::Key_Y, Qt::ShiftModifier), QStringLiteral("$['body'] → $['inner']"));
    key(Qt::Key_Right);
    QCOMPARE(count(), all + 6);
    lines().setCurrent(host);
    key(Qt::Key_Left);
    QCOMPARE(count(), all);
}

void TestJsonPane::refusesToUnfoldOtherText()
{
    show(R"(["{not json}"])");
    lines().setCurrent(1);
    key(Qt::Key_Return, Qt::ControlModifier);
    const auto said = [this] {
        QStringList all;
        for (const QLabel *label : m_pane->findChildren<QLabel *>())
            all << label->text();
        return all.join(QLatin1Char('\n'));
    };
    QTRY_VERIFY(said().contains(QStringLiteral("A key in double quotes should stand here, not “not”.")));
    QCOMPARE(count(), qsizetype(3));
}

void TestJsonPane::showsLongStringsInFull()
{
    show("[\"" + std::string(1000, 'a') + "\\n" + std::string(1000, 'b') + "\"]");
    QCOMPARE(count(), qsizetype(3));
    lines().setCurrent(1);
    QVERIFY(current().contains(QStringLiteral("…")));
    key(Qt::Key_Return);
    QCOMPARE(count(), qsizetype(8));
    QCOMPARE(text(6).right(2), QStringLiteral("b\""));
    lines().setCurrent(4);
    QCOMPARE(copied(Qt::Key_C, Qt::ControlModifier).size(), 2001);
    key(Qt::Key_Left);
    QCOMPARE(lines().current(), qsizetype(1));
    key(Qt::Key_Left);
    QCOMPARE(count(), qsizetype(3));
}

void TestJsonPane::wraps()
{
    show("[\"" + std::string(200, 'a') + "\",\"b\"]");
    const int single = lines().lineRect(0).height();
    QCOMPARE(lines().lineRect(1).height(), single);
    QVERIFY(lines().horizontalScrollBar()->maximum() > 0);
    key(Qt::Key_W);
    QVERIFY(m_pane->isWrapped());
    QVERIFY(lines().lineRect(1).height() >= 3 * single);
    QCOMPARE(lines().lineRect(2).height(), single);
    QCOMPARE(lines().horizontalScrollBar()->maximum(), 0);
    key(Qt::Key_End);
    QVERIFY(!lines().lineRect(3).isEmpty());
    m_pane->resize(900, 500);
    QTRY_VERIFY(lines().lineRect(1).height() < 3 * single);
    key(Qt::Key_W);
    QCOMPARE(lines().lineRect(1).height(), single);
}

void TestJsonPane::switchesStyle()
{
    show(invoice);
    go(QStringLiteral("\"total\""));
    QSignalSpy changed(m_pane.get(), &JsonPane::styleChanged);
    key(Qt::Key_S);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(current(), QStringLiteral("total: 1204.50"));
    QCOMPARE(text(0), QStringLiteral("{8}"));
    QCOMPARE(text(4), QStringLiteral("0: {2} { sku: \"A-11\", n: 2 }"));
    key(Qt::Key_S);
    QCOMPARE(current(), QStringLiteral("\"total\": 1204.50,"));
    // What comes next is shown the same way.
    key(Qt::Key_S);
    show("[1]");
    QCOMPARE(text(0), QStringLiteral("[1]"));
    QCOMPARE(count(), qsizetype(2));
}

void TestJsonPane::notJson()
{
    show("{\"a\": 1,\n \"b\": NaN,\n \"c\": \"\x1b[31m\xff\"}");
    QCOMPARE(m_pane->browser().state(), JsonBrowser::State::NotJson);
    auto *banner = m_pane->findChild<Banner *>();
    QVERIFY(banner->isVisible());
    QString said;
    for (const QLabel *label : banner->findChildren<QLabel *>())
        said += label->text();
    QVERIFY2(said.contains(QStringLiteral("JSON has no number “NaN”.")), qPrintable(said));
    QVERIFY2(said.contains(QLatin1String("Line 2, column 7 (byte 15)")), qPrintable(said));
    QCOMPARE(count(), qsizetype(3));
    QCOMPARE(text(0), QStringLiteral("{\"a\": 1,"));
    QCOMPARE(text(2), QStringLiteral(" \"c\": \"\\u001b[31m\\xff\"}"));
    QCOMPARE(m_pane->browser().line(1).hits.size(), std::size_t(1));
    const auto buttons = banner->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(lines().current(), qsizetype(1));
    QVERIFY(lines().hasFocus());
    QCOMPARE(copied(Qt::Key_C, Qt::ControlModifier), QStringLiteral(" \"b\": NaN,\n"));
    key(Qt::Key_Slash);
    QTest::keyClicks(field(), QStringLiteral("\"c\""));
    QTRY_COMPARE(findBar()->hitsText(), QStringLiteral("1 of 1"));
    QTRY_COMPARE(lines().current(), qsizetype(2));
    // The next document has nothing of it any more.
    show("[1]");
    QVERIFY(!banner->isVisible());
}

void TestJsonPane::emptyLoadingAndErrors()
{
    m_pane->showMessage(QStringLiteral("No output: the run failed."));
    QCOMPARE(m_pane->message(), QStringLiteral("No output: the run failed."));
    m_pane->showLoading();
    QCOMPARE(m_pane->message(), QString());
    QTRY_COMPARE(m_pane->message(), QStringLiteral("Loading…"));
    m_pane->showError(
        {QStringLiteral("No payload."), QStringLiteral("<b>404</b>"), QStringLiteral("Try again.")});
    QCOMPARE(m_pane->message(), QStringLiteral("No payload."));
    m_pane->showDocument(std::string());
    QTRY_COMPARE(m_pane->message(), QStringLiteral("The document is empty."));
    show("1");
    QCOMPARE(m_pane->message(), QString());
    QCOMPARE(text(0), QStringLiteral("1"));
}

void TestJsonPane::newestDocumentWins()
{
    std::string large = "[0";
    while (large.size() < 20'000'000)
        large += ",1234567890";
    const auto shared = std::make_shared<const std::string>(large + "]");
    QSignalSpy painted(m_pane.get(), &JsonPane::documentPainted);
    for (int i = 0; i < 5; ++i)
        m_pane->showDocument(shared);
    m_pane->showDocument(std::string("\"the last\""));
    QTRY_COMPARE(painted.count(), 1);
    QCOMPARE(text(0), QStringLiteral("\"the last\""));
    // And taken away before it is there.
    m_pane->showDocument(shared);
    m_pane->showMessage(QStringLiteral("gone"));
    QTRY_COMPARE(shared.use_count(), 1);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_pane->message(), QStringLiteral("gone"));
}

void TestJsonPane::largeDocumentsAreOpenedOnAThread()
{
    std::string large = "[[0]";
    for (int i = 1; i < 300'000; ++i)
        large += ",[" + std::to_string(i) + "]";
    show(large + "]");
    QCOMPARE(count(), qsizetype(300'002));
    lines().setCurrent(5);
    key(Qt::Key_0);
    // Not at once; and what is asked for meanwhile comes after it.
    QCOMPARE(count(), qsizetype(300'002));
    key(Qt::Key_1);
    m_pane->closeAll();
    QTRY_COMPARE(count(), qsizetype(1));
    key(Qt::Key_0);
    QTRY_COMPARE(count(), qsizetype(900'002));
    key(Qt::Key_End);
    QVERIFY(!lines().lineRect(count() - 1).isEmpty());
    lines().setCurrent(count() - 3);
    QCOMPARE(current(), QStringLiteral("299999"));
    key(Qt::Key_1);
    QTRY_COMPARE(count(), qsizetype(300'002));
    QCOMPARE(current(), QStringLiteral("1 [ 299999 ]"));
    QVERIFY(!lines().lineRect(lines().current()).isEmpty());
}

void TestJsonPane::deepNesting()
{
    constexpr int levels = 100'000;
    show(std::string(levels, '[') + std::string(levels, ']'));
    key(Qt::Key_0);
    QTRY_COMPARE(count(), qsizetype(2 * levels - 1));
    lines().setCurrent(levels - 1);
    lines().ensureVisible(levels - 1);
    QCOMPARE(current(), QStringLiteral("[]"));
    QVERIFY(copied(Qt::Key_Y, Qt::ShiftModifier).endsWith(QLatin1String("[0][0][0]")));
    key(Qt::Key_Left);
    key(Qt::Key_Left);
    key(Qt::Key_Home);
    key(Qt::Key_Left);
    QTRY_COMPARE(count(), qsizetype(1));
}

void TestJsonPane::menuByKey()
{
    show(invoice);
    go(QStringLiteral("\"body\""));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(&lines(), &event);
    auto *menu = m_pane->findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    QStringList enabled;
    for (const QAction *action : menu->actions()) {
        if (action->isEnabled() && !action->isSeparator())
            enabled << action->text();
    }
    QVERIFY(enabled.contains(QStringLiteral("Copy Path")));
    QVERIFY(enabled.contains(QStringLiteral("Unfold JSON in Text")));
    QVERIFY(!enabled.contains(QStringLiteral("Show Whole Text")));
    QVERIFY(!enabled.contains(QStringLiteral("Next Hit")));
    QTest::keyClick(menu, Qt::Key_Escape);
    QTRY_VERIFY(!m_pane->findChild<QMenu *>());
}

void TestJsonPane::tellsTimes()
{
    m_pane->setZone(QTimeZone("Europe/Berlin"));
    show(invoice);
    go(QStringLiteral("\"at\""));
    const QPoint at = lines().lineRect(lines().current()).center();
    QHelpEvent help(QEvent::ToolTip, at, lines().viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(lines().viewport(), &help);
    QTRY_VERIFY(QToolTip::text().contains(QLatin1String("14 May 2026 08:07:27.000 (UTC+2)")));
    QToolTip::hideText();
}

void TestJsonPane::readAloud()
{
    show(invoice);
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&lines());
    QVERIFY(tree);
    QCOMPARE(tree->role(), QAccessible::Tree);
    QCOMPARE(tree->text(QAccessible::Name), QStringLiteral("Input"));
    QCOMPARE(tree->childCount(), static_cast<int>(count()));
    QAccessibleInterface *item = tree->child(3);
    QCOMPARE(item->role(), QAccessible::TreeItem);
    QCOMPARE(item->text(QAccessible::Name), QStringLiteral("\"lines\": [ 2"));
    QVERIFY(item->state().expanded && item->state().expandable && !item->state().focused);
    QCOMPARE(item->parent(), tree);
    QCOMPARE(tree->indexOfChild(item), 3);
    const QPoint center = item->rect().center();
    QCOMPARE(tree->childAt(center.x(), center.y()), item);
    lines().setCurrent(3);
    QCOMPARE(tree->focusChild(), item);
    QVERIFY(item->state().focused);
    item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(tree->child(3)->state().collapsed);
}

void TestJsonPane::everythingHasAName()
{
    show(invoice);
    m_pane->find();
    for (const QWidget *widget : m_pane->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
            qobject_cast<const QLabel *>(widget))
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestJsonPane)
#include "tst_jsonpane.moc"
