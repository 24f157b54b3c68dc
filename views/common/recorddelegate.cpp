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
constexpr int markSize = 12;
constexpr int markGap = 3;
/// Of a label in a row that is done with: its words stay readable.
constexpr qreal dimmedOpacity = 0.75;
constexpr float chosenGround = 0.45F;

/// Whether a text certainly fits: told without laying it out, which is most of the work of painting a cell.
bool surelyFits(const QFontMetrics &metrics, const QString &text, int width)
{
    const bool latin = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x250; });
    return latin && text.size() * metrics.horizontalAdvance(QLatin1Char('W')) <= width;
}

QString elided(const QPainter &painter, const QRect &rect, Qt::TextElideMode mode, const QString &text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    return surelyFits(metrics, text, rect.width()) ? text : metrics.elidedText(text, mode, rect.width());
}

/// What is cut off a text stands behind this.
constexpr QChar ellipsis(0x2026);
constexpr int mostMarks = 64;

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
    const bool chosen = AnswerModel::RowMarks(index.data(AnswerModel::MarksRole).toInt())
                            .testFlag(AnswerModel::RowMarkFlag::Chosen);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool dimmed = index.data(AnswerModel::DimmedRole).toBool() && !selected;
    if (selected || chosen) {
        // A chosen one is not the one that is read.
        QColor ground = color(palette, ColorRole::Selection);
        ground.setAlphaF(selected ? 1.0F : chosenGround);
        painter->fillRect(cell, ground);
    }
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), color(palette, ColorRole::Line));

    const bool loading = index.data(AnswerModel::LoadingRole).toBool();
    const auto kind = loading ? Kind::Text : static_cast<Kind>(index.data(AnswerModel::KindRole).toInt());
    const bool quiet = loading || dimmed || kind == Kind::Time;
    const ColorRole pen = selected ? ColorRole::SelectedText : quiet ? ColorRole::MutedText : ColorRole::Text;
    const QRect inside = cell.adjusted(metrics::cellPadding, 0, -metrics::cellPadding, -1);
    painter->setPen(color(palette, pen));
    painter->setFont(m_font);
    switch (kind) {
    case Kind::Id:
        paintId(*painter, option, index);
        break;
    case Kind::Label:
        painter->setOpacity(dimmed ? dimmedOpacity : 1);
        paintLabel(*painter, option, index, inside);
        painter->setOpacity(1);
        break;
    case Kind::Marks:
        paintMarkIcons(*painter, option, index);
        break;
    case Kind::Number:
        drawMarked(*painter, option, index, inside, Qt::AlignRight | Qt::AlignVCenter, Qt::ElideRight,
                   index.data().toString());
        break;
    case Kind::Message:
        paintMessage(*painter, option, index, inside);
        break;
    case Kind::Text:
    case Kind::Time:
        drawMarked(*painter, option, index, inside, Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideRight,
                   index.data().toString());
        break;
    }
    // The cell that + and - are about.
    if (option.state.testFlag(QStyle::State_HasFocus) && selected)
        painter->fillRect(QRect(cell.left(), cell.bottom() - 1, cell.width(), 2),
                          color(palette, ColorRole::Accent));
}

void RecordDelegate::setHighlight(std::shared_ptr<const TextMatcher> matcher, const QList<int> &columns)
{
    m_highlight = std::move(matcher);
    m_highlighted = columns;
}

bool RecordDelegate::isMarked(const QModelIndex &index) const
{
    return m_highlight && m_highlighted.contains(index.column());
}

void RecordDelegate::drawMarked(QPainter &painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index, const QRect &rect, Qt::Alignment alignment,
                                Qt::TextElideMode mode, const QString &text) const
{
    const QString shown = elided(painter, rect, mode, text);
    if (isMarked(index))
        paintMarks(painter, option.palette, rect, shown, text);
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
}

/// A ground behind each hit. One that is cut off marks the place where the text is cut.
void RecordDelegate::paintMarks(QPainter &painter, const QPalette &palette, const QRect &line,
                                const QString &shown, const QString &whole) const
{
    const QByteArray utf8 = shown.toUtf8();
    const auto hits =
        m_highlight->findAll({utf8.constData(), static_cast<std::size_t>(utf8.size())}, mostMarks);
    const QFontMetrics metrics = painter.fontMetrics();
    const QColor ground = color(palette, ColorRole::WarningGround);
    const auto mark = [&](const QString &before, const QString &hit) {
        painter.fillRect(QRect(line.left() + metrics.horizontalAdvance(before),
                               line.center().y() - metrics.height() / 2, metrics.horizontalAdvance(hit),
                               metrics.height() + 1),
                         ground);
    };
    const auto part = [&utf8](std::size_t from, std::size_t length) {
        return QString::fromUtf8(utf8.constData() + from, static_cast<qsizetype>(length));
    };
    for (const TextRange &hit : hits)
        mark(part(0, hit.begin), part(hit.begin, hit.length));
    const auto cut = shown.lastIndexOf(ellipsis);
    if (!hits.empty() || cut < 0 || shown == whole || !m_highlight->matches(whole.toStdString()))
        return;
    mark(shown.left(cut), QString(ellipsis));
}

void RecordDelegate::paintLabel(QPainter &painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index, const QRect &inside) const
{
    const auto tone = static_cast<Tone>(index.data(AnswerModel::ToneRole).toInt());
    if (tone == Tone::None)
        return;
    painter.setFont(m_label);
    const QString word = index.data().toString();
    // The pill has a ground of its own: the hit is told beneath it.
    if (isMarked(index) && m_highlight->matches(word.toStdString()))
        painter.fillRect(inside.adjusted(-metrics::unit, 1, 0, -1),
                         color(option.palette, ColorRole::WarningGround));
    paintPill(painter, inside, option.palette, lookOf(tone), word);
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
    drawMarked(painter, option, index, inside, Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideMiddle,
               index.data().toString());
    if (m_hovered.isValid() && m_hovered == index && index.data(AnswerModel::CopyRole).isValid())
        painter.drawPixmap(button.topLeft(),
                           iconPixmap(Icon::Copy, color(option.palette, ColorRole::MutedText), copySize,
                                      painter.device()->devicePixelRatioF()));
}

/// Each has its place, so that the same ones stand below one another.
void RecordDelegate::paintMarkIcons(QPainter &painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    using Flag = AnswerModel::RowMarkFlag;
    const AnswerModel::RowMarks marks(index.data(AnswerModel::MarksRole).toInt());
    const QRect &cell = option.rect;
    int left = cell.left() + metrics::unit * 2;
    const int top = cell.center().y() - markSize / 2;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const auto place = [&](Flag flag, Icon icon, ColorRole role) {
        if (marks.testFlag(flag))
            painter.drawPixmap(left, top, iconPixmap(icon, color(option.palette, role), markSize, ratio));
        left += markSize + markGap;
    };
    // Chosen ones have their ground; the accent is at the edge, where the current row has it.
    if (marks.testFlag(Flag::Chosen))
        painter.fillRect(QRect(cell.left(), cell.top(), 3, cell.height() - 1),
                         color(option.palette, ColorRole::Accent));
    place(Flag::Reviewed, Icon::Check, ColorRole::Success);
    place(Flag::Bookmarked, Icon::Bookmark, ColorRole::Accent);
    place(Flag::Noted, Icon::Note, ColorRole::Text);
}

void RecordDelegate::paintMessage(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index, const QRect &inside) const
{
    const qint64 further = index.data(AnswerModel::FurtherLinesRole).toLongLong();
    const QString text = index.data(AnswerModel::LineRole).toString();
    if (further == 0) {
        drawMarked(painter, option, index, inside, Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideRight, text);
        return;
    }
    const QString more = QStringLiteral("  ⏎ +%1").arg(further);
    const int moreWidth = painter.fontMetrics().horizontalAdvance(more);
    const QString line =
        painter.fontMetrics().elidedText(text, Qt::ElideRight, qMax(0, inside.width() - moreWidth));
    if (isMarked(index))
        paintMarks(painter, option.palette, inside, line, text);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
    painter.setPen(color(option.palette, ColorRole::MutedText));
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
