// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/icons.h"
#include "common/theme.h"
#include "tables/answermodel.h"

#include <QRect>

#include <optional>

class QPainter;

namespace runglass {

/// How a tone looks.
struct ToneLook
{
    ColorRole text = ColorRole::Text;
    ColorRole ground = ColorRole::Surface;
    std::optional<Icon> sign;
};

ToneLook lookOf(AnswerModel::Tone tone);

/// A soft label (sign and word on a tinted ground) at the left of `cell`, cut to its width.
void paintPill(QPainter &painter, const QRect &cell, const QPalette &palette, const ToneLook &look,
               const QString &word);

} // namespace runglass
