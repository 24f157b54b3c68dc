// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "record/recordkeeper.h"
#include "service/syncservice.h"
#include "service/syncstate.h"
#include "workspace/importedfiles.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>

namespace runglass {

/// What one window looks at: an opened cache and, if there is a service behind it, the sync that feeds it.
///
/// Lives on the GUI thread and brings the cache's notices there.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// `sync` may be null: offline review. Is not started here.
    Workspace(std::shared_ptr<Cache> cache, std::unique_ptr<SyncService> sync, QString name,
              QObject *parent = nullptr);
    ~Workspace() override;

    const QString &name() const { return m_name; } ///< of the profile or the file
    void setName(const QString &name) { m_name = name; }
    /// What is remembered per workspace is remembered under this: the profile's id; without one the name.
    const QString &id() const { return m_id.isEmpty() ? m_name : m_id; }
    void setId(const QString &id) { m_id = id; }
    /// What links call the service; empty without one.
    const QString &serviceInLinks() const { return m_serviceInLinks; }
    void setServiceInLinks(const QString &service) { m_serviceInLinks = service; }
    Cache &cache() const { return *m_cache; }
    const std::shared_ptr<Cache> &sharedCache() const { return m_cache; }
    QueryPool &queries() const { return m_cache->queries(); }

    /// What record views show of single runs.
    RecordKeeper &records() { return *m_records; }

    /// Null for offline review, and as long as the service is only expected.
    SyncService *sync() const { return m_sync.get(); }
    SyncState syncState() const;
    /// Set when it was made from files: then no service will ever feed it.
    const std::optional<ImportedFiles> &importedFiles() const { return m_importedFiles; }
    /// Told as a change of the sync's state, which it takes the place of.
    void setImportedFiles(const std::optional<ImportedFiles> &files);
    /// A service will be attached: until then the state is Connecting.
    void expectSync();
    /// What was wanted so far is wanted of it too. Is not started here.
    void attachSync(std::unique_ptr<SyncService> sync);
    /// The expected service can't be attached: the state is Offline with this error.
    void failSync(const UserError &error);
    /// Shown from now on: has what is missing of it fetched.
    void want(const QString &scriptId, const TimeRange &range);
    void retryNow();

Q_SIGNALS:
    /// After a commit; several in a row are joined, so that this comes at most ten times a second.
    void cacheChanged(const runglass::ChangeNotice &notice);
    void syncStateChanged(const runglass::SyncState &state);
    /// Of retryNow(): whoever is to attach the service, or runs it, may try again.
    void syncRequested();

private:
    friend class WorkspaceCloser;
    class Notices;

    void deliverNotices();
    void connectSync();
    void setExpectedState(SyncState::Phase phase, const std::optional<UserError> &error);

    std::shared_ptr<Cache> m_cache;
    std::unique_ptr<RecordKeeper> m_records;
    std::unique_ptr<SyncService> m_sync;
    QString m_name;
    QString m_id;
    QString m_serviceInLinks;
    std::optional<ImportedFiles> m_importedFiles;
    SyncState m_expected; ///< the state without a service
    std::map<QString, TimeRange> m_wanted;
    std::shared_ptr<Notices> m_notices;
    QTimer m_pause;
    Subscription m_subscription; // last: no notice comes while the others are going
};

} // namespace runglass
