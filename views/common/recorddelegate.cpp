// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/recorddelegate.h"

#include "common/metrics.h"
#include "common/pill.h"
#include "common/plaintooltip.h"
#include "common/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace runglass {

namespace {

using Kind = AnswerModel::CellKind;
using Tone = AnswerModel::Tone;

constexpr int copySize = 14;

/// Whether a text certainly fits: told without laying it out, which is most of the work of painting a cell.
bool surelyFits(const QFontMetrics &metrics, const QString &text, int width)
{
    const bool latin = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x250; });
    return latin && text.size() * metrics.horizontalAdvance(QLatin1Char('W')) <= width;
}

void drawElided(QPainter &painter, const QRect &rect, Qt::Alignment alignment, Qt::TextElideMode mode,
                const QString &text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine,
                     surelyFits(metrics, text, rect.width()) ? text
                                                             : metrics.elidedText(text, mode, rect.width()));
}

} // namespace

RecordDelegate::RecordDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_font(runglass::font(FontRole::Ui))
    , m_fixed(runglass::font(FontRole::Fixed))
    , m_label(runglass::font(FontRole::Caption))
{
    m_label.setWeight(QFont::Medium);
}

QRect RecordDelegate::copyButton(const QRect &cell)
{
    return {cell.right() - metrics::unit - copySize, cell.top() + (cell.height() - copySize) / 2, copySize,
            copySize};
}

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(m_font);
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * metrics::cellPadding,
            option.rect.height()};
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const QPalette &palette = option.palette;
    const QRect &cell = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(cell, color(palette, ColorRole::Selection));
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), color(palette, ColorRole::Line));

    const bool loading = index.data(AnswerModel::LoadingRole).toBool();
    const auto kind = loading ? Kind::Text : static_cast<Kind>(index.data(AnswerModel::KindRole).toInt());
    const bool quiet = loading || kind == Kind::Time;
    const ColorRole pen = selected ? ColorRole::SelectedText : quiet ? ColorRole::MutedText : ColorRole::Text;
    const QRect inside = cell.adjusted(metrics::cellPadding, 0, -metrics::cellPadding, -1);
    painter->setPen(color(palette, pen));
    painter->setFont(m_font);
    switch (kind) {
    case Kind::Id:
        paintId(*painter, option, index);
        break;
    case Kind::Label: {
        const auto tone = static_cast<Tone>(index.data(AnswerModel::ToneRole).toInt());
        painter->setFont(m_label);
        if (tone != Tone::None)
            paintPill(*painter, inside, palette, lookOf(tone), index.data().toString());
        break;
    }
    case Kind::Number:
        drawElided(*painter, inside, Qt::AlignRight | Qt::AlignVCenter, Qt::ElideRight,
                   index.data().toString());
        break;
    case Kind::Message:
        paintMessage(*painter, inside, palette, index);
        break;
    case Kind::Text:
    case Kind::Time:
        drawElided(*painter, inside, Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideRight,
                   index.data().toString());
        break;
    }
}

void RecordDelegate::paintId(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    // Room for the button is always kept, so that nothing moves when the pointer comes.
    const QRect button = copyButton(option.rect);
    const QRect inside(option.rect.left() + metrics::cellPadding, option.rect.top(),
                       button.left() - metrics::unit - option.rect.left() - metrics::cellPadding,
                       option.rect.height() - 1);
    painter.setFont(m_fixed);
    drawElided(painter, inside, Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideMiddle, index.data().toString());
    if (m_hovered.isValid() && m_hovered == index && index.data(AnswerModel::CopyRole).isValid())
        painter.drawPixmap(button.topLeft(),
                           iconPixmap(Icon::Copy, color(option.palette, ColorRole::MutedText), copySize,
                                      painter.device()->devicePixelRatioF()));
}

void RecordDelegate::paintMessage(QPainter &painter, const QRect &inside, const QPalette &palette,
                                  const QModelIndex &index) const
{
    const qint64 further = index.data(AnswerModel::FurtherLinesRole).toLongLong();
    const QString text = index.data(AnswerModel::LineRole).toString();
    if (further == 0) {
        drawElided(painter, inside, Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideRight, text);
        return;
    }
    const QString more = QStringLiteral("  ⏎ +%1").arg(further);
    const int moreWidth = painter.fontMetrics().horizontalAdvance(more);
    const QString line =
        painter.fontMetrics().elidedText(text, Qt::ElideRight, qMax(0, inside.width() - moreWidth));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
    painter.setPen(color(palette, ColorRole::MutedText));
    painter.drawText(inside.adjusted(painter.fontMetrics().horizontalAdvance(line), 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, more);
}

bool RecordDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const bool onButton =
        index.data(AnswerModel::CopyRole).isValid() && copyButton(option.rect).contains(event->pos());
    const QString text = onButton ? tr("Copy") : index.data(Qt::ToolTipRole).toString();
    QToolTip::showText(event->globalPos(), plainToolTip(text), view->viewport(), option.rect);
    return true;
}

} // namespace runglass
