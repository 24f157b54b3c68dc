// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/keysmodel.h"
#include "commands/overlaypanel.h"

class QLabel;
class QLineEdit;
class QListView;

namespace runglass {

class CommandDelegate;
class FlatButton;
class ListKeys;

/// All keys that act now, over the window.
class KeysOverlay : public OverlayPanel
{
    Q_OBJECT

public:
    /// `commands` must outlive the overlay.
    KeysOverlay(CommandRegistry &commands, QWidget *window);

Q_SIGNALS:
    /// The user wants other keys.
    void changeRequested();

protected:
    QRect panelPlace(const QSize &window) const override;

private:
    void showResult();

    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_nothing;
    FlatButton *m_change;
    CommandDelegate *m_delegate;
    ListKeys *m_keys;
    KeysModel m_model;
    int m_mostRows = 0; ///< without a filter: the panel keeps its size while one is typed
};

} // namespace runglass
