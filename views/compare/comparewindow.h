// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "settings/settings.h"

#include <QWidget>

namespace runglass {

class CommandRegistry;
class CompareView;

/// A window of its own for a comparison, so that the list and the record stay in sight; where it stood is
/// remembered. Esc closes it.
class CompareWindow : public QWidget
{
    Q_OBJECT

public:
    /// `settings` must outlive it. Lies above `parent`'s window and closes with it.
    CompareWindow(Settings &settings, QWidget *parent);
    ~CompareWindow() override;

    CompareView &view() { return *m_view; }
    void handleCommands(CommandRegistry &commands);
    void showWindow();

Q_SIGNALS:
    /// It is not shown any more.
    void closed();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    Settings &m_settings;
    CompareView *m_view;
};

} // namespace runglass
