// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/narrowingcontrols.h"

#include "commands/commandregistry.h"
#include "common/flatbutton.h"
#include "common/recorddelegate.h"
#include "common/recordtable.h"
#include "filter/builtinfilters.h"
#include "filter/filterbuilder.h"
#include "filter/filteroperators.h"
#include "filter/filtertext.h"
#include "filter/searchbox.h"
#include "monitor/topbar.h"
#include "timerange/rangelabel.h"
#include "timerange/rangepopover.h"

#include <QHeaderView>
#include <QMenu>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

using Tab = MonitorSession::Tab;

constexpr int longestValue = 40; // characters, in a menu

FilterSubject subjectOf(Tab tab)
{
    return tab == Tab::Logs ? FilterSubject::Logs : FilterSubject::Runs;
}

/// The columns that a search looks through.
QList<int> searchedColumns(Tab tab)
{
    if (tab == Tab::Logs)
        return {static_cast<int>(LogColumn::Message)};
    return {static_cast<int>(RunColumn::RunId), static_cast<int>(RunColumn::Status),
            static_cast<int>(RunColumn::Function), static_cast<int>(RunColumn::SourceType),
            static_cast<int>(RunColumn::Source)};
}

} // namespace

NarrowingControls::NarrowingControls(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_range(new RangePopover(&parts.stage))
    , m_builders{makeBuilder(Tab::Runs), makeBuilder(Tab::Logs)}
    , m_counter(parts.session.workspace().queries())
{
    SearchBox *search = parts.bar.search();
    connect(parts.bar.range(), &QPushButton::clicked, this, &NarrowingControls::openRange);
    connect(parts.bar.filter(), &QPushButton::clicked, this, &NarrowingControls::openFilter);
    connect(m_range, &RangePopover::applied, this, [this](const RangeChoice &choice) {
        m_parts.session.setRange(choice);
        table(m_parts.session.tab()).setFocus();
    });
    connect(search, &SearchBox::searched, this,
            [this](const QString &text) { m_parts.session.setSearch(m_parts.session.tab(), text); });
    connect(search, &SearchBox::left, this, [this](bool toHit) {
        RecordTable &rows = table(m_parts.session.tab());
        rows.setFocus();
        if (toHit && !rows.selectionModel()->hasSelection())
            rows.goTo(0);
    });
    connect(&m_counter, &MatchCounter::counted, this, [this](qint64 count) {
        const bool logs = m_parts.session.tab() == Tab::Logs;
        const QString number = m_parts.session.values().count(count);
        m_builders[logs ? 1 : 0]->setMatches(logs ? tr("Matches %1 log entries").arg(number)
                                                  : tr("Matches %1 runs").arg(number));
    });
    connect(&m_counter, &MatchCounter::failed, this, [this](const UserError &error) {
        m_builders[m_parts.session.tab() == Tab::Logs ? 1 : 0]->setMatches(error.message);
    });
}

FilterBuilder *NarrowingControls::makeBuilder(Tab tab)
{
    MonitorSession &session = m_parts.session;
    auto *builder = new FilterBuilder(
        &m_parts.stage, subjectOf(tab),
        {session.columnValues(),
         m_parts.saved,
         {[this, tab] { return shelf(tab); }, [&session] { return session.runs().stats(); }}});
    connect(builder, &FilterBuilder::applied, this, [this, tab](const FilterSet &filter) {
        m_parts.session.setFilter(tab, filter);
        table(tab).setFocus();
    });
    connect(builder, &FilterBuilder::draftChanged, this, &NarrowingControls::count);
    connect(builder, &Popover::closed, this, [this] { m_counter.cancel(); });
    return builder;
}

FilterShelf NarrowingControls::shelf(Tab tab) const
{
    return {m_parts.session.workspace().id(), QString::fromStdString(m_parts.session.selection().scriptId),
            subjectOf(tab)};
}

RecordTable &NarrowingControls::table(Tab tab) const
{
    return tab == Tab::Logs ? m_parts.logs : m_parts.runs;
}

void NarrowingControls::handleCommands(CommandRegistry &commands)
{
    const auto handle = [&](CommandId id, auto action) { commands.handle(id, &m_parts.stage, action); };
    handle(CommandId::ChooseTimeRange, [this] { openRange(); });
    handle(CommandId::EditFilter, [this] { openFilter(); });
    handle(CommandId::Search, [this] { focusSearch(); });
    handle(CommandId::NextHit, [this] { goToHit(1); });
    handle(CommandId::PreviousHit, [this] { goToHit(-1); });
    handle(CommandId::OnlyThisValue, [this] { filterByCell(false); });
    handle(CommandId::WithoutThisValue, [this] { filterByCell(true); });
}

void NarrowingControls::openRange()
{
    if (m_range->isVisible())
        return m_range->closePopover();
    const MonitorSession &session = m_parts.session;
    const Micros now = session.now();
    m_range->open(m_parts.bar.range(), session.range(),
                  {now, session.values().zone(), session.values().locale(), session.values().zoneName(now)});
}

void NarrowingControls::openFilter()
{
    const Tab tab = m_parts.session.tab();
    FilterBuilder *builder = m_builders[static_cast<std::size_t>(tab)];
    if (builder->isVisible())
        builder->closePopover();
    else if (m_parts.bar.isEnabled())
        builder->open(m_parts.bar.filter(), m_parts.session.filter(tab));
}

/// How many the draft would leave, together with the range and the search.
void NarrowingControls::count(const FilterSet &draft)
{
    const MonitorSession &session = m_parts.session;
    Selection selection = session.selection();
    if (session.tab() == Tab::Logs) {
        selection.logFilter = draft;
        m_counter.ask(selection.logs());
    } else {
        selection.runFilter = draft;
        m_counter.ask(selection.runs());
    }
}

void NarrowingControls::focusSearch()
{
    m_parts.bar.search()->setFocus(Qt::ShortcutFocusReason);
}

void NarrowingControls::goToHit(int step)
{
    const Tab tab = m_parts.session.tab();
    if (m_parts.session.search(tab).isEmpty())
        return focusSearch();
    table(tab).step(step);
}

NarrowingControls::CellValue NarrowingControls::currentCell() const
{
    const Tab tab = m_parts.session.tab();
    const QModelIndex index = table(tab).currentIndex();
    CellValue cell;
    if (!index.isValid())
        return cell;
    const QVariant condition = index.data(AnswerModel::FilterRole);
    if (condition.isValid())
        cell.condition = condition.value<Condition>();
    cell.shown = index.data().toString();
    cell.runId = tab == Tab::Runs ? index.data(AnswerModel::IdRole).toString()
                                  : index.siblingAtColumn(static_cast<int>(LogColumn::RunId))
                                        .data(AnswerModel::CopyRole)
                                        .toString();
    return cell;
}

void NarrowingControls::filterByCell(bool without)
{
    const auto cell = currentCell();
    if (!cell.condition)
        return tellUnfilterable();
    const Tab tab = m_parts.session.tab();
    Condition condition = *cell.condition;
    if (without)
        condition.op = complementOf(condition.op);
    m_parts.session.setFilter(tab, narrowed(m_parts.session.filter(tab), condition));
}

/// Beside the cell, where the user looks.
void NarrowingControls::tellUnfilterable()
{
    RecordTable &rows = table(m_parts.session.tab());
    const QModelIndex cell = rows.currentIndex();
    if (!cell.isValid())
        return;
    const QString column = rows.model()->headerData(cell.column(), Qt::Horizontal).toString();
    const QString text =
        cell.data(AnswerModel::KindRole).toInt() == static_cast<int>(AnswerModel::CellKind::Time)
            ? tr("%1 can't be filtered by a value. Choose a time range (T).").arg(column)
            : tr("There is no value here to filter by.");
    QToolTip::showText(rows.viewport()->mapToGlobal(rows.visualRect(cell).bottomLeft()), text, &rows, {},
                       4000);
}

void NarrowingControls::showRun()
{
    showRun(currentCell().runId);
}

void NarrowingControls::showRun(const QString &runId)
{
    if (runId.isEmpty())
        return;
    m_parts.session.setFilter(
        Tab::Logs, {FilterSet::Join::And,
                    {Condition{FilterColumn::RunId, FilterOperator::Equal, {runId.toStdString()}}}});
    Q_EMIT tabRequested(Tab::Logs);
}

void NarrowingControls::addCellActions(QMenu &menu)
{
    const auto cell = currentCell();
    QString shown = cell.shown.isEmpty() ? tr("(empty)") : cell.shown;
    if (shown.size() > longestValue)
        shown = shown.left(longestValue - 1) + QChar(0x2026);
    shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
    const auto add = [&](const QString &text, bool enabled, auto run) {
        QAction *action = menu.addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, run);
    };
    const bool hasValue = cell.condition.has_value();
    add(hasValue ? tr("Only “%1”\t+").arg(shown) : tr("Only This Value\t+"), hasValue,
        [this] { filterByCell(false); });
    add(hasValue ? tr("Without “%1”\t−").arg(shown) : tr("Without This Value\t−"), hasValue,
        [this] { filterByCell(true); });
    add(tr("Everything of This Run"), !cell.runId.isEmpty(), [this] { showRun(); });
    const MonitorSession &session = m_parts.session;
    menu.addSeparator();
    add(tr("Undo Filter"), session.canUndoFilter(), [this] { m_parts.session.undoFilter(); });
    add(tr("Redo Filter"), session.canRedoFilter(), [this] { m_parts.session.redoFilter(); });
}

bool NarrowingControls::act(EmptyText::Action action)
{
    MonitorSession &session = m_parts.session;
    switch (action) {
    case EmptyText::Action::ClearFilter:
        session.setFilter(session.tab(), {});
        return true;
    case EmptyText::Action::ClearSearch:
        session.setSearch(session.tab(), {});
        return true;
    case EmptyText::Action::EditFilter:
        openFilter();
        return true;
    case EmptyText::Action::ShowAllTime:
        session.setRange({RangeChoice::AllTime{}});
        return true;
    default:
        return false;
    }
}

QString NarrowingControls::filterText(Tab tab) const
{
    return QString::fromStdString(printFilter(m_parts.session.filter(tab), subjectOf(tab)));
}

QString NarrowingControls::rangeLabel() const
{
    const MonitorSession &session = m_parts.session;
    return RangeLabel::brief(session.range(), session.now(), session.values().zone(),
                             session.values().locale());
}

void NarrowingControls::refresh()
{
    const MonitorSession &session = m_parts.session;
    const Tab tab = session.tab();
    m_parts.bar.showRange(rangeLabel(),
                          RangeLabel::writtenOut(session.range(), session.now(), session.values().zone(),
                                                 session.values().locale()));
    m_parts.bar.showFilter(session.filter(tab).conditionCount(), filterText(tab));
    SearchBox *search = m_parts.bar.search();
    search->setSubject(tab == Tab::Logs ? tr("Search messages…") : tr("Search run id, function, source…"));
    if (search->text() != session.search(tab))
        search->setText(session.search(tab));
    showMarks(Tab::Runs);
    showMarks(Tab::Logs);
    // A panel is about the table and the script it was opened for.
    m_builders[tab == Tab::Logs ? 0 : 1]->closePopover();
    if (std::exchange(m_scriptId, session.selection().scriptId) != session.selection().scriptId)
        m_builders[tab == Tab::Logs ? 1 : 0]->closePopover();
}

void NarrowingControls::showMarks(Tab tab)
{
    const QString text = m_parts.session.search(tab);
    QString &marked = m_marked[static_cast<std::size_t>(tab)];
    if (text == marked)
        return;
    marked = text;
    RecordTable &rows = table(tab);
    if (auto *delegate = qobject_cast<RecordDelegate *>(rows.itemDelegate()))
        delegate->setHighlight(text.isEmpty() ? nullptr
                                              : std::make_shared<const TextMatcher>(text.toStdString()),
                               searchedColumns(tab));
    rows.viewport()->update();
}

} // namespace runglass
