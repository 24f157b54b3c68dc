// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/runlogview.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "record/levelpills.h"
#include "record/runlogtable.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int sayLoadingAfter = 150;   // ms: less is a flicker
constexpr std::size_t mostOpened = 40; // lines of an entry that is opened without being asked to

QLabel *quietLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

RunLogView::RunLogView(QWidget *parent)
    : QWidget(parent)
    , m_model(new RunLogModel(this))
    , m_table(new RunLogTable(*m_model, this))
    , m_levels(new LevelPills(this))
    , m_title(quietLabel(this))
    , m_what(quietLabel(this))
    , m_why(quietLabel(this))
    , m_action(new FlatButton(QString(), this))
    , m_foot(new QWidget(this))
    , m_note(quietLabel(m_foot))
    , m_pages(new QStackedLayout)
{
    m_table->setAccessibleName(tr("Logs of this run"));
    m_pages->addWidget(makeMessage());
    m_pages->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::unit);
    column->addWidget(makeHead());
    column->addLayout(m_pages, 1);
    column->addWidget(makeFoot());
    m_sayLoading.setSingleShot(true);
    m_sayLoading.setInterval(sayLoadingAfter);
    connect(&m_sayLoading, &QTimer::timeout, this, [this] { say(tr("Loading…"), {}, {}); });
    connect(m_levels, &LevelPills::chosenChanged, this, [this](LogLevels levels) {
        m_model->setLevels(levels);
        refresh();
    });
    connect(m_action, &QPushButton::clicked, this, &RunLogView::act);
    connect(m_table, &RunLogTable::menuRequested, this, &RunLogView::showMenu);
    setRowHeight(metrics::rowHeight);
    refresh();
}

RunLogView::~RunLogView() = default;

QWidget *RunLogView::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::unit);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_title, 1);
    row->addWidget(m_levels);
    return head;
}

QWidget *RunLogView::makeMessage()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(metrics::cellPadding, metrics::unit * 2, metrics::cellPadding, 0);
    column->setSpacing(metrics::unit);
    for (QLabel *label : {m_what, m_why}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addWidget(m_action, 0, Qt::AlignLeft);
    column->addStretch(1);
    return page;
}

QWidget *RunLogView::makeFoot()
{
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(metrics::cellPadding, 0, 0, 0);
    row->setSpacing(2 * metrics::unit);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *all = new FlatButton(tr("See All in Logs"), m_foot);
    all->setObjectName(QStringLiteral("allLogs"));
    row->addWidget(m_note, 1);
    row->addWidget(all);
    connect(all, &QPushButton::clicked, this, &RunLogView::allRequested);
    return m_foot;
}

void RunLogView::setRowHeight(int height)
{
    m_table->setRowHeight(height);
}

void RunLogView::setValues(const DisplayValues &values)
{
    m_values = values;
    m_model->setValues(values);
    refresh();
}

void RunLogView::setRecord(const RecordDetailsPointer &record)
{
    const RecordDetailsPointer &before = m_model->record();
    const bool isSame = before && record && before->run.id == record->run.id;
    const bool hadLogs = isSame && before->logs;
    const QModelIndex current = m_table->currentIndex();
    if (isSame && !m_wanted && current.isValid() && m_table->selectionModel()->isSelected(current))
        m_wanted = m_model->entry(current.row()).key;
    m_model->setRecord(record);
    if (!isSame)
        m_table->scrollToTop();
    if (!hadLogs && record && record->logs)
        openFailure();
    refresh();
    goToWanted();
}

/// What a failed run ended with is read at once.
void RunLogView::openFailure()
{
    const RecordDetails &record = *m_model->record();
    if (record.run.status != RunStatus::Failed)
        return;
    for (auto entry = record.logs->rbegin(); entry != record.logs->rend(); ++entry) {
        if (entry->entry.level != LogLevel::Error)
            continue;
        const std::size_t others = ansiFirstLine(entry->entry.message).others;
        const int row = m_model->rowOf(entry->key);
        if (others > 0 && others <= mostOpened && row >= 0)
            m_model->setOpen(row, true);
        return;
    }
}

void RunLogView::showEntry(RecordKey key)
{
    m_wanted = key;
    goToWanted();
}

void RunLogView::goToWanted()
{
    if (!m_wanted || !m_model->record() || !m_model->record()->logs)
        return;
    int row = m_model->rowOf(*m_wanted);
    if (row < 0 && m_model->levels().any()) {
        // It was asked for: it isn't hidden.
        const auto &all = *m_model->record()->logs;
        const auto found = std::ranges::find(all, *m_wanted, &LogRow::key);
        if (found == all.end())
            return;
        m_levels->choose({});
        row = m_model->rowOf(*m_wanted);
    }
    if (row < 0)
        return;
    m_wanted.reset();
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid() || current.row() != row)
        m_table->goTo(row);
}

void RunLogView::refresh()
{
    const RecordDetailsPointer &record = m_model->record();
    m_levels->setCounts(m_model->counts(), m_values);
    const bool hasEntries = record && record->logs && !record->logs->empty();
    m_levels->setVisible(hasEntries || m_model->levels().any());
    QString title = tr("Logs of this run");
    if (record && record->logs)
        title += QLatin1Char(' ') + m_values.count(std::max<std::int64_t>(
                                        record->totalLogs, static_cast<std::int64_t>(record->logs->size())));
    m_title->setText(title);
    const auto held = static_cast<std::int64_t>(record && record->logs ? record->logs->size() : 0);
    const bool isCut = record && record->totalLogs > held && held > 0;
    m_foot->setVisible(isCut);
    if (isCut)
        m_note->setText(tr("The first %1 of %2 entries are shown here.")
                            .arg(m_values.count(held), m_values.count(record->totalLogs)));
    m_sayLoading.stop();
    if (!record) {
        say({}, {}, {});
    } else if (record->logsError && !hasEntries) {
        say(record->logsError->message,
            QStringList{record->logsError->reason, record->logsError->help}.join(QLatin1Char(' ')).trimmed(),
            tr("Try Again"));
    } else if (!record->logs) {
        say({}, {}, {});
        m_sayLoading.start();
    } else if (m_model->entryCount() > 0) {
        m_pages->setCurrentWidget(m_table);
    } else if (hasEntries) {
        say(tr("No entries of the chosen levels."), {}, tr("Show All Levels"));
    } else if (record->run.status == RunStatus::InProgress) {
        say(tr("No log entries yet."),
            tr("Standard logs appear when the run ends; entries by korelogger at once."), {});
    } else {
        say(tr("No log entries of this run are held here."),
            tr("It wrote none, or they have not been synced or imported."), {});
    }
}

void RunLogView::say(const QString &what, const QString &why, const QString &action)
{
    m_what->setText(what);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_pages->setCurrentIndex(0);
}

void RunLogView::act()
{
    if (m_model->levels().any() && m_model->record() && m_model->record()->logs)
        m_levels->choose({});
    else
        Q_EMIT retryRequested();
}

QString RunLogView::message() const
{
    return m_pages->currentIndex() == 0 ? m_what->text() : QString();
}

QString RunLogView::note() const
{
    return m_foot->isHidden() ? QString() : m_note->text();
}

void RunLogView::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool hasCurrent = m_table->currentIndex().isValid();
    const auto add = [menu, hasCurrent](const QString &text, QObject *context, auto act) {
        QAction *action = menu->addAction(text);
        action->setEnabled(hasCurrent);
        connect(action, &QAction::triggered, context, act);
    };
    add(tr("Copy Message\tCtrl+C"), m_table, [this] { m_table->copyMessage(); });
    add(tr("Copy Log ID"), m_table, [this] { m_table->copyLogId(); });
    menu->addSeparator();
    add(tr("Open or Close"), m_table, [this] { m_table->toggle(); });
    connect(menu->addAction(tr("See All in Logs")), &QAction::triggered, this, &RunLogView::allRequested);
    menu->popup(globalPosition);
}

} // namespace runglass
