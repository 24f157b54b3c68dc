// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "workspace/workspace.h"

#include <QObject>

#include <memory>

namespace runglass {

class Background;

/// Lets workspaces go without making the GUI thread wait: first the sync finishes what it is writing, then
/// the cache is closed on another thread.
class WorkspaceCloser : public QObject
{
    Q_OBJECT

public:
    explicit WorkspaceCloser(Background &background, QObject *parent = nullptr);

    /// Nothing may use the workspace any more but through its shared cache.
    void close(std::unique_ptr<Workspace> workspace);
    bool isIdle() const { return m_closing == 0; }

Q_SIGNALS:
    /// The last one is closed.
    void idle();

private:
    void release(Workspace *workspace);

    Background &m_background;
    int m_closing = 0;
};

} // namespace runglass
