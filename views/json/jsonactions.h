// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace runglass {

class CommandRegistry;

class JsonPane;
class LinesView;

/// All that can be done with a document, as actions: in the menu, and by key while the lines have the focus.
///
/// Their object names ("json.copyPath", …) stay the same, so that keys can be rebound.
class JsonActions : public QObject
{
    Q_OBJECT

public:
    JsonActions(JsonPane &pane, LinesView &lines);

    /// What can be done now.
    void update();
    void addTo(QMenu &menu) const;
    /// From now on keys come from there, in the lines. `commands` must outlive the lines.
    void handleCommands(CommandRegistry &commands);

private:
    enum class Id {
        Toggle,
        ShowString,
        Unfold,
        OpenAllInside,
        OpenAll,
        CloseAll,
        CopyValue,
        CopyPath,
        CopyText,
        Find,
        NextHit,
        PreviousHit,
        Wrap,
        TreeStyle,
        Count
    };

    void addAction(Id id, const char *name, const QString &text, const QList<QKeySequence> &keys,
                   void (JsonPane::*slot)());
    QAction *action(Id id) const { return m_actions[static_cast<int>(id)]; }

    JsonPane &m_pane;
    LinesView &m_lines;
    QAction *m_actions[static_cast<int>(Id::Count)] = {};
    QList<QAction *> m_levels;
};

} // namespace runglass
