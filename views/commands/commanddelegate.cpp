// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commanddelegate.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace runglass {

namespace {

constexpr int capPadding = 6;
constexpr int capGap = 3;   ///< between keys pressed one after the other
constexpr int wordGap = 6;  ///< around the "or" between two ways
constexpr int textGap = 12; ///< between the text and what comes after it

QString orWord()
{
    return QCoreApplication::translate("Keys", "or");
}

int capWidth(const QFontMetrics &metrics, const QString &cap)
{
    return std::max(metrics.horizontalAdvance(cap), metrics.averageCharWidth()) + 2 * capPadding;
}

int capsWidth(const QFontMetrics &metrics, const QList<QStringList> &all)
{
    int width = 0;
    for (const QStringList &caps : all) {
        if (width > 0)
            width += metrics.horizontalAdvance(orWord()) + 2 * wordGap;
        for (const QString &cap : caps)
            width += capWidth(metrics, cap) + capGap;
        width -= capGap;
    }
    return width;
}

QList<QTextLayout::FormatRange> emphasis(const QList<int> &positions, const QColor &ink)
{
    QTextCharFormat strong;
    strong.setFontWeight(QFont::Bold);
    strong.setForeground(ink);
    QList<QTextLayout::FormatRange> ranges;
    for (const int at : positions)
        ranges.append({at, 1, strong});
    return ranges;
}

/// One ground for the whole row, round at its ends.
void paintSelection(QPainter &painter, const QStyleOptionViewItem &option)
{
    using Position = QStyleOptionViewItem::ViewItemPosition;
    const Position position = option.viewItemPosition;
    const bool first = position != Position::Middle && position != Position::End;
    const bool last = position != Position::Middle && position != Position::Beginning;
    painter.save();
    painter.setClipRect(option.rect);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(option.palette, ColorRole::Selection));
    painter.drawRoundedRect(option.rect.adjusted(first ? metrics::unit : -metrics::unit, 0,
                                                 last ? -metrics::unit : metrics::unit, 0),
                            metrics::unit, metrics::unit);
    painter.restore();
}

} // namespace

CommandDelegate::CommandDelegate(int rowHeight, int padding, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_rowHeight(rowHeight)
    , m_padding(padding)
{
}

int CommandDelegate::rowHeight() const
{
    return std::max(m_rowHeight, QFontMetrics(runglass::font(FontRole::Ui)).height() + 8);
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, rowHeight()};
}

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPalette &palette = option.palette;
    if (option.state.testFlag(QStyle::State_Selected))
        paintSelection(*painter, option);
    QRect inside = option.rect.adjusted(m_padding, 0, -m_padding, 0);
    const auto caps = index.data(CapsRole).value<QList<QStringList>>();
    if (!caps.isEmpty())
        inside.setRight(paintCaps(*painter, inside, palette, caps) - textGap);
    paintText(*painter, inside, option, index);
    painter->restore();
}

/// Where the caps begin.
int CommandDelegate::paintCaps(QPainter &painter, const QRect &inside, const QPalette &palette,
                               const QList<QStringList> &all) const
{
    painter.setFont(runglass::font(FontRole::Caption));
    const QFontMetrics measure = painter.fontMetrics();
    const int height = measure.height() + 4;
    const int left = inside.right() + 1 - capsWidth(measure, all);
    QRect place(left, inside.top() + (inside.height() - height) / 2, 0, height);
    for (const QStringList &caps : all) {
        if (place.left() > left) {
            place.setWidth(measure.horizontalAdvance(orWord()));
            painter.setPen(color(palette, ColorRole::MutedText));
            place.translate(wordGap - capGap, 0);
            painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, orWord());
            place.moveLeft(place.left() + place.width() + wordGap);
        }
        for (const QString &cap : caps) {
            place.setWidth(capWidth(measure, cap));
            painter.setPen(color(palette, ColorRole::Line));
            painter.setBrush(color(palette, ColorRole::Raised));
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), metrics::unit,
                                    metrics::unit);
            painter.setPen(color(palette, ColorRole::Text));
            painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, cap);
            place.moveLeft(place.left() + place.width() + capGap);
        }
    }
    return left;
}

void CommandDelegate::paintText(QPainter &painter, const QRect &inside, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const bool heading = index.data(HeadingRole).toBool();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QFont face = runglass::font(heading ? FontRole::UiStrong : FontRole::Ui);
    const QFontMetrics measure(face);
    const QString text = measure.elidedText(index.data().toString(), Qt::ElideRight, inside.width());
    QTextLayout layout(text, face);
    QTextOption oneLine;
    oneLine.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(oneLine);
    layout.setFormats(
        emphasis(index.data(MatchedRole).value<QList<int>>(),
                 color(option.palette, selected ? ColorRole::SelectedText : ColorRole::Accent)));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(inside.width());
    layout.endLayout();
    const ColorRole ink = selected  ? ColorRole::SelectedText
                          : heading ? ColorRole::MutedText
                                    : ColorRole::Text;
    painter.setPen(color(option.palette, ink));
    const qreal top = inside.top() + (inside.height() - line.height()) / 2;
    layout.draw(&painter, QPointF(inside.left(), top));

    const QString kind = index.data(KindRole).toString();
    if (kind.isEmpty())
        return;
    QRect rest = inside;
    rest.setLeft(inside.left() + qRound(line.naturalTextWidth()) + textGap);
    painter.setFont(runglass::font(FontRole::Caption));
    painter.setPen(color(option.palette, selected ? ColorRole::SelectedText : ColorRole::MutedText));
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(kind, Qt::ElideRight, rest.width()));
}

} // namespace runglass
