// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/runlogdelegate.h"

#include "common/metrics.h"
#include "record/runlogmodel.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>

namespace runglass {

namespace {

constexpr int markWidth = 16;
constexpr int pillExtra = 34; // what a pill is wider than its word

AnswerModel::Tone toneOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Stdout:
    case LogLevel::Stderr:
        return AnswerModel::Tone::Output;
    case LogLevel::Debug:
        return AnswerModel::Tone::Debug;
    case LogLevel::Info:
        return AnswerModel::Tone::Info;
    case LogLevel::Warning:
        return AnswerModel::Tone::Warning;
    case LogLevel::Error:
        return AnswerModel::Tone::Failed;
    }
    return AnswerModel::Tone::None;
}

QTextCharFormat formatOf(const AnsiStyle &style, const QPalette &palette, const QColor &ground)
{
    const AnsiLook look = lookOf(style, palette, ground);
    QTextCharFormat format;
    format.setForeground(look.ink);
    if (look.ground.isValid())
        format.setBackground(look.ground);
    if (style.bold)
        format.setFontWeight(QFont::DemiBold);
    format.setFontItalic(style.italic);
    format.setFontUnderline(style.underlined);
    format.setFontStrikeOut(style.struckOut);
    return format;
}

void paintMark(QPainter &painter, const QRect &place, const QColor &ink, bool isOpen)
{
    constexpr qreal size = 3.2;
    const QPointF center = QRectF(place).center();
    QPainterPath mark;
    if (isOpen) {
        mark.moveTo(center + QPointF(-size, -size / 2));
        mark.lineTo(center + QPointF(size, -size / 2));
        mark.lineTo(center + QPointF(0, size));
    } else {
        mark.moveTo(center + QPointF(-size / 2, -size));
        mark.lineTo(center + QPointF(-size / 2, size));
        mark.lineTo(center + QPointF(size, 0));
    }
    mark.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(mark, ink);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

ToneLook lookOf(LogLevel level)
{
    return lookOf(toneOf(level));
}

RunLogDelegate::RunLogDelegate(const RunLogModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
    takeLook();
}

void RunLogDelegate::takeLook()
{
    m_font = runglass::font(FontRole::Ui);
    m_fixed = runglass::font(FontRole::Fixed);
    m_label = runglass::font(FontRole::Caption);
    m_label.setWeight(QFont::Medium);
    m_characterWidth = std::max(1.0, QFontMetricsF(m_fixed).horizontalAdvance(QLatin1Char('0')));
}

QRect RunLogDelegate::foldMark(const QRect &cell)
{
    return {cell.left(), cell.top(), markWidth, cell.height() - 1};
}

int RunLogDelegate::textLeft()
{
    return markWidth + 2;
}

int RunLogDelegate::timeWidth() const
{
    return QFontMetrics(m_font).horizontalAdvance(QStringLiteral("+00:00.000 ")) + 2 * metrics::cellPadding;
}

int RunLogDelegate::levelWidth() const
{
    int widest = 0;
    for (const LogLevel level : allLogLevels)
        widest = std::max(widest, QFontMetrics(m_label).horizontalAdvance(DisplayValues::label(level)));
    return widest + pillExtra + metrics::cellPadding;
}

void RunLogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const int row = index.row();
    const QRect &cell = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isLast = row + 1 == m_model.rowCount() || m_model.firstRow(row + 1) == row + 1;
    if (isSelected)
        painter->fillRect(cell, color(option.palette, ColorRole::Selection));
    if (isLast)
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1),
                          color(option.palette, ColorRole::Line));
    const QRect inside = cell.adjusted(metrics::cellPadding, 0, 0, -1);
    switch (static_cast<RunLogColumn>(index.column())) {
    case RunLogColumn::Time:
        painter->setFont(m_font);
        painter->setPen(color(option.palette, ColorRole::MutedText));
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          index.data().toString());
        break;
    case RunLogColumn::Level:
        if (m_model.firstRow(row) != row)
            break;
        painter->setFont(m_label);
        paintPill(*painter, cell, option.palette, lookOf(m_model.entry(row).entry.level),
                  index.data().toString());
        break;
    case RunLogColumn::Message:
        paintMessage(*painter, option, row);
        break;
    }
}

void RunLogDelegate::paintMessage(QPainter &painter, const QStyleOptionViewItem &option, int row) const
{
    const RunLogModel::Row shown = m_model.row(row);
    const QPalette &palette = option.palette;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor ground = color(palette, isSelected ? ColorRole::Selection : ColorRole::Surface);
    const QColor muted = color(palette, ColorRole::MutedText);
    const bool isEntry = shown.part == RunLogModel::Part::Entry;
    if (isEntry && (shown.others > 0 || shown.isOpen || isSelected))
        paintMark(painter, foldMark(option.rect), muted, shown.isOpen);
    QRect inside = option.rect.adjusted(textLeft(), 0, -metrics::unit, -1);
    if (shown.part == RunLogModel::Part::Note) {
        painter.setFont(m_fixed);
        painter.setPen(muted);
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(shown.line.text, Qt::ElideRight, inside.width()));
        return;
    }
    if (shown.others > 0) {
        painter.setFont(m_label);
        const QString more = QStringLiteral("⏎ +%1").arg(shown.others);
        const int width = painter.fontMetrics().horizontalAdvance(more) + metrics::cellPadding;
        painter.setPen(muted);
        painter.drawText(inside.adjusted(0, 0, -metrics::unit, 0), Qt::AlignRight | Qt::AlignVCenter, more);
        inside.setRight(inside.right() - width);
    }
    paintLine(painter, inside, palette, shown.line, ground, shown.isOpen);
}

void RunLogDelegate::paintLine(QPainter &painter, const QRect &inside, const QPalette &palette,
                               const AnsiLine &line, const QColor &ground, bool isFixed) const
{
    const QFont &font = isFixed ? m_fixed : m_font;
    const QColor text = color(palette, ColorRole::Text);
    // What lies far outside needs no layout.
    const qsizetype most = static_cast<qsizetype>(2 * inside.width()) + 16;
    QTextLayout layout(line.text.left(most), font, painter.device());
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const AnsiLine::Span &span : line.spans)
        formats.append({static_cast<int>(span.at.begin), static_cast<int>(span.at.length),
                        formatOf(span.style, palette, ground)});
    for (const TextStretch &one : line.escapes) {
        QTextCharFormat format;
        format.setForeground(color(palette, ColorRole::Warning));
        formats.append({static_cast<int>(one.begin), static_cast<int>(one.length), format});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine only = layout.createLine();
    only.setLineWidth(1e6);
    layout.endLayout();
    painter.save();
    painter.setClipRect(inside, Qt::IntersectClip);
    painter.setPen(text);
    layout.draw(&painter,
                {static_cast<qreal>(inside.left()), inside.top() + (inside.height() - only.height()) / 2});
    painter.restore();
    if (only.naturalTextWidth() <= inside.width())
        return;
    // It goes on.
    painter.setFont(font);
    const int width = painter.fontMetrics().horizontalAdvance(QChar(0x2026)) + 2;
    const QRect end(inside.right() + 1 - width, inside.top(), width, inside.height());
    painter.fillRect(end, ground);
    painter.setPen(text);
    painter.drawText(end, Qt::AlignRight | Qt::AlignVCenter, QString(QChar(0x2026)));
}

} // namespace runglass
