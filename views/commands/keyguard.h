// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace runglass {

/// Keeps commands away from keys that the widget with the focus uses itself.
///
/// Qt gives a key to a shortcut unless the focus widget asks for it first (QEvent::ShortcutOverride), and
/// combo boxes, which find entries by letters, read-only texts and buttons don't ask. This filter on the
/// application asks for them: keys without Ctrl, Alt or Meta belong to whatever text field, spin box, combo
/// box, read-only text or open popup has the focus, and Space and Enter to buttons.
class KeyGuard : public QObject
{
    Q_OBJECT

public:
    /// Guards all windows of the application as long as it lives.
    explicit KeyGuard(QObject *parent = nullptr);

    /// Letters pressed in this read-only text are commands: for texts that are part of a record.
    static void letCommandsThrough(QWidget &widget);

    /// Whether a key pressed while `focus` has the focus is the widget's own.
    static bool belongsTo(const QWidget &focus, const QKeyEvent &key);
    /// Whether what is typed there becomes text.
    static bool takesText(const QWidget *focus);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace runglass
