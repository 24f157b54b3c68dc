// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/theme.h"

#include <QWidget>

namespace runglass {

namespace {

struct RoleColors
{
    ColorRole role;
    QRgb light;
    QRgb dark;
    QPalette::ColorRole foreign; ///< what stands for it in a palette that is not ours
};

// Every text has a contrast of 5.8:1 or more on the grounds it is used on.
constexpr RoleColors table[] = {
    {ColorRole::Window, 0xFFF3F5F8, 0xFF15181D, QPalette::Window},
    {ColorRole::Surface, 0xFFFFFFFF, 0xFF1C2026, QPalette::Base},
    {ColorRole::Raised, 0xFFFAFBFC, 0xFF20252B, QPalette::Button},
    {ColorRole::Line, 0xFFDCE1E8, 0xFF343B44, QPalette::Mid},
    {ColorRole::Text, 0xFF1B1F24, 0xFFE6E9ED, QPalette::WindowText},
    {ColorRole::MutedText, 0xFF57606A, 0xFF9CA6B1, QPalette::WindowText},
    {ColorRole::Accent, 0xFF0B5CC2, 0xFF6CB0FF, QPalette::Highlight},
    {ColorRole::AccentText, 0xFFFFFFFF, 0xFF15181D, QPalette::HighlightedText},
    {ColorRole::Selection, 0xFFD6E6FB, 0xFF23415F, QPalette::Highlight},
    {ColorRole::SelectedText, 0xFF1B1F24, 0xFFE6E9ED, QPalette::HighlightedText},
    {ColorRole::Success, 0xFF0F6A2C, 0xFF7EE2A0, QPalette::WindowText},
    {ColorRole::SuccessGround, 0xFFDFF5E5, 0xFF12331F, QPalette::Base},
    {ColorRole::Failed, 0xFFA40E26, 0xFFFF9AA5, QPalette::WindowText},
    {ColorRole::FailedGround, 0xFFFFE3E6, 0xFF45161D, QPalette::Base},
    {ColorRole::Neutral, 0xFF3F4A55, 0xFFC3CCD6, QPalette::WindowText},
    {ColorRole::NeutralGround, 0xFFE6EAEF, 0xFF2B323B, QPalette::Base},
    {ColorRole::Warning, 0xFF7A4B00, 0xFFF2C56B, QPalette::WindowText},
    {ColorRole::WarningGround, 0xFFFFF0D1, 0xFF3A2B0C, QPalette::Base},
    {ColorRole::Info, 0xFF0B4F9E, 0xFF8CC2FF, QPalette::WindowText},
    {ColorRole::InfoGround, 0xFFE1EEFC, 0xFF14304F, QPalette::Base},
    {ColorRole::ChartSuccess, 0xFF1B9E77, 0xFF3CC79A, QPalette::WindowText},
    {ColorRole::ChartFailed, 0xFFC8401B, 0xFFF07A4F, QPalette::WindowText},
    {ColorRole::ChartInProgress, 0xFF8A949E, 0xFF8793A0, QPalette::Mid},
    {ColorRole::ChartP50, 0xFF5590D0, 0xFF4C7FB8, QPalette::WindowText},
    {ColorRole::ChartP90, 0xFF2A6CBF, 0xFF7FB6F2, QPalette::WindowText},
    {ColorRole::ChartP99, 0xFF12305F, 0xFFD6E8FF, QPalette::WindowText},
    {ColorRole::JsonKey, 0xFF0B5CC2, 0xFF8CC2FF, QPalette::WindowText},
    {ColorRole::JsonString, 0xFF0F6A2C, 0xFF7EE2A0, QPalette::WindowText},
    {ColorRole::JsonNumber, 0xFF8A3B00, 0xFFF2C56B, QPalette::WindowText},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < std::size(table); ++i) {
        if (static_cast<std::size_t>(table[i].role) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder(), "the table is indexed by ColorRole");

const RoleColors &colorsOf(ColorRole role)
{
    return table[static_cast<std::size_t>(role)];
}

QColor ours(ColorScheme scheme, ColorRole role)
{
    const RoleColors &colors = colorsOf(role);
    return QColor::fromRgb(scheme == ColorScheme::Dark ? colors.dark : colors.light);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

ColorScheme schemeOf(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
        if (window == ours(scheme, ColorRole::Window))
            return scheme;
    }
    if (isHighContrast(palette))
        return ColorScheme::Foreign;
    return isDark(palette) ? ColorScheme::Dark : ColorScheme::Light;
}

QColor color(const QPalette &palette, ColorRole role)
{
    const ColorScheme scheme = schemeOf(palette);
    if (scheme == ColorScheme::Foreign)
        return palette.color(QPalette::Active, colorsOf(role).foreign);
    return ours(scheme, role);
}

QColor color(const QWidget *widget, ColorRole role)
{
    return color(widget->palette(), role);
}

QPalette themePalette(ColorScheme scheme)
{
    const auto of = [scheme](ColorRole role) { return ours(scheme, role); };
    QPalette palette(of(ColorRole::Text), of(ColorRole::Raised), of(ColorRole::Surface), of(ColorRole::Line),
                     of(ColorRole::Line), of(ColorRole::Text), of(ColorRole::AccentText),
                     of(ColorRole::Surface), of(ColorRole::Window));
    palette.setColor(QPalette::AlternateBase, of(ColorRole::Raised));
    palette.setColor(QPalette::Midlight, of(ColorRole::Window));
    palette.setColor(QPalette::Shadow, of(ColorRole::Line));
    palette.setColor(QPalette::Highlight, of(ColorRole::Accent));
    palette.setColor(QPalette::HighlightedText, of(ColorRole::AccentText));
    palette.setColor(QPalette::Link, of(ColorRole::Accent));
    palette.setColor(QPalette::LinkVisited, of(ColorRole::Accent));
    palette.setColor(QPalette::PlaceholderText, of(ColorRole::MutedText));
    palette.setColor(QPalette::ToolTipBase, of(ColorRole::Raised));
    palette.setColor(QPalette::ToolTipText, of(ColorRole::Text));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, of(ColorRole::MutedText));
    return palette;
}

bool isHighContrast(const QPalette &palette)
{
    const auto pure = [](const QColor &c) {
        const QRgb rgb = c.rgb();
        return rgb == 0xFF000000 || rgb == 0xFFFFFFFF;
    };
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    return pure(window) && pure(text) && window != text &&
           palette.color(QPalette::Active, QPalette::Base) == window;
}

} // namespace runglass
