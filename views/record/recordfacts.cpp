// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordfacts.h"

#include "common/metrics.h"
#include "common/pill.h"
#include "common/plaintooltip.h"
#include "common/theme.h"
#include "tables/displaytext.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace runglass {

namespace {

constexpr int gap = 16;
constexpr int pillExtra = 34;

AnswerModel::Tone toneOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Success:
        return AnswerModel::Tone::Success;
    case RunStatus::Failed:
        return AnswerModel::Tone::Failed;
    case RunStatus::InProgress:
        return AnswerModel::Tone::InProgress;
    case RunStatus::Unknown:
        break;
    }
    return AnswerModel::Tone::None;
}

QFont pillFont()
{
    QFont font = runglass::font(FontRole::Caption);
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

RecordFacts::RecordFacts(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFont(runglass::font(FontRole::Ui));
}

std::vector<RecordFacts::Fact> RecordFacts::factsOf(const RecordDetails &record,
                                                    const DisplayValues &values) const
{
    const Run &run = record.run;
    std::vector<Fact> facts;
    if (!record.isKnown)
        facts.push_back({tr("Only log entries are known"), tr("Run"),
                         tr("Its times are those of its first and last entry."), false});
    if (const QString status = DisplayValues::label(run.status); !status.isEmpty())
        facts.push_back({status, tr("Status"), {}, true});
    if (run.deploymentVersion)
        facts.push_back({values.version(*run.deploymentVersion), tr("Deployment Version"), {}, false});
    if (run.responseTimeMs)
        facts.push_back({values.duration(*run.responseTimeMs), tr("Response Time"),
                         tr("%1 ms").arg(values.count(*run.responseTimeMs)), false});
    if (!run.function.empty())
        facts.push_back({displayLine(run.function), tr("Function"), {}, false});
    QStringList source;
    if (!run.sourceType.empty())
        source << displayLine(sourceTypeLabel(run.sourceType));
    if (!run.source.empty())
        source << displayLine(run.source);
    if (!source.isEmpty())
        facts.push_back({source.join(QStringLiteral(" · ")), tr("Source Type and Source"), {}, false});
    facts.push_back({values.time(run.executedAt, nowMicros()), tr("Executed On"),
                     values.timeWithZone(run.executedAt), false});
    return facts;
}

void RecordFacts::setRecord(const RecordDetailsPointer &record, const DisplayValues &values)
{
    m_record = record;
    m_facts = record ? factsOf(*record, values) : std::vector<Fact>();
    QStringList spoken;
    for (const Fact &fact : m_facts)
        spoken << fact.name + QLatin1Char(' ') + fact.text;
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    // The line is kept while the next record is on its way: nothing jumps.
    if (record)
        updateGeometry();
    update();
}

int RecordFacts::lineHeight() const
{
    return fontMetrics().height() + 2 * metrics::unit;
}

int RecordFacts::widthOf(const Fact &fact) const
{
    constexpr int slack = 2;
    if (fact.isStatus)
        return QFontMetrics(pillFont()).horizontalAdvance(fact.text) + pillExtra;
    return fontMetrics().horizontalAdvance(fact.text) + slack;
}

std::vector<QRect> RecordFacts::places(int width) const
{
    std::vector<QRect> all;
    int x = 0;
    int y = 0;
    for (const Fact &fact : m_facts) {
        const int wanted = std::min(widthOf(fact), std::max(width, 1));
        if (x > 0 && x + wanted > width) {
            x = 0;
            y += lineHeight();
        }
        all.emplace_back(x, y, wanted, lineHeight());
        x += wanted + gap;
    }
    return all;
}

int RecordFacts::heightForWidth(int width) const
{
    const std::vector<QRect> all = places(width);
    return all.empty() ? lineHeight() : all.back().bottom() + 1;
}

QSize RecordFacts::sizeHint() const
{
    constexpr int width = 320;
    return {width, heightForWidth(std::max(this->width(), width))};
}

bool RecordFacts::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const std::vector<QRect> all = places(width());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].contains(help->pos()))
            continue;
        const Fact &fact = m_facts[i];
        const QString value = fact.more.isEmpty() ? fact.text : fact.more;
        QToolTip::showText(help->globalPos(), plainToolTip(fact.name + QLatin1Char('\n') + value), this,
                           all[i]);
        return true;
    }
    QToolTip::hideText();
    return true;
}

void RecordFacts::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const std::vector<QRect> all = places(width());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Fact &fact = m_facts[i];
        if (fact.isStatus) {
            painter.setFont(pillFont());
            paintPill(painter, all[i], palette(), lookOf(toneOf(m_record->run.status)), fact.text);
            continue;
        }
        painter.setFont(font());
        painter.setPen(color(this, ColorRole::MutedText));
        painter.drawText(all[i], Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(fact.text, Qt::ElideRight, all[i].width()));
    }
}

void RecordFacts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace runglass
