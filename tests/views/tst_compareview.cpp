// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandregistry.h"
#include "compare/comparehead.h"
#include "compare/comparepanes.h"
#include "compare/comparepicker.h"
#include "compare/compareview.h"
#include "compare/comparewindow.h"
#include "compare/recordbuilder.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;
using test::RecordBuilder;

namespace {

RecordBuilder failedRun()
{
    return RecordBuilder("5f0a91c2-7be1-4d0c-9c0c-a1b2c3d4e5f6", RunStatus::Failed)
        .later(7'500'000'000)
        .error("LedgerTimeout: timeout contacting ledger-7 after 3 attempts")
        .input(
            R"({"invoice_id":"INV-20391","vendor":"Müller GmbH","lines":[{"sku":"B-07","n":14},)"
            R"({"sku":"A-11","n":2},{"sku":"C-40","n":1}],"total":1204.50,"currency":"EUR","dry_run":false})")
        .logs({{LogLevel::Info, "Start reconcile, 3 lines"},
               {LogLevel::Debug, "ledger session 8f2c01 opened"},
               {LogLevel::Warning, "retry 1 of 3 after 503"},
               {LogLevel::Warning, "retry 2 of 3 after 503"},
               {LogLevel::Error, "timeout contacting ledger-7\n  at ledger.py:41\n  at main.py:12"}});
}

RecordBuilder goodRun()
{
    return RecordBuilder("0512bd13-66ce-4e0b-8a53-0f0e0d0c0b0a")
        .version(37)
        .took(3420)
        .input(R"({"vendor":"Müller GmbH","invoice_id":"INV-20388","lines":[{"sku":"A-11","n":2},)"
               R"({"sku":"B-07","n":12}],"total":980.00,"currency":"EUR","dry_run":false})")
        .output(R"({"reconciled":true,"matches":[1,2]})")
        .logs({{LogLevel::Info, "Start reconcile, 2 lines"},
               {LogLevel::Debug, "ledger session 77aa02 opened"},
               {LogLevel::Info, "Reconciled 2 lines"}});
}

} // namespace

class TestCompareView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsBothRuns();
    void keysWalkDifferences();
    void keysOfTheSearchWalkToo();
    void buttonsWalkDifferences();
    void everythingAndOnlyDifferences();
    void foldsByKeyAndMouse();
    void sidesStayTogether();
    void wraps();
    void copies();
    void choosesByKey();
    void choosesByMouse();
    void pastedIdIsTaken();
    void noOtherRun();
    void errorsAndRetry();
    void newerDetailsStayInPlace();
    void largeDocuments();
    void stops();
    void escapeClosesAndPlaceIsKept();
    void readAloud();
    void everythingHasAName();

private:
    CompareView &view() const { return m_window->view(); }
    const ComparePanes &panes() const { return view().panes(); }
    void show(const RecordBuilder &other, const RecordBuilder &run);
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    }
    QString text(Side side) const
    {
        const LinesView &lines = panes().lines(side);
        return lines.source()->line(lines.current()).text;
    }
    qsizetype find(const QString &part) const;
    QAbstractButton *button(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<KeyMap> m_keys;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<CompareWindow> m_window;
};

void TestCompareView::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_keys = std::make_unique<KeyMap>(*m_settings);
    m_commands = std::make_unique<CommandRegistry>(*m_keys);
    m_window = std::make_unique<CompareWindow>(*m_settings, nullptr);
    m_window->handleCommands(*m_commands);
    view().setValues(DisplayValues(QTimeZone::utc()));
    m_window->showWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
}

void TestCompareView::cleanup()
{
    m_window.reset();
    m_commands.reset();
    m_keys.reset();
    m_settings.reset();
}

void TestCompareView::show(const RecordBuilder &other, const RecordBuilder &run)
{
    QSignalSpy compared(&view(), &CompareView::compared);
    view().setRun(run.make());
    view().setOther(other.make());
    QTRY_COMPARE(compared.count(), 1);
    QTRY_VERIFY(panes().isAncestorOf(QApplication::focusWidget()));
}

qsizetype TestCompareView::find(const QString &part) const
{
    const LineSource &source = *panes().lines(Side::Right).source();
    for (qsizetype row = 0; row < source.lineCount(); ++row) {
        if (source.line(row).text.contains(part))
            return row;
    }
    return -1;
}

QAbstractButton *TestCompareView::button(const QString &name) const
{
    for (auto *one : m_window->findChildren<QAbstractButton *>()) {
        if (one->isVisible() && (one->text() == name || one->accessibleName() == name))
            return one;
    }
    return nullptr;
}

void TestCompareView::showsBothRuns()
{
    show(goodRun(), failedRun());
    QCOMPARE(panes().lines(Side::Left).source()->lineCount(),
             panes().lines(Side::Right).source()->lineCount());
    QCOMPARE(view().message(), QString());
    const auto heads = m_window->findChildren<CompareHead *>();
    QCOMPARE(heads.size(), 2);
    QVERIFY(heads[0]->accessibleDescription().startsWith(QStringLiteral("0512bd13")));
    QVERIFY(heads[0]->accessibleDescription().contains(QStringLiteral("Success")));
    QVERIFY(heads[0]->accessibleDescription().contains(QStringLiteral("v37")));
    QVERIFY(heads[1]->accessibleDescription().contains(QStringLiteral("Failed")));
    // The first difference is the current one.
    QCOMPARE(text(Side::Left), QStringLiteral("Status: Success"));
    QCOMPARE(text(Side::Right), QStringLiteral("Status: Failed"));
    QCOMPARE(panes().lines(Side::Right).top(), qsizetype(0));
}

void TestCompareView::keysWalkDifferences()
{
    show(goodRun(), failedRun());
    const int count = panes().position().count;
    QVERIFY(count > 8);
    QCOMPARE(panes().position().number, 1);
    for (int number = 2; number <= count; ++number) {
        press(Qt::Key_BracketRight);
        QCOMPARE(panes().position().number, number);
        const LinesView &lines = panes().lines(Side::Right);
        QVERIFY(!lines.lineRect(lines.current()).isEmpty());
    }
    press(Qt::Key_BracketRight);
    QCOMPARE(panes().position().number, count);
    press(Qt::Key_BracketLeft);
    press(Qt::Key_BracketLeft);
    QCOMPARE(panes().position().number, count - 2);
}

void TestCompareView::keysOfTheSearchWalkToo()
{
    show(goodRun(), failedRun());
    press(Qt::Key_N);
    press(Qt::Key_N);
    press(Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(panes().position().number, 2);
}

void TestCompareView::buttonsWalkDifferences()
{
    show(goodRun(), failedRun());
    QTest::mouseClick(button(QStringLiteral("Next difference (])")), Qt::LeftButton);
    QCOMPARE(panes().position().number, 2);
    QTest::mouseClick(button(QStringLiteral("Previous difference ([)")), Qt::LeftButton);
    QCOMPARE(panes().position().number, 1);
    show(goodRun(), goodRun());
    QVERIFY(!button(QStringLiteral("Next difference (])"))->isEnabled());
}

void TestCompareView::everythingAndOnlyDifferences()
{
    show(goodRun(), failedRun());
    const qsizetype few = panes().lines(Side::Left).source()->lineCount();
    QVERIFY(find(QStringLiteral("currency")) < 0);
    press(Qt::Key_V);
    QVERIFY(panes().lines(Side::Left).source()->lineCount() > few);
    QVERIFY(find(QStringLiteral("currency")) > 0);
    QCOMPARE(text(Side::Right), QStringLiteral("Status: Failed"));
    QTest::mouseClick(button(QStringLiteral("Only Differences")), Qt::LeftButton);
    QCOMPARE(panes().lines(Side::Left).source()->lineCount(), few);
}

void TestCompareView::foldsByKeyAndMouse()
{
    show(goodRun(), failedRun());
    LinesView &lines = panes().lines(Side::Right);
    const qsizetype row = find(QStringLiteral("… 2 equal or alike"));
    QVERIFY(row > 0);
    lines.setCurrent(row);
    lines.ensureVisible(row);
    const qsizetype before = lines.source()->lineCount();
    press(Qt::Key_Return);
    QCOMPARE(lines.source()->lineCount(), before + 2);
    QCOMPARE(lines.current(), row);
    press(Qt::Key_Left);
    QCOMPARE(lines.source()->lineCount(), before);
    // On the left side by mouse.
    LinesView &left = panes().lines(Side::Left);
    QTest::mouseDClick(left.viewport(), Qt::LeftButton, {}, left.lineRect(row).center());
    QCOMPARE(lines.source()->lineCount(), before + 2);
    // A part as a whole.
    lines.setCurrent(0);
    press(Qt::Key_Minus);
    QVERIFY(find(QStringLiteral("Status")) < 0);
}

void TestCompareView::sidesStayTogether()
{
    m_window->resize(700, 330);
    show(goodRun(), failedRun());
    LinesView &left = panes().lines(Side::Left);
    LinesView &right = panes().lines(Side::Right);
    press(Qt::Key_End);
    QCOMPARE(left.current(), right.current());
    QCOMPARE(left.top(), right.top());
    QVERIFY(right.top() > 0);
    for (qsizetype row = right.top(); row < right.bottom(); ++row)
        QCOMPARE(left.lineRect(row).top(), right.lineRect(row).top());
    left.verticalScrollBar()->setValue(1);
    QCOMPARE(right.top(), qsizetype(1));
    QTest::mouseClick(left.viewport(), Qt::LeftButton, {}, left.lineRect(3).center());
    QCOMPARE(right.current(), qsizetype(3));
    QCOMPARE(panes().side(), Side::Left);
}

void TestCompareView::wraps()
{
    m_window->resize(600, 500);
    show(goodRun(), failedRun());
    QVERIFY(panes().isWrapped());
    const qsizetype error = find(QStringLiteral("LedgerTimeout"));
    LinesView &right = panes().lines(Side::Right);
    right.ensureVisible(error);
    const int wrapped = right.lineRect(error).height();
    QCOMPARE(panes().lines(Side::Left).lineRect(error).height(), wrapped);
    press(Qt::Key_W);
    QVERIFY(!panes().isWrapped());
    right.ensureVisible(error);
    QVERIFY(right.lineRect(error).height() < wrapped);
    right.horizontalScrollBar()->setValue(30);
    QCOMPARE(panes().lines(Side::Left).horizontalScrollBar()->value(),
             std::min(30, panes().lines(Side::Left).horizontalScrollBar()->maximum()));
}

void TestCompareView::copies()
{
    show(goodRun(), failedRun());
    LinesView &left = panes().lines(Side::Left);
    LinesView &right = panes().lines(Side::Right);
    right.setFocus();
    right.setCurrent(find(QStringLiteral("INV-20391")));
    press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("INV-20391"));
    press(Qt::Key_Y, Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("$['invoice_id']"));
    QTest::mouseClick(left.viewport(), Qt::LeftButton, {}, left.lineRect(right.current()).center());
    press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("INV-20388"));
    // What is no value of a document has no path, and nothing is copied.
    right.setFocus();
    right.setCurrent(find(QStringLiteral("Status")));
    press(Qt::Key_Y, Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("INV-20388"));
}

void TestCompareView::choosesByKey()
{
    show(goodRun(), failedRun());
    QSignalSpy chosen(&view(), &CompareView::chosen);
    press(Qt::Key_D);
    auto *picker = m_window->findChild<ComparePicker *>();
    QVERIFY(picker->isVisible());
    QVERIFY(picker->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<CompareChoice>().kind, CompareChoice::Kind::PreviousRun);
    QVERIFY(!picker->isVisible());
    // Esc closes the panel first, and keys that are typed there walk nothing.
    press(Qt::Key_D);
    press(Qt::Key_N);
    QCOMPARE(panes().position().number, 1);
    press(Qt::Key_Escape);
    QVERIFY(!picker->isVisible());
    QVERIFY(m_window->isVisible());
}

void TestCompareView::choosesByMouse()
{
    view().setRemembered(QStringLiteral("the-other"));
    show(goodRun(), failedRun());
    QSignalSpy chosen(&view(), &CompareView::chosen);
    QTest::mouseClick(button(QStringLiteral("Compare With")), Qt::LeftButton);
    QTest::mouseClick(button(QStringLiteral("Nearest earlier successful run")), Qt::LeftButton);
    QCOMPARE(chosen.takeFirst().first().value<CompareChoice>(), CompareChoice());
    QTest::mouseClick(button(QStringLiteral("Compare With")), Qt::LeftButton);
    QTest::mouseClick(button(QStringLiteral("Selected run the-other")), Qt::LeftButton);
    QCOMPARE(chosen.takeFirst().first().value<CompareChoice>(),
             (CompareChoice{CompareChoice::Kind::Named, QStringLiteral("the-other")}));
}

void TestCompareView::pastedIdIsTaken()
{
    show(goodRun(), failedRun());
    QSignalSpy chosen(&view(), &CompareView::chosen);
    press(Qt::Key_D);
    auto *field = m_window->findChild<ComparePicker *>()->findChild<QLineEdit *>();
    field->setFocus();
    press(Qt::Key_Return);
    QCOMPARE(chosen.count(), 0);
    QApplication::clipboard()->setText(QStringLiteral("  0512bd13-66ce\n"));
    press(Qt::Key_V, Qt::ControlModifier);
    press(Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().first().value<CompareChoice>(),
             (CompareChoice{CompareChoice::Kind::Named, QStringLiteral("0512bd13-66ce")}));
}

void TestCompareView::noOtherRun()
{
    view().setRun(failedRun().make());
    view().showNoOther(QStringLiteral("No earlier successful run of reconcile is known here."), {});
    QVERIFY(view().message().startsWith(QStringLiteral("No earlier")));
    QTest::mouseClick(button(QStringLiteral("Choose Another Run")), Qt::LeftButton);
    QVERIFY(m_window->findChild<ComparePicker *>()->isVisible());
}

void TestCompareView::errorsAndRetry()
{
    view().showError({QStringLiteral("The cache could not be read."), {}, {}});
    QCOMPARE(view().message(), QStringLiteral("The cache could not be read."));
    QSignalSpy retry(&view(), &CompareView::retryRequested);
    QTest::mouseClick(button(QStringLiteral("Try Again")), Qt::LeftButton);
    QCOMPARE(retry.count(), 1);
}

/// Its log entries and documents come later than the run.
void TestCompareView::newerDetailsStayInPlace()
{
    RecordBuilder early = failedRun();
    early.details().input.state = DocumentDetails::State::Loading;
    early.details().logs = nullptr;
    show(goodRun(), early);
    QVERIFY(find(QStringLiteral("Loading…")) > 0);
    press(Qt::Key_BracketRight);
    press(Qt::Key_BracketRight);
    const QString current = text(Side::Right);
    QSignalSpy compared(&view(), &CompareView::compared);
    view().setRun(failedRun().make());
    QTRY_COMPARE(compared.count(), 1);
    QCOMPARE(text(Side::Right), current);
    QCOMPARE(view().message(), QString());
    QVERIFY(find(QStringLiteral("Loading…")) < 0);
}

void TestCompareView::largeDocuments()
{
    const auto document = [](int step) {
        std::string text = "[";
        constexpr int elements = 40'000;
        for (int i = 0; i < elements; ++i)
            text += (i == 0 ? R"({"id":)" : R"(,{"id":)") + std::to_string(i) + R"(,"value":)" +
                    std::to_string(i % step == 0 ? -i : i) + "}";
        return text + "]";
    };
    show(RecordBuilder("a").input(document(100)), RecordBuilder("b").input(document(101)));
    QVERIFY(panes().position().count > 700);
    press(Qt::Key_V);
    QVERIFY(panes().lines(Side::Right).source()->lineCount() > 40'000);
    press(Qt::Key_End);
    QCOMPARE(panes().lines(Side::Left).current(), panes().lines(Side::Right).current());
    press(Qt::Key_BracketLeft);
    QVERIFY(text(Side::Right).startsWith(QStringLiteral("value: ")));
}

void TestCompareView::stops()
{
    std::string text = "[0";
    for (int i = 0; i < 10'000'000; ++i)
        text += ",0";
    view().setRun(RecordBuilder("a").input(text + "]").make());
    view().setOther(RecordBuilder("b").input(text + ",1]").make());
    QSignalSpy compared(&view(), &CompareView::compared);
    QTRY_VERIFY(button(QStringLiteral("Stop")));
    QCOMPARE(compared.count(), 0);
    QTest::mouseClick(button(QStringLiteral("Stop")), Qt::LeftButton);
    QCOMPARE(view().message(), QStringLiteral("Stopped."));
    QVERIFY(button(QStringLiteral("Compare Again")));
    view().setRun(failedRun().make());
    view().setOther(goodRun().make());
    QTRY_COMPARE(compared.count(), 1);
    QCOMPARE(view().message(), QString());
}

void TestCompareView::escapeClosesAndPlaceIsKept()
{
    show(goodRun(), failedRun());
    m_window->resize(900, 500);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->isVisible());
    CompareWindow again(*m_settings, nullptr);
    again.showWindow();
    QCOMPARE(again.size(), QSize(900, 500));
    m_window->showWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    panes().lines(Side::Right).setFocus();
    press(Qt::Key_U);
    QTRY_VERIFY(!m_window->isVisible());
}

void TestCompareView::readAloud()
{
    show(goodRun(), failedRun());
    QAccessibleInterface *lines = QAccessible::queryAccessibleInterface(&panes().lines(Side::Right));
    QVERIFY(lines);
    QStringList names;
    for (int i = 0; i < lines->childCount(); ++i)
        names << lines->child(i)->text(QAccessible::Name);
    QVERIFY(names.contains(QStringLiteral("changed: Status: Failed")));
    QVERIFY(names.contains(QStringLiteral("nothing here: Response Time: none")));
}

void TestCompareView::everythingHasAName()
{
    show(goodRun(), failedRun());
    press(Qt::Key_D);
    for (auto *widget : m_window->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestCompareView)
#include "tst_compareview.moc"
