// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/comparehead.h"

#include "common/metrics.h"
#include "common/pill.h"
#include "common/plaintooltip.h"
#include "common/theme.h"
#include "tables/displaytext.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace runglass {

namespace {

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

int lineHeight()
{
    return QFontMetrics(runglass::font(FontRole::Ui)).height() + 2 * metrics::unit;
}

} // namespace

CompareHead::CompareHead(const QString &caption, QWidget *parent)
    : QWidget(parent)
    , m_caption(caption)
{
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize CompareHead::sizeHint() const
{
    constexpr int width = 280;
    return {width, 2 * lineHeight() + metrics::unit};
}

void CompareHead::show(const RecordDetailsPointer &record, const DisplayValues &values,
                       const QString &instead)
{
    m_record = record;
    m_values = values;
    m_instead = instead;
    QString spoken = instead;
    if (record)
        spoken =
            QStringList{displayLine(record->run.id), DisplayValues::label(record->run.status), when()}.join(
                QStringLiteral(", "));
    setAccessibleDescription(spoken);
    update();
}

/// "v38 · reconcile · 22 Nov 14:38:53"
QString CompareHead::when() const
{
    const Run &run = m_record->run;
    QStringList parts;
    if (run.deploymentVersion)
        parts << m_values.version(*run.deploymentVersion);
    if (!run.function.empty())
        parts << displayLine(run.function);
    parts << m_values.time(run.executedAt, nowMicros());
    return parts.join(QStringLiteral("   "));
}

bool CompareHead::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_record) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(),
                           plainToolTip(displayLine(m_record->run.id) + QLatin1Char('\n') +
                                        m_values.timeWithZone(m_record->run.executedAt)),
                           this);
        return true;
    }
    return QWidget::event(event);
}

void CompareHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int height = lineHeight();
    QRect line(metrics::cellPadding, 0, width() - 2 * metrics::cellPadding, height);
    painter.setFont(runglass::font(FontRole::Ui));
    painter.setPen(color(this, ColorRole::MutedText));
    const QString caption = m_caption + QStringLiteral("   ");
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, caption);
    if (!m_record) {
        painter.setPen(color(this, ColorRole::Text));
        line.translate(0, height);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_instead, Qt::ElideRight, line.width()));
        return;
    }
    QRect id = line;
    id.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(caption));
    painter.setFont(runglass::font(FontRole::Fixed));
    painter.setPen(color(this, ColorRole::Text));
    painter.drawText(
        id, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(displayLine(m_record->run.id), Qt::ElideMiddle, id.width()));
    line.translate(0, height);
    painter.setFont(runglass::font(FontRole::Ui));
    const QString status = DisplayValues::label(m_record->run.status);
    if (!status.isEmpty()) {
        // As wide as paintPill() makes it, and a gap.
        constexpr int pillExtra = 44;
        paintPill(painter, line, palette(), lookOf(toneOf(m_record->run.status)), status);
        line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(status) + pillExtra);
    }
    painter.setFont(runglass::font(FontRole::Ui));
    painter.setPen(color(this, ColorRole::MutedText));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(when(), Qt::ElideRight, line.width()));
}

} // namespace runglass
