// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/pill.h"

#include "common/metrics.h"

#include <QPaintDevice>
#include <QPainter>

#include <algorithm>

namespace runglass {

namespace {

constexpr int signSize = 12;
constexpr int signGap = 4;
constexpr int padding = 8;

} // namespace

ToneLook lookOf(AnswerModel::Tone tone)
{
    using Tone = AnswerModel::Tone;
    switch (tone) {
    case Tone::Success:
        return {ColorRole::Success, ColorRole::SuccessGround, Icon::Check};
    case Tone::Failed:
        return {ColorRole::Failed, ColorRole::FailedGround, Icon::Cross};
    case Tone::InProgress:
        return {ColorRole::Neutral, ColorRole::NeutralGround, Icon::Clock};
    case Tone::Output:
        return {ColorRole::Neutral, ColorRole::NeutralGround, Icon::Terminal};
    case Tone::Debug:
        return {ColorRole::Neutral, ColorRole::NeutralGround, Icon::Bug};
    case Tone::Warning:
        return {ColorRole::Warning, ColorRole::WarningGround, Icon::Warning};
    case Tone::Info:
        return {ColorRole::Info, ColorRole::InfoGround, Icon::Info};
    case Tone::None:
        break;
    }
    return {};
}

void paintPill(QPainter &painter, const QRect &cell, const QPalette &palette, const ToneLook &look,
               const QString &word)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int sign = look.sign ? signSize + signGap : 0;
    const int wanted = 2 * padding + sign + metrics.horizontalAdvance(word);
    const int height = std::min(cell.height() - 5, metrics.height() + 4);
    const QRect ground(cell.left(), cell.top() + (cell.height() - height) / 2, std::min(wanted, cell.width()),
                       height);
    const QColor text = color(palette, look.text);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(palette, look.ground));
    painter.drawRoundedRect(ground, height / 2.0, height / 2.0);
    if (schemeOf(palette) == ColorScheme::Foreign) {
        painter.setPen(text);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(ground).adjusted(0.5, 0.5, -0.5, -0.5), height / 2.0, height / 2.0);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    QRect inside = ground.adjusted(padding, 0, -padding, 0);
    if (look.sign) {
        const QPixmap pixmap = iconPixmap(*look.sign, text, signSize, painter.device()->devicePixelRatioF());
        painter.drawPixmap(inside.left(), inside.center().y() - signSize / 2 + 1, pixmap);
        inside.setLeft(inside.left() + sign);
    }
    painter.setPen(text);
    const QString shown =
        wanted > cell.width() ? metrics.elidedText(word, Qt::ElideRight, inside.width()) : word;
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

} // namespace runglass
