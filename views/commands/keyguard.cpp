// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/keyguard.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace runglass {

namespace {

constexpr const char *letThrough = "commandsPass";

bool isBare(const QKeyEvent &key)
{
    constexpr Qt::KeyboardModifiers withoutMeaning =
        Qt::ShiftModifier | Qt::KeypadModifier | Qt::GroupSwitchModifier;
    return !(key.modifiers() & ~withoutMeaning) && !(key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35);
}

bool isPrinting(const QKeyEvent &key)
{
    return key.key() < Qt::Key_Escape || (!key.text().isEmpty() && key.text().at(0).isPrint());
}

/// Letters mean something there, but nothing can be typed.
bool readsLetters(const QWidget &widget)
{
    return qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QLineEdit *>(&widget) ||
           qobject_cast<const QTextEdit *>(&widget) || qobject_cast<const QPlainTextEdit *>(&widget);
}

bool pressesButton(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Space || key.key() == Qt::Key_Select || key.key() == Qt::Key_Return ||
           key.key() == Qt::Key_Enter;
}

} // namespace

KeyGuard::KeyGuard(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

void KeyGuard::letCommandsThrough(QWidget &widget)
{
    widget.setProperty(letThrough, true);
}

bool KeyGuard::takesText(const QWidget *focus)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(focus))
        return !line->isReadOnly();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(focus))
        return !text->isReadOnly();
    if (const auto *text = qobject_cast<const QTextEdit *>(focus))
        return !text->isReadOnly();
    if (const auto *box = qobject_cast<const QComboBox *>(focus))
        return box->isEditable();
    return qobject_cast<const QAbstractSpinBox *>(focus) || qobject_cast<const QKeySequenceEdit *>(focus);
}

bool KeyGuard::belongsTo(const QWidget &focus, const QKeyEvent &key)
{
    if (!isBare(key))
        return false;
    if (QApplication::activePopupWidget() || takesText(&focus))
        return true;
    if (readsLetters(focus) && !focus.property(letThrough).toBool())
        return isPrinting(key);
    return qobject_cast<const QAbstractButton *>(&focus) && pressesButton(key);
}

bool KeyGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride || !watched->isWidgetType())
        return false;
    if (!belongsTo(*static_cast<QWidget *>(watched), *static_cast<QKeyEvent *>(event)))
        return false;
    event->accept();
    return true;
}

} // namespace runglass
