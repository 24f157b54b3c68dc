// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/changenotice.h"
#include "cache/querypool.h"
#include "domain/script.h"
#include "domain/usererror.h"
#include "tables/mailbox.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace runglass {

/// The scripts to choose from, by name. Listed are those that have been executed; the others are counted. GUI
/// thread; the cache is asked on a query thread.
class ScriptsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1 };

    /// `queries` must outlive the model. Loads at once.
    explicit ScriptsModel(QueryPool &queries, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    /// Whether the list has been read at least once.
    bool isLoaded() const { return m_loaded; }
    /// Why it could not be read the last time; nothing when it could.
    const std::optional<UserError> &error() const { return m_error; }
    /// Scripts that were deployed but never executed.
    int unexecutedCount() const { return m_unexecuted; }
    const std::vector<Script> &scripts() const { return m_scripts; }
    /// Null when it isn't listed.
    const Script *find(const std::string &id) const;
    /// The one executed last; null when there is none.
    const Script *latest() const;

    void refresh();
    void cacheChanged(const ChangeNotice &notice);

Q_SIGNALS:
    void loaded();
    void failed(const runglass::UserError &error);

private:
    void take(std::vector<Script> scripts);
    void takeError(const UserError &error);

    QueryPool &m_queries;
    Mailbox m_mailbox;
    std::vector<Script> m_scripts;
    std::optional<UserError> m_error;
    int m_unexecuted = 0;
    bool m_loaded = false;
    bool m_running = false;
    bool m_stale = false;
    QueryHandle m_job;
};

/// "Python", "JavaScript", or as sent.
QString languageLabel(const std::string &language);

} // namespace runglass
