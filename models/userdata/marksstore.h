// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "marks/markchange.h"
#include "userdata/marksthread.h"

#include <QObject>
#include <QString>

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace runglass {

/// What the user has said of runs, in all workspaces: reviewed, bookmarked, notes.
///
/// A change shows at once and is written behind on a thread of its own; when that fails it is taken back and
/// failed() says why. What another process writes shows within about a second. GUI thread; never waits, but
/// at its end, for what is still to be written.
class MarksStore : public QObject
{
    Q_OBJECT

public:
    explicit MarksStore(const QString &file, QObject *parent = nullptr);
    ~MarksStore() override;

    /// Never null. Reading begins with the first question for a workspace; changed() tells when it has ended.
    MarksPointer marks(const QString &workspaceId);
    bool isLoaded(const QString &workspaceId) const;

    void change(const QString &workspaceId, const std::vector<MarkChange> &changes);
    /// Of these runs, those something was said of: to be given to others.
    std::vector<MarkedRun> marksOf(const QString &workspaceId, std::span<const std::string> runIds);
    /// Adds what somebody else has said; nothing of the user's own is lost, and twice is as good as once.
    void takeIn(const QString &workspaceId, std::span<const MarkedRun> theirs);

    /// Why nothing can be read, or what was lost; also told by failed().
    const std::optional<UserError> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed(const QString &workspaceId);
    void failed(const runglass::UserError &error);

private:
    struct Workspace
    {
        MarksPointer stored = std::make_shared<const Marks>(); ///< as the file says
        MarksPointer shown = stored;                           ///< with what is still to be written
        bool isLoaded = false;
    };

    Workspace &workspace(const std::string &id);
    void take(const MarksThread::Report &report);
    void recall(const std::string &workspaceId, Workspace &of);
    void writeAnew();

    std::map<std::string, Workspace> m_workspaces;
    std::deque<MarksFile::Change> m_pending; ///< handed over, not yet through
    std::optional<UserError> m_problem;
    MarksThread m_thread; ///< ends first
};

} // namespace runglass
