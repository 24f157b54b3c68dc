// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/metrics.h"

#include <QFontDatabase>
#include <QFontMetrics>
#include <QGuiApplication>

#include <algorithm>

namespace runglass {

namespace {

QFont scaled(QFont base, qreal factor)
{
    if (base.pointSizeF() > 0)
        base.setPointSizeF(base.pointSizeF() * factor);
    else
        base.setPixelSize(qRound(base.pixelSize() * factor));
    return base;
}

void useTabularFigures([[maybe_unused]] QFont &font)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
}

} // namespace

QFont font(FontRole role)
{
    QFont result = QGuiApplication::font();
    switch (role) {
    case FontRole::Ui:
        break;
    case FontRole::UiStrong:
        result.setWeight(QFont::DemiBold);
        break;
    case FontRole::Caption:
        result = scaled(result, 0.92);
        break;
    case FontRole::Metric:
        result = scaled(result, 1.8);
        result.setWeight(QFont::DemiBold);
        break;
    case FontRole::Fixed: {
        const QFont ui = scaled(result, 0.92);
        result = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        if (ui.pointSizeF() > 0)
            result.setPointSizeF(ui.pointSizeF());
        else
            result.setPixelSize(ui.pixelSize());
        break;
    }
    }
    useTabularFigures(result);
    return result;
}

int rowHeightFor(const QString &density)
{
    const bool compact = density == QLatin1String("compact");
    const int wanted = compact ? metrics::compactRowHeight : metrics::rowHeight;
    return std::max(wanted, QFontMetrics(QGuiApplication::font()).height() + (compact ? 4 : 8));
}

} // namespace runglass
