// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/ansicolors.h"

#include "common/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace runglass {

namespace {

constexpr qreal wantedContrast = 4.5;
constexpr float lightnessStep = 0.04F;
constexpr float tint = 0.3F; // of a colour in a ground

/// The basic colours are the corners of the cube of red, green and blue.
QColor colorOf(const AnsiColor &color)
{
    if (!color.basic)
        return QColor::fromRgb(color.rgb[0], color.rgb[1], color.rgb[2]);
    constexpr int dim = 205;
    constexpr int full = 255;
    const bool isBright = *color.basic >= 8;
    const auto part = [&](int bit) { return *color.basic & bit ? (isBright ? full : dim) : 0; };
    return QColor::fromRgb(part(1), part(2), part(4));
}

qreal luminance(const QColor &color)
{
    const auto linear = [](float part) {
        return part <= 0.04045F ? part / 12.92F : std::pow((part + 0.055F) / 1.055F, 2.4F);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor mixed(const QColor &a, const QColor &b, float share)
{
    const auto part = [share](float x, float y) { return x + (y - x) * share; };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()),
                            part(a.blueF(), b.blueF()));
}

QColor readable(const QColor &wanted, const QColor &ground)
{
    const float direction = luminance(ground) > 0.18 ? -lightnessStep : lightnessStep;
    QColor ink = wanted;
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    ink.getHslF(&hue, &saturation, &lightness);
    while (contrast(ink, ground) < wantedContrast && lightness >= 0 && lightness <= 1) {
        lightness += direction;
        ink = QColor::fromHslF(std::max(hue, 0.0F), saturation, std::clamp(lightness, 0.0F, 1.0F));
    }
    return ink;
}

} // namespace

qreal contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

AnsiLook lookOf(const AnsiStyle &style, const QPalette &palette, const QColor &ground)
{
    AnsiLook look;
    const QColor text = color(palette, ColorRole::Text);
    if (schemeOf(palette) == ColorScheme::Foreign) {
        look.ink = text;
        return look;
    }
    std::optional<AnsiColor> ink = style.ink;
    std::optional<AnsiColor> own = style.ground;
    if (style.reversed) {
        std::swap(ink, own);
        if (!own)
            look.ground = color(palette, ColorRole::NeutralGround);
    }
    if (own)
        look.ground = mixed(ground, colorOf(*own), tint);
    const QColor below = look.ground.isValid() ? look.ground : ground;
    if (ink)
        look.ink = readable(colorOf(*ink), below);
    else
        look.ink = readable(style.faint ? color(palette, ColorRole::MutedText) : text, below);
    return look;
}

} // namespace runglass
