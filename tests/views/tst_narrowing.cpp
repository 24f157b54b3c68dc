// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandregistry.h"
#include "common/recordtable.h"
#include "common/statepanel.h"
#include "common/tabstrip.h"
#include "filter/chip.h"
#include "filter/filterbuilder.h"
#include "filter/filtertextfield.h"
#include "filter/savedfiltersmenu.h"
#include "filter/searchbox.h"
#include "filter/valuefield.h"
#include "monitor/monitorview.h"
#include "monitor/scriptselector.h"
#include "monitor/topbar.h"
#include "tables/sampledata.h"
#include "timerange/monthgrid.h"
#include "timerange/rangecalendar.h"
#include "timerange/rangepopover.h"
#include "userdata/marksstore.h"
#include "userdata/savedfilters.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

/// Range, search and filter as a user has them, by keys and mouse, over a real cache: 400 runs of two days,
/// every fifth failed, 120 of version 38, and three entries each.
class TestNarrowing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void filterIsPutTogetherByKeys();
    void chipsComeAndGoByKeys();
    void filterIsTyped();
    void errorIsUnderlinedWhereItIs();
    void draftIsKeptUntilApplied();
    void searchFindsWhileTyping();
    void lettersAreTextInAField();
    void cellsNarrowDown();
    void everythingOfARun();
    void filtersAreSaved();
    void rangeIsChosenFromTheList();
    void rangeIsTyped();
    void rangeIsClicked();
    void nothingMatchesSaysWhy();
    void scriptsAreRemembered();
    void tabsHaveTheirOwnFilter();

private:
    void open();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(focus(), key, modifiers);
    }
    void type(const char *text)
    {
        // QTest::keyClicks() knows ASCII only.
        const QString typed = QString::fromUtf8(text);
        for (const QChar c : typed) {
            if (c.unicode() < 0x80) {
                QTest::keyClick(focus(), c.toLatin1());
                continue;
            }
            QKeyEvent pressed(QEvent::KeyPress, Qt::Key_unknown, {}, c);
            QApplication::sendEvent(focus(), &pressed);
        }
    }
    QWidget *focus() const { return QApplication::focusWidget(); }
    RecordTable *table(const char *name) const;
    TopBar *bar() const { return m_view->findChild<TopBar *>(); }
    template <class Widget>
    Widget *shown() const
    {
        for (Widget *widget : m_view->findChildren<Widget *>()) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    int rows(const char *name = "All Runs") const { return table(name)->model()->rowCount(); }
    QPushButton *button(QWidget *in, const char *text) const
    {
        for (QPushButton *candidate : in->findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->text() == QString::fromUtf8(text))
                return candidate;
        }
        return nullptr;
    }
    void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    void choose(QComboBox *box, const char *text)
    {
        const int index = box->findText(QString::fromUtf8(text));
        QVERIFY2(index >= 0, text);
        // As the keys do it: the first letter would find others too.
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentIndex(), index);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SavedFilters> m_filters;
    std::unique_ptr<MarksStore> m_marks;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MonitorView> m_view;
    std::unique_ptr<KeyMap> m_keys;
    std::unique_ptr<CommandRegistry> m_commands;
    Micros m_newest = 0;
};

void TestNarrowing::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto cache = Cache::open(m_folder->filePath(QStringLiteral("cache.db")), {});
    QVERIFY(cache.ok());
    m_cache = *cache;
    m_newest = nowMicros() - microsPerMinute;
    QVERIFY(sample::write(*m_cache,
                          sample::batch(sample::script("s1", "Qbalance", 861'002, m_newest), 400, m_newest)));
    QVERIFY(sample::write(*m_cache,
                          sample::batch(sample::script("s2", "Sorter", 50, m_newest - 1), 50, m_newest - 1)));
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_filters = std::make_unique<SavedFilters>(m_folder->filePath(QStringLiteral("filters.json")));
    m_marks = std::make_unique<MarksStore>(m_folder->filePath(QStringLiteral("marks.sqlite")));
    m_workspace = std::make_unique<Workspace>(m_cache, nullptr, QStringLiteral("Test"));
    open();
}

void TestNarrowing::open()
{
    m_commands.reset();
    m_view = std::make_unique<MonitorView>(*m_workspace, *m_settings, *m_filters, *m_marks);
    m_keys = std::make_unique<KeyMap>(*m_settings);
    m_commands = std::make_unique<CommandRegistry>(*m_keys);
    m_view->handleCommands(*m_commands);
    m_view->resize(1280, 860);
    m_view->show();
    m_view->activateWindow();
    QTRY_COMPARE(table("All Runs")->records().state(), AnswerModel::State::Ready);
    QTRY_VERIFY(rows() > 0);
    table("All Runs")->setFocus();
}

void TestNarrowing::cleanup()
{
    m_commands.reset();
    m_view.reset();
    m_workspace.reset();
    m_marks.reset();
    m_filters.reset();
    m_settings.reset();
    m_cache.reset();
    m_folder.reset();
}

RecordTable *TestNarrowing::table(const char *name) const
{
    for (RecordTable *candidate : m_view->findChildren<RecordTable *>()) {
        if (candidate->accessibleName() == QLatin1String(name))
            return candidate;
    }
    return nullptr;
}

void TestNarrowing::filterIsPutTogetherByKeys()
{
    QTRY_COMPARE(rows(), 400);
    press(Qt::Key_F);
    auto *builder = shown<FilterBuilder>();
    QVERIFY(builder);
    // The first row is about the status; its values are to be ticked, each with how often it occurs.
    QTRY_VERIFY(builder->findChildren<QCheckBox *>().size() == 3 &&
                builder->findChildren<QCheckBox *>().at(1)->text() == QLatin1String("Failed  (80)"));
    auto *failed = builder->findChildren<QCheckBox *>().at(1);
    failed->setFocus();
    press(Qt::Key_Space);
    auto *matches = builder->findChild<QLabel *>(QStringLiteral("matches"));
    QTRY_COMPARE(matches->text(), QStringLiteral("Matches 80 runs"));
    QCOMPARE(builder->findChild<FilterTextField *>()->text(), QStringLiteral("status = Failed"));
    // Nothing is applied yet.
    QCOMPARE(rows(), 400);
    click(button(builder, "Add Filter"));
    const auto boxes = builder->findChildren<QComboBox *>();
    QComboBox *column = nullptr;
    for (QComboBox *box : boxes) {
        if (box->hasFocus())
            column = box;
    }
    QVERIFY(column);
    choose(column, "Deployment Version");
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);
    type("38");
    QTRY_COMPARE(matches->text(), QStringLiteral("Matches 24 runs"));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QVERIFY(!builder->isVisible());
    QTRY_COMPARE(rows(), 24);
    QCOMPARE(bar()->filter()->badge(), QStringLiteral("2"));
    QCOMPARE(focus(), table("All Runs"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(rows(), 400);
    QVERIFY(bar()->filter()->badge().isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(rows(), 24);
}

void TestNarrowing::chipsComeAndGoByKeys()
{
    click(bar()->filter());
    auto *builder = shown<FilterBuilder>();
    QVERIFY(builder);
    const auto boxes = builder->findChildren<QComboBox *>();
    for (QComboBox *box : boxes) {
        if (box->accessibleName() == QLatin1String("Column"))
            choose(box, "Function");
    }
    auto *field = builder->findChild<ValueField *>();
    QVERIFY(field && field->isVisible());
    field->setFocus();
    type("main");
    press(Qt::Key_Tab);
    QCOMPARE(focus(), field->edit());
    type("notify");
    press(Qt::Key_Tab);
    QCOMPARE(field->values(), (QStringList{QStringLiteral("main"), QStringLiteral("notify")}));
    QCOMPARE(field->findChildren<Chip *>().size(), 2);
    auto *matches = builder->findChild<QLabel *>(QStringLiteral("matches"));
    QTRY_COMPARE(matches->text(), QStringLiteral("Matches 160 runs"));
    QCOMPARE(builder->findChild<FilterTextField *>()->text(), QStringLiteral("function in (main, notify)"));
    press(Qt::Key_Backspace);
    QCOMPARE(field->values(), QStringList{QStringLiteral("main")});
    QTRY_COMPARE(matches->text(), QStringLiteral("Matches 80 runs"));
    click(field->findChildren<Chip *>().constFirst());
    QVERIFY(field->values().isEmpty());
    QTRY_COMPARE(matches->text(), QStringLiteral("Matches 400 runs"));
}

void TestNarrowing::filterIsTyped()
{
    press(Qt::Key_F);
    auto *builder = shown<FilterBuilder>();
    auto *text = builder->findChild<FilterTextField *>();
    text->setFocus();
    type("status = Failed and (function = classify or log.message contains \"ledger-7\")");
    auto *matches = builder->findChild<QLabel *>(QStringLiteral("matches"));
    QTRY_COMPARE(matches->text(), QStringLiteral("Matches 80 runs"));
    press(Qt::Key_Return);
    QTRY_COMPARE(rows(), 80);
    QCOMPARE(bar()->filter()->badge(), QStringLiteral("3"));
    // The rows show the same set.
    press(Qt::Key_F);
    QCOMPARE(builder->draft().conditionCount(), 3);
    int columns = 0;
    for (const QComboBox *box : builder->findChildren<QComboBox *>())
        columns += box->isVisible() && box->accessibleName() == QLatin1String("Column") ? 1 : 0;
    QCOMPARE(columns, 3);
    click(button(builder, "Clear All"));
    click(button(builder, "Apply"));
    QTRY_COMPARE(rows(), 400);
}

void TestNarrowing::errorIsUnderlinedWhereItIs()
{
    press(Qt::Key_F);
    auto *builder = shown<FilterBuilder>();
    auto *text = builder->findChild<FilterTextField *>();
    text->setFocus();
    type("source = \"ä\" and functoin = x");
    QCOMPARE(text->underlined(), (std::pair{17, 8}));
    auto *problem = builder->findChild<QLabel *>(QStringLiteral("textProblem"));
    QVERIFY2(problem->text().contains(QLatin1String("Did you mean function?")), qPrintable(problem->text()));
    QVERIFY(!button(builder, "Apply")->isEnabled());
    press(Qt::Key_Return);
    QVERIFY(builder->isVisible());
    QCOMPARE(rows(), 400);
}

void TestNarrowing::draftIsKeptUntilApplied()
{
    press(Qt::Key_F);
    auto *builder = shown<FilterBuilder>();
    builder->findChild<FilterTextField *>()->setFocus();
    type("version = 38");
    press(Qt::Key_Escape);
    QVERIFY(!builder->isVisible());
    QCOMPARE(focus(), table("All Runs"));
    QCOMPARE(rows(), 400);
    press(Qt::Key_F);
    QCOMPARE(builder->findChild<FilterTextField *>()->text(), QStringLiteral("version = 38"));
    click(button(builder, "Apply"));
    QTRY_COMPARE(rows(), 120);
}

void TestNarrowing::searchFindsWhileTyping()
{
    press(Qt::Key_Slash);
    QCOMPARE(focus(), bar()->search());
    type("nightly LEDGER");
    QTRY_COMPARE(rows(), 80);
    press(Qt::Key_Return);
    QCOMPARE(focus(), table("All Runs"));
    QCOMPARE(table("All Runs")->currentIndex().row(), 0);
    press(Qt::Key_N);
    QCOMPARE(table("All Runs")->currentIndex().row(), 1);
    press(Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(table("All Runs")->currentIndex().row(), 0);
    press(Qt::Key_Slash);
    press(Qt::Key_Escape);
    QVERIFY(bar()->search()->text().isEmpty());
    QTRY_COMPARE(rows(), 400);
    QCOMPARE(focus(), bar()->search());
    press(Qt::Key_Escape);
    QCOMPARE(focus(), table("All Runs"));
}

void TestNarrowing::lettersAreTextInAField()
{
    press(Qt::Key_Slash);
    type("tf+zn/");
    QCOMPARE(bar()->search()->text(), QStringLiteral("tf+zn/"));
    QVERIFY(!shown<FilterBuilder>());
    QVERIFY(!shown<RangePopover>());
    bar()->search()->clear();
    table("All Runs")->setFocus();
    press(Qt::Key_T);
    auto *popover = shown<RangePopover>();
    QVERIFY(popover);
    // The list of ranges finds by letters; F opens nothing here.
    press(Qt::Key_F);
    QVERIFY(!shown<FilterBuilder>());
    press(Qt::Key_Escape);
    QVERIFY(!popover->isVisible());
    QCOMPARE(focus(), table("All Runs"));
}

void TestNarrowing::cellsNarrowDown()
{
    RecordTable *runs = table("All Runs");
    QTRY_COMPARE(rows(), 400);
    const auto cell = [runs](int row, RunColumn column) {
        return runs->visualRect(runs->model()->index(row, static_cast<int>(column))).center();
    };
    QTRY_COMPARE(runs->model()->index(1, static_cast<int>(RunColumn::Function)).data().toString(),
                 QStringLiteral("main"));
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, cell(1, RunColumn::Function));
    press(Qt::Key_Plus);
    QTRY_COMPARE(rows(), 80);
    QTRY_COMPARE(runs->model()->index(0, static_cast<int>(RunColumn::Version)).data().toString(),
                 QStringLiteral("v38"));
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, cell(0, RunColumn::Version));
    press(Qt::Key_Minus);
    QTRY_COMPARE(rows(), 56);
    QCOMPARE(bar()->filter()->badge(), QStringLiteral("2"));
    press(Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(rows(), 400);
    // A time is no value to filter by.
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, cell(0, RunColumn::ExecutedOn));
    press(Qt::Key_Plus);
    QVERIFY(bar()->filter()->badge().isEmpty());
}

void TestNarrowing::everythingOfARun()
{
    RecordTable *runs = table("All Runs");
    QTRY_COMPARE(rows(), 400);
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {},
                      runs->visualRect(runs->model()->index(2, 4)).center());
    QTRY_VERIFY(runs->currentIndex().isValid());
    const QString id = runs->currentIndex().data(AnswerModel::IdRole).toString();
    QContextMenuEvent event(QContextMenuEvent::Mouse, runs->visualRect(runs->model()->index(2, 4)).center(),
                            runs->viewport()->mapToGlobal(QPoint(10, 10)));
    QCoreApplication::sendEvent(runs->viewport(), &event);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) != nullptr);
    QAction *everything = nullptr;
    for (QAction *action : menu->actions()) {
        if (action->text() == QLatin1String("Everything of This Run"))
            everything = action;
    }
    QVERIFY(everything && everything->isEnabled());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(everything).center());
    QTRY_COMPARE(rows("Logs"), 3);
    QVERIFY(table("Logs")->isVisible());
    QVERIFY(bar()->filter()->toolTip().contains(id));
}

void TestNarrowing::filtersAreSaved()
{
    press(Qt::Key_F);
    auto *builder = shown<FilterBuilder>();
    builder->findChild<FilterTextField *>()->setFocus();
    type("version = 38");
    auto *menu = builder->findChild<SavedFiltersMenu *>();
    const auto trigger = [&](QMenu *in, const char *text) {
        for (QAction *action : in->actions()) {
            if (action->text() == QString::fromUtf8(text)) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    click(button(builder, "Saved Filters"));
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(trigger(menu, "Save This Filter…"));
    menu->close();
    type("newest version");
    press(Qt::Key_Return);
    QCOMPARE(m_filters->saved({QStringLiteral("Test"), QStringLiteral("s1"), FilterSubject::Runs}).size(),
             std::size_t(1));
    click(button(builder, "Clear All"));
    QVERIFY(builder->draft().isEmpty());
    click(button(builder, "Saved Filters"));
    QVERIFY(trigger(menu, "newest version"));
    QCOMPARE(builder->draft().conditionCount(), 1);
    // The built-in ones take their limits from the figures.
    QVERIFY(trigger(menu, "Slower Than P90"));
    menu->close();
    click(button(builder, "Apply"));
    QTRY_VERIFY(rows() > 0 && rows() <= 40);
}

void TestNarrowing::rangeIsChosenFromTheList()
{
    press(Qt::Key_T);
    auto *popover = shown<RangePopover>();
    QVERIFY(popover);
    auto *list = popover->findChild<QListWidget *>();
    QCOMPARE(focus(), list);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Last 7 Days"));
    QCOMPARE(list->count(), 14);
    press(Qt::Key_Home);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Last 15 Minutes"));
    press(Qt::Key_Return);
    QVERIFY(!popover->isVisible());
    QTRY_COMPARE(rows(), 2);
    QCOMPARE(bar()->range()->text(), QStringLiteral("Last 15 Minutes"));
    click(bar()->range());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(list->count() - 1)).center());
    QTRY_COMPARE(rows(), 400);
    QCOMPARE(bar()->range()->text(), QStringLiteral("All Time"));
}

void TestNarrowing::rangeIsTyped()
{
    press(Qt::Key_T);
    auto *popover = shown<RangePopover>();
    auto *text = popover->findChild<QLineEdit *>();
    auto *written = popover->findChild<QLabel *>(QStringLiteral("writtenOut"));
    text->setFocus();
    text->selectAll();
    type("2026-11-07 .. 2026-11-01");
    QVERIFY2(written->text().contains(QLatin1String("Write 2026-11-01 .. 2026-11-07.")),
             qPrintable(written->text()));
    QVERIFY(!button(popover, "Apply")->isEnabled());
    press(Qt::Key_Return);
    QVERIFY(popover->isVisible());
    text->selectAll();
    type("last 36h");
    press(Qt::Key_Return);
    QVERIFY(!popover->isVisible());
    QCOMPARE(bar()->range()->text(), QStringLiteral("Last 36 Hours"));
    // Every 7 minutes, 3.017 seconds from a minute ago.
    QTRY_COMPARE(rows(), 307);
}

void TestNarrowing::rangeIsClicked()
{
    click(bar()->range());
    auto *popover = shown<RangePopover>();
    auto *calendar = popover->findChild<RangeCalendar *>();
    const QDate today = QDateTime::currentDateTime().date();
    MonthGrid *grid = nullptr;
    for (MonthGrid *candidate : calendar->findChildren<MonthGrid *>()) {
        if (candidate->month() == QDate(today.year(), today.month(), 1))
            grid = candidate;
    }
    QVERIFY(grid);
    auto *text = popover->findChild<QLineEdit *>();
    // The first click begins a range that ends today.
    QTest::mouseClick(grid, Qt::LeftButton, {}, grid->rectOf(QDate(today.year(), today.month(), 1)).center());
    const QDate first(today.year(), today.month(), 1);
    const QString begun =
        first == today ? first.toString(Qt::ISODate)
                       : first.toString(Qt::ISODate) + QStringLiteral(" .. ") + today.toString(Qt::ISODate);
    QCOMPARE(text->text(), begun);
    QTest::mouseClick(grid, Qt::LeftButton, {}, grid->rectOf(first.addDays(2)).center());
    QCOMPARE(text->text(),
             first.toString(Qt::ISODate) + QStringLiteral(" .. ") + first.addDays(2).toString(Qt::ISODate));
    // By keys: the cursor goes a month back, Enter begins anew.
    calendar->setFocus();
    press(Qt::Key_PageUp);
    press(Qt::Key_Return);
    const QDate before = first.addDays(2).addMonths(-1);
    QVERIFY2(text->text().startsWith(before.toString(Qt::ISODate)), qPrintable(text->text()));
    click(button(popover, "Apply"));
    QTRY_COMPARE(rows(), 400);
}

void TestNarrowing::nothingMatchesSaysWhy()
{
    press(Qt::Key_F);
    shown<FilterBuilder>()->findChild<FilterTextField *>()->setFocus();
    type("version = 99");
    press(Qt::Key_Return);
    StatePanel *panel = nullptr;
    QTRY_VERIFY((panel = shown<StatePanel>()) != nullptr);
    QTRY_COMPARE(panel->what(), QStringLiteral("0 of 400 runs"));
    QCOMPARE(panel->why(),
             QStringLiteral("The filter version = 99 leaves none; the time range alone has 400."));
    click(button(panel, "Clear Filter"));
    QTRY_COMPARE(rows(), 400);
    QVERIFY(table("All Runs")->isVisible());
    press(Qt::Key_Slash);
    type("nowhere to be found");
    QTRY_VERIFY((panel = shown<StatePanel>()) != nullptr);
    QTRY_COMPARE(
        panel->why(),
        QStringLiteral("The search “nowhere to be found” finds none; the time range alone has 400."));
    click(button(panel, "Clear Search"));
    QTRY_COMPARE(rows(), 400);
    QVERIFY(bar()->search()->text().isEmpty());
}

void TestNarrowing::scriptsAreRemembered()
{
    const auto chooseScript = [this](const char *name) {
        auto *selector = m_view->findChild<ScriptSelector *>();
        click(selector);
        type(name);
        press(Qt::Key_Return);
        QTRY_VERIFY(selector->text() == QLatin1String(name));
    };
    press(Qt::Key_F);
    shown<FilterBuilder>()->findChild<FilterTextField *>()->setFocus();
    type("status = Failed");
    press(Qt::Key_Return);
    press(Qt::Key_Slash);
    type("classify");
    QTRY_COMPARE(rows(), 80);
    chooseScript("Sorter");
    QTRY_COMPARE(rows(), 50);
    QVERIFY(bar()->search()->text().isEmpty());
    QVERIFY(bar()->filter()->badge().isEmpty());
    chooseScript("Qbalance");
    QTRY_COMPARE(rows(), 80);
    QCOMPARE(bar()->search()->text(), QStringLiteral("classify"));
    QCOMPARE(bar()->filter()->badge(), QStringLiteral("1"));
    // And after a restart.
    m_view.reset();
    open();
    QTRY_COMPARE(rows(), 80);
    QCOMPARE(bar()->search()->text(), QStringLiteral("classify"));
}

void TestNarrowing::tabsHaveTheirOwnFilter()
{
    press(Qt::Key_Slash);
    type("main");
    QTRY_COMPARE(rows(), 80);
    table("All Runs")->setFocus();
    press(Qt::Key_G);
    press(Qt::Key_L);
    QTRY_COMPARE(rows("Logs"), 1200);
    QVERIFY(bar()->search()->text().isEmpty());
    press(Qt::Key_Slash);
    type("MÜLLER");
    QTRY_COMPARE(rows("Logs"), 200);
    table("Logs")->setFocus();
    press(Qt::Key_G);
    press(Qt::Key_R);
    QCOMPARE(bar()->search()->text(), QStringLiteral("main"));
    QCOMPARE(rows(), 80);
}

QTEST_MAIN(TestNarrowing)
#include "tst_narrowing.moc"
