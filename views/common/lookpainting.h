// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QColor>
#include <QRect>
#include <QSize>

class QPainter;
class QStyle;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionFrame;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;

/// How LookStyle paints single parts.
namespace runglass::look {

void drawButton(const QStyleOptionButton &option, QPainter *painter);
/// The colour of a button's text: a default button has the accent as its ground.
QColor buttonText(const QStyleOptionButton &option);
void drawField(const QStyleOptionFrame &option, QPainter *painter);
/// Without the text of the chosen entry.
void drawComboBox(const QStyleOptionComboBox &option, QPainter *painter);
void drawCheckBox(const QStyleOption &option, QPainter *painter);
void drawFocusRing(const QStyleOption &option, QPainter *painter);
void drawFrame(const QStyleOption &option, QPainter *painter);
void drawHeaderSection(const QStyleOption &option, QPainter *painter);
void drawGroove(const QStyleOption &option, QPainter *painter);
void drawProgress(const QStyleOptionProgressBar &option, QPainter *painter);
void drawScrollBar(const QStyleOptionSlider &option, const QRect &thumb, QPainter *painter);

void drawMenuItem(const QStyleOptionMenuItem &item, QPainter *painter, const QStyle &style);
/// `contents`: the size of text and icon, without the shortcut.
QSize menuItemSize(const QStyleOptionMenuItem &item, const QSize &contents);

} // namespace runglass::look
