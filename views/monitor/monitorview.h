// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QWidget>

#include <memory>

class QMenu;

namespace runglass {

class Settings;
class Workspace;

/// What a user looks at all day: script selector and sync state, the metric cards, the tables and the status
/// bar of one workspace.
class MonitorView : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the view. Begins to load at once.
    MonitorView(Workspace &workspace, Settings &settings, QWidget *parent = nullptr);
    ~MonitorView() override;

    /// The menu behind the button at the right of the top strip; not owned. Without one there is no button.
    void setMenu(QMenu *menu);

Q_SIGNALS:
    /// For each answer once, after rows of it have been painted; `rows`: how many the answer has.
    void rowsPainted(int rows);
    /// The user asks for the connection's settings (address, key).
    void settingsRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace runglass
