// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timerange/rangepopover.h"

#include "common/metrics.h"
#include "common/theme.h"
#include "timerange/rangecalendar.h"
#include "timerange/rangelabel.h"
#include "timerange/rangetext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int presetsWidth = 148;
constexpr int presetHeight = 26;

} // namespace

RangePopover::RangePopover(QWidget *stage)
    : Popover(stage)
    , m_presets(new QListWidget(this))
    , m_calendar(new RangeCalendar(this))
    , m_text(new QLineEdit(this))
    , m_written(new QLabel(this))
    , m_apply(new QPushButton(tr("Apply"), this))
{
    setAccessibleName(tr("Time range"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * metrics::unit, 2 * metrics::unit, metrics::edge, metrics::edge);
    row->setSpacing(metrics::edge);
    row->addWidget(makePresets());
    row->addWidget(makeOwn(), 1);
}

QWidget *RangePopover::makePresets()
{
    m_presets->setAccessibleName(tr("Usual time ranges"));
    m_presets->setFrameShape(QFrame::NoFrame);
    m_presets->setFixedWidth(presetsWidth);
    m_presets->setUniformItemSizes(true);
    m_presets->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    for (std::size_t i = 0; i < RangeChoice::presets().size(); ++i) {
        auto *item = new QListWidgetItem(m_presets);
        item->setSizeHint({presetsWidth - metrics::edge, presetHeight});
    }
    m_presets->setMinimumHeight(m_presets->count() * presetHeight + 2);
    // The keys show what a range is; a click or Enter takes it.
    connect(m_presets, &QListWidget::currentRowChanged, this, &RangePopover::presetChosen);
    connect(m_presets, &QListWidget::itemClicked, this, &RangePopover::accept);
    connect(m_presets, &QListWidget::itemActivated, this, &RangePopover::accept);
    return m_presets;
}

QWidget *RangePopover::makeOwn()
{
    auto *own = new QWidget(this);
    auto *column = new QVBoxLayout(own);
    column->setContentsMargins(0, 2 * metrics::unit, 0, 0);
    column->setSpacing(2 * metrics::unit);
    m_text->setAccessibleName(tr("Time range as text"));
    m_text->setPlaceholderText(tr("last 36h, or 2026-11-01 .. 2026-11-07 12:00"));
    m_text->setToolTip(tr("For example: last 36h · last 10 days · 2026-11-01 .. 2026-11-07 12:00 · 2026-11"));
    m_written->setTextFormat(Qt::PlainText);
    m_written->setWordWrap(true);
    m_written->setObjectName(QStringLiteral("writtenOut"));
    // Two lines high whatever it says, so that nothing moves while typing.
    m_written->setFixedHeight(2 * m_written->fontMetrics().lineSpacing());
    m_written->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_apply->setDefault(true);
    m_apply->setAutoDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), own);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_written, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_apply);
    column->addWidget(m_calendar);
    column->addSpacing(metrics::unit);
    column->addWidget(m_text);
    column->addLayout(foot);
    connect(m_calendar, &RangeCalendar::chosen, this, [this](QDate first, QDate last) {
        const QSignalBlocker blocker(m_presets);
        m_presets->setCurrentRow(-1);
        take({RangeChoice::Days{first, last}}, false);
    });
    connect(m_text, &QLineEdit::textEdited, this, &RangePopover::typed);
    connect(m_text, &QLineEdit::returnPressed, this, &RangePopover::accept);
    connect(m_apply, &QPushButton::clicked, this, &RangePopover::accept);
    connect(cancel, &QPushButton::clicked, this, &Popover::closePopover);
    return own;
}

void RangePopover::open(QWidget *anchor, const RangeChoice &current, const Moment &moment)
{
    m_moment = moment;
    const auto presets = RangeChoice::presets();
    int row = -1;
    for (std::size_t i = 0; i < presets.size(); ++i) {
        m_presets->item(static_cast<int>(i))
            ->setText(RangeLabel::brief(presets[i], moment.now, moment.zone, moment.locale));
        if (presets[i] == current)
            row = static_cast<int>(i);
    }
    {
        const QSignalBlocker blocker(m_presets);
        m_presets->setCurrentRow(row);
    }
    take(current, false);
    m_calendar->setDays(
        daysOf(current.resolve(moment.now, moment.zone, moment.locale.firstDayOfWeek()), moment.zone),
        dayAt(moment.now, moment.zone), moment.locale);
    openUnder(anchor, row >= 0 ? static_cast<QWidget *>(m_presets) : m_text);
}

void RangePopover::presetChosen(int row)
{
    const auto presets = RangeChoice::presets();
    if (row < 0 || static_cast<std::size_t>(row) >= presets.size())
        return;
    const RangeChoice &choice = presets[static_cast<std::size_t>(row)];
    take(choice, false);
    m_calendar->setDays(
        daysOf(choice.resolve(m_moment.now, m_moment.zone, m_moment.locale.firstDayOfWeek()), m_moment.zone),
        dayAt(m_moment.now, m_moment.zone), m_moment.locale);
}

void RangePopover::take(const RangeChoice &choice, bool byTyping)
{
    m_choice = choice;
    m_usable = true;
    if (!byTyping)
        m_text->setText(printRange(choice));
    m_written->setForegroundRole(QPalette::PlaceholderText);
    m_written->setPalette(palette());
    m_written->setText(QStringLiteral("%1 (%2)").arg(
        RangeLabel::writtenOut(choice, m_moment.now, m_moment.zone, m_moment.locale), m_moment.zoneName));
    m_apply->setEnabled(true);
}

void RangePopover::typed(const QString &text)
{
    const auto choice = parseRange(text);
    {
        const QSignalBlocker blocker(m_presets);
        m_presets->setCurrentRow(-1);
    }
    if (choice) {
        take(*choice, true);
        m_calendar->setDays(
            daysOf(choice->resolve(m_moment.now, m_moment.zone, m_moment.locale.firstDayOfWeek()),
                   m_moment.zone),
            dayAt(m_moment.now, m_moment.zone), m_moment.locale);
        return;
    }
    m_usable = false;
    QPalette ink = palette();
    ink.setColor(QPalette::PlaceholderText, color(this, ColorRole::Failed));
    m_written->setPalette(ink);
    m_written->setText(choice.error().oneLine());
    m_apply->setEnabled(false);
}

void RangePopover::accept()
{
    if (!m_usable)
        return;
    closePopover();
    Q_EMIT applied(m_choice);
}

} // namespace runglass
