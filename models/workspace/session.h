// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "settings/keystore.h"
#include "workspace/demogateway.h"
#include "workspace/workspace.h"
#include "workspace/workspacecloser.h"
#include "workspace/workspaceopener.h"
#include "workspace/workspacetarget.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace runglass {

class Background;

/// What one window has open, one workspace at a time, from the wish to the running sync.
///
/// The cache comes first, so that its rows can be painted at once; only then a keychain, a demo service or
/// the network is asked for anything. GUI thread; nothing here waits.
class Session : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the session.
    Session(const Places &places, KeyStore &keys, Background &background, QObject *parent = nullptr);
    ~Session() override;

    /// The first open() of this file need not begin at the beginning.
    void useHeadStart(HeadStart headStart) { m_opener.use(std::move(headStart)); }
    /// Closes what is open and opens another.
    void open(const WorkspaceTarget &target);
    /// The rows the cache had are painted, or there are none: connect to the service. Once per workspace.
    void beginSync();
    /// Another key for what is open; not kept anywhere by this.
    void useKey(const SecretKey &key);
    /// Takes back an open() that has not come to its end. Nothing is open then.
    void cancel();
    /// Calls when no cache is being closed any more: perhaps at once, else later.
    void whenReleased(std::function<void()> then);
    /// Closes everything; `closed` comes when the files are closed and child processes have ended.
    void close();

    /// Null while nothing is open.
    Workspace *workspace() const { return m_workspace.get(); }
    const WorkspaceTarget &target() const { return m_target; }

Q_SIGNALS:
    void opening(const QString &name);
    /// workspace() is there from now on.
    void workspaceOpened();
    /// Nothing is open.
    void failed(const runglass::UserError &error);
    /// What is open goes away after this; whoever shows it lets it go now.
    void aboutToClose();
    /// Something the user should know while work goes on.
    void noticed(const runglass::UserError &notice);
    void closed();
    /// The demo makes its history, once; demoPrepared() comes when it serves, or can't.
    void demoPreparing();
    void demoPrepared();

private:
    void closeWorkspace();
    void take(Result<OpenedCache> cache);
    void tryAgain();
    void demoIsReady(const QUrl &url);
    void demoFailed(const UserError &error);
    void attach(const QUrl &url, const SecretKey &key);
    void finishClosing();

    const Places m_places;
    KeyStore &m_keys;
    WorkspaceOpener m_opener;
    WorkspaceCloser m_closer;
    DemoGateway m_demo;
    WorkspaceTarget m_target;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<QObject> m_guard; ///< answers for an earlier workspace end with it
    QTimer m_patience;
    std::vector<std::function<void()>> m_whenReleased;
    bool m_syncBegun = false;
    bool m_closing = false;
};

} // namespace runglass
