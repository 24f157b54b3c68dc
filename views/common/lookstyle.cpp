// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/lookstyle.h"

#include "common/icons.h"
#include "common/lookpainting.h"
#include "common/metrics.h"
#include "common/scrollbarparts.h"
#include "common/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace runglass {

namespace {

constexpr int fieldHeight = 30; ///< of everything that stands in a row of a form
constexpr int buttonPadding = 16;
constexpr int fieldPadding = 6; ///< QLineEdit adds two pixels and its frame
constexpr int chevronRoom = 28;
constexpr int scrollBarExtent = 12;

bool isOurs(const QStyleOption *option)
{
    return schemeOf(option ? option->palette : QApplication::palette()) != ColorScheme::Foreign;
}

/// The option as the type it says it is, if the palette is ours to paint with.
template <class Option>
const Option *ours(const QStyleOption *option)
{
    return isOurs(option) ? qstyleoption_cast<const Option *>(option) : nullptr;
}

} // namespace

LookStyle::LookStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void LookStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    if (!isOurs(option))
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return look::drawField(*frame, painter);
        break;
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return look::drawButton(*button, painter);
        break;
    case PE_IndicatorCheckBox:
        return look::drawCheckBox(*option, painter);
    case PE_FrameFocusRect:
        return look::drawFocusRing(*option, painter);
    case PE_Frame:
    case PE_FrameMenu:
        return look::drawFrame(*option, painter);
    case PE_PanelMenu:
        return painter->fillRect(option->rect, color(option->palette, ColorRole::Surface));
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void LookStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    if (!isOurs(option))
        return QProxyStyle::drawControl(element, option, painter, widget);
    switch (element) {
    case CE_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            look::drawButton(*button, painter);
            QStyleOptionButton label = *button;
            label.palette.setColor(QPalette::ButtonText, look::buttonText(*button));
            return QProxyStyle::drawControl(CE_PushButtonLabel, &label, painter, widget);
        }
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return look::drawMenuItem(*item, painter, *this);
        break;
    case CE_HeaderSection:
        return look::drawHeaderSection(*option, painter);
    case CE_ProgressBarGroove:
        return look::drawGroove(*option, painter);
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
            bar && bar->maximum > bar->minimum)
            return look::drawProgress(*bar, painter);
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void LookStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = ours<QStyleOptionSlider>(option))
            return look::drawScrollBar(*bar, ScrollBarParts::of(*bar).thumb, painter);
    }
    if (control == CC_ComboBox) {
        if (const auto *box = ours<QStyleOptionComboBox>(option); box && !box->editable)
            return look::drawComboBox(*box, painter);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect LookStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = ours<QStyleOptionSlider>(option))
            return ScrollBarParts::of(*bar).rectOf(part);
    }
    if (control == CC_ComboBox) {
        if (const auto *box = ours<QStyleOptionComboBox>(option); box && !box->editable) {
            const QRect &rect = box->rect;
            if (part == SC_ComboBoxEditField)
                return visualRect(box->direction, rect, rect.adjusted(fieldPadding + 2, 1, -chevronRoom, -1));
            if (part == SC_ComboBoxArrow)
                return visualRect(box->direction, rect, rect.adjusted(rect.width() - chevronRoom, 0, 0, 0));
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect LookStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        if (const auto *frame = ours<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            return rect.adjusted(fieldPadding, 0, -fieldPadding, 0);
    }
    return rect;
}

QSize LookStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                  const QWidget *widget) const
{
    const QSize usual = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (!isOurs(option))
        return usual;
    switch (type) {
    case CT_PushButton:
        return {contents.width() + 2 * buttonPadding, std::max(contents.height() + 12, fieldHeight)};
    case CT_LineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return {usual.width() + 2 * fieldPadding, std::max(usual.height(), fieldHeight)};
        break;
    case CT_ComboBox:
        return {contents.width() + 2 * fieldPadding + chevronRoom,
                std::max(contents.height() + 12, fieldHeight)};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return look::menuItemSize(*item, contents);
        break;
    default:
        break;
    }
    return usual;
}

int LookStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (isOurs(option)) {
        switch (metric) {
        case PM_ScrollBarExtent:
            return scrollBarExtent;
        case PM_ScrollBarSliderMin:
            return ScrollBarParts::shortestThumb;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
            return metrics::icon;
        case PM_CheckBoxLabelSpacing:
            return 2 * metrics::unit;
        case PM_MenuVMargin:
            return metrics::unit;
        case PM_MenuHMargin:
            return 0;
        case PM_MenuPanelWidth:
            return 1;
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
            return 0;
        default:
            break;
        }
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int LookStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *answer) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, answer);
}

QIcon LookStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    return icon == SP_LineEditClearButton ? mutedIcon(Icon::Cross)
                                          : QProxyStyle::standardIcon(icon, option, widget);
}

} // namespace runglass
