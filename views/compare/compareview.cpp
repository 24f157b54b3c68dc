// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/compareview.h"

#include "commands/commandregistry.h"
#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/statepanel.h"
#include "compare/comparehead.h"
#include "compare/comparepanes.h"
#include "compare/comparepicker.h"
#include "json/panebutton.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int sayBusyAfter = 150; // ms: less is a flicker

QLabel *quietLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

CompareView::CompareView(QWidget *parent)
    : QWidget(parent)
    , m_choose(new FlatButton(tr("Compare With"), this))
    , m_only(new FlatButton(tr("Only Differences"), this))
    , m_summary(quietLabel(this))
    , m_position(quietLabel(this))
    , m_previous(new PaneButton(Icon::ArrowUp, tr("Previous difference ([)"), this))
    , m_next(new PaneButton(Icon::ArrowDown, tr("Next difference (])"), this))
    , m_otherHead(new CompareHead(tr("Compared with"), this))
    , m_runHead(new CompareHead(tr("This run"), this))
    , m_panes(new ComparePanes(this))
    , m_state(new StatePanel(this))
    , m_pages(new QStackedLayout)
    , m_picker(new ComparePicker(this))
    , m_tasks(this)
{
    setAccessibleName(tr("Comparison"));
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_panes);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(makeHeads());
    column->addLayout(m_pages, 1);
    m_sayBusy.setSingleShot(true);
    m_sayBusy.setInterval(sayBusyAfter);
    makeActions();
    connectParts();
    showState({}, {}, Step::None);
}

CompareView::~CompareView() = default;

QWidget *CompareView::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::edge, metrics::cardGap, metrics::edge, metrics::cardGap);
    row->setSpacing(2 * metrics::unit);
    m_choose->setChevron(true);
    m_choose->setObjectName(QStringLiteral("compareWith"));
    m_only->setCheckable(true);
    m_only->setChecked(m_panes->onlyDifferences());
    m_only->setLeadingIcon(Icon::Check);
    m_only->setObjectName(QStringLiteral("onlyDifferences"));
    auto *more = new PaneButton(Icon::Dots, tr("More"), bar);
    connect(more, &QAbstractButton::clicked, this,
            [this, more] { showMenu(more->mapToGlobal(QPoint(0, more->height()))); });
    row->addWidget(m_choose);
    row->addWidget(m_only);
    row->addWidget(m_summary, 1);
    row->addWidget(m_position);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(more);
    return bar;
}

QWidget *CompareView::makeHeads()
{
    auto *heads = new QWidget(this);
    auto *row = new QHBoxLayout(heads);
    row->setContentsMargins(0, 0, 0, metrics::unit);
    row->setSpacing(1);
    row->addWidget(m_otherHead, 1);
    row->addWidget(m_runHead, 1);
    return heads;
}

void CompareView::makeActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, const char *name) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setObjectName(QLatin1String(name));
        m_panes->lines(Side::Left).addAction(action);
        m_panes->lines(Side::Right).addAction(action);
        return action;
    };
    m_copyValue = add(tr("Copy Value"), QKeySequence(QKeySequence::Copy), "compare.copyValue");
    m_copyPath = add(tr("Copy Path"), QKeySequence(), "compare.copyPath");
    m_wrap = add(tr("Wrap Lines"), QKeySequence(Qt::Key_W), "compare.wrap");
    m_wrap->setCheckable(true);
    m_wrap->setChecked(m_panes->isWrapped());
    connect(m_copyValue, &QAction::triggered, m_panes, &ComparePanes::copyValue);
    connect(m_copyPath, &QAction::triggered, m_panes, &ComparePanes::copyPath);
    connect(m_wrap, &QAction::triggered, m_panes, &ComparePanes::setWrapped);
}

void CompareView::connectParts()
{
    connect(m_choose, &QPushButton::clicked, this, &CompareView::choose);
    connect(m_only, &QPushButton::toggled, this, [this](bool only) {
        m_only->setLeadingIcon(only ? std::optional(Icon::Check) : std::nullopt);
        m_panes->setOnlyDifferences(only);
    });
    connect(m_previous, &QAbstractButton::clicked, this, &CompareView::previousDifference);
    connect(m_next, &QAbstractButton::clicked, this, &CompareView::nextDifference);
    connect(m_panes, &ComparePanes::positionChanged, this, &CompareView::showPosition);
    connect(m_panes, &ComparePanes::menuRequested, this, &CompareView::showMenu);
    connect(m_picker, &ComparePicker::chosen, this, &CompareView::chosen);
    connect(m_state, &StatePanel::actionTriggered, this, &CompareView::act);
    connect(&m_sayBusy, &QTimer::timeout, this, [this] {
        showState(tr("Comparing…"), {}, Step::Stop);
        m_state->setBusy();
    });
}

void CompareView::handleCommands(CommandRegistry &commands, QWidget *scope)
{
    const auto add = [&commands, scope, this](CommandId id, void (CompareView::*slot)()) {
        commands.handle(id, scope, [this, slot] { (this->*slot)(); });
    };
    add(CommandId::NextProblem, &CompareView::nextDifference);
    add(CommandId::PreviousProblem, &CompareView::previousDifference);
    add(CommandId::NextHit, &CompareView::nextDifference);
    add(CommandId::PreviousHit, &CompareView::previousDifference);
    add(CommandId::OnlyDifferences, &CompareView::toggleOnlyDifferences);
    add(CommandId::Compare, &CompareView::choose);
    add(CommandId::GoBack, &CompareView::closeRequested);
    commands.handle(CommandId::CopyLink, scope, [this] { m_panes->copyPath(); });
}

void CompareView::setRun(const RecordDetailsPointer &run)
{
    m_run = run;
    m_runHead->show(run, m_values, tr("Loading…"));
    compare();
}

void CompareView::setOther(const RecordDetailsPointer &other)
{
    m_other = other;
    m_otherHead->show(other, m_values, tr("Loading…"));
    compare();
}

void CompareView::showNoOther(const QString &what, const QString &why)
{
    stop();
    m_other.reset();
    m_otherHead->show({}, m_values, tr("None"));
    showState(what, why, Step::Choose);
}

void CompareView::showError(const UserError &error)
{
    stop();
    showState({}, {}, Step::Retry);
    m_state->setError(error);
    m_state->setAction(tr("Try Again"));
}

void CompareView::setValues(const DisplayValues &values)
{
    m_values = values;
    m_panes->setValues(values);
    if (m_run)
        m_runHead->show(m_run, values);
    if (m_other)
        m_otherHead->show(m_other, values);
}

void CompareView::setRemembered(const QString &runId)
{
    m_picker->setRemembered(runId);
}

/// Ends a comparison under way; what it has found is dropped.
void CompareView::stop()
{
    m_tasks.cancel(JsonTasks::Kind::Parse);
    m_sayBusy.stop();
    ++m_comparing;
}

void CompareView::compare()
{
    stop();
    const bool isNew = !m_run || !m_other || !m_panes->rows().comparison() ||
                       m_panes->rows().comparison()->right->run.id != m_run->run.id ||
                       m_panes->rows().comparison()->left->run.id != m_other->run.id;
    if (isNew && m_pages->currentWidget() != m_state)
        showState({}, {}, Step::None);
    if (!m_run || !m_other) {
        showState(tr("Loading…"), {}, Step::None);
        return;
    }
    m_sayBusy.start();
    const std::uint64_t number = m_comparing;
    const auto tell = [this, number, sender = m_tasks.sender(), told = 0.0](double done) mutable {
        constexpr double step = 0.02;
        if (done < told + step)
            return;
        told = done;
        sender.post([this, number, done] {
            if (number == m_comparing && m_step == Step::Stop)
                m_state->setProgress(done);
        });
    };
    m_tasks.run(
        JsonTasks::Kind::Parse,
        [left = m_other, right = m_run, tell](const CancelToken &token) {
            return Comparison::make(left, right, token, tell);
        },
        [this](ComparisonPointer comparison) { take(std::move(comparison)); });
}

void CompareView::take(ComparisonPointer comparison)
{
    m_sayBusy.stop();
    if (!comparison)
        return;
    // The last one may be large: it goes on another thread.
    m_tasks.dispose([last = m_panes->rows().comparison()] {});
    const bool hadFocus = isAncestorOf(focusWidget()) || m_pages->currentWidget() == m_state;
    // First the room, so that it is known what fits.
    m_pages->setCurrentWidget(m_panes);
    layout()->activate();
    m_panes->show(std::move(comparison));
    m_step = Step::None;
    showPosition();
    if (hadFocus && !m_picker->isVisible() && !m_panes->lines(Side::Left).hasFocus())
        m_panes->setFocus();
    Q_EMIT compared();
}

void CompareView::showState(const QString &what, const QString &why, Step step)
{
    m_step = step;
    m_state->setProgress(-1);
    m_state->setText(what, why);
    switch (step) {
    case Step::None:
        m_state->setAction({});
        break;
    case Step::Choose:
        m_state->setAction(tr("Choose Another Run"));
        break;
    case Step::Stop:
        m_state->setAction(tr("Stop"));
        break;
    case Step::Again:
        m_state->setAction(tr("Compare Again"));
        break;
    case Step::Retry:
        m_state->setAction(tr("Try Again"));
        break;
    }
    m_pages->setCurrentWidget(m_state);
    showPosition();
}

void CompareView::act()
{
    switch (m_step) {
    case Step::None:
        break;
    case Step::Choose:
        choose();
        break;
    case Step::Stop:
        stop();
        showState(tr("Stopped."), tr("The runs were not compared to the end."), Step::Again);
        break;
    case Step::Again:
        compare();
        break;
    case Step::Retry:
        Q_EMIT retryRequested();
        break;
    }
}

QString CompareView::message() const
{
    return m_pages->currentWidget() == m_state ? m_state->what() : QString();
}

void CompareView::showPosition()
{
    const bool isShown = m_pages->currentWidget() == m_panes && m_panes->rows().comparison();
    const auto [number, count] = m_panes->position();
    m_summary->setText(isShown ? ComparisonLines::countsText(m_panes->rows().comparison()->counts())
                               : QString());
    m_position->setText(!isShown || count == 0 ? QString() : tr("%1 of %2").arg(number).arg(count));
    for (QWidget *one : QList<QWidget *>{m_previous, m_next})
        one->setEnabled(isShown && count > 0);
    m_only->setEnabled(isShown);
    m_copyPath->setEnabled(isShown && !m_panes->currentPath().isEmpty());
    m_copyValue->setEnabled(isShown);
}

void CompareView::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_copyValue);
    menu->addAction(m_copyPath);
    menu->addSeparator();
    menu->addAction(m_wrap);
    menu->popup(globalPosition);
}

void CompareView::nextDifference()
{
    m_panes->goToDifference(1);
}

void CompareView::previousDifference()
{
    m_panes->goToDifference(-1);
}

void CompareView::toggleOnlyDifferences()
{
    if (m_only->isEnabled())
        m_only->toggle();
}

void CompareView::choose()
{
    if (m_picker->isVisible())
        m_picker->closePopover();
    else
        m_picker->open(m_choose);
}

} // namespace runglass
