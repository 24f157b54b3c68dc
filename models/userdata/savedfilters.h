// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "filter/filterset.h"
#include "filter/filterwords.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace runglass {

/// Whose filters: those of one script of one profile (or file), over runs or over log entries.
struct FilterShelf
{
    QString workspaceId;
    QString scriptId;
    FilterSubject subject = FilterSubject::Runs;

    friend bool operator==(const FilterShelf &, const FilterShelf &) = default;
};

/// A filter with the name a user gave it. One that can't be read, because a newer version wrote it, is empty
/// and has the reason; it is kept as it is.
struct SavedFilter
{
    QString name;
    FilterSet filter;
    UserError problem; ///< without a message: none

    bool isReadable() const { return problem.message.isEmpty(); }
};

/// The filters a user has saved, and those last used: a file of his own that no cache takes with it.
///
/// Small; read and written as a whole, under a lock, so that two windows of two processes don't undo each
/// other's changes. GUI thread. A file that can't be read is copied aside before the first change.
class SavedFilters : public QObject
{
    Q_OBJECT

public:
    /// How many of those last used are kept for each shelf.
    static constexpr int recentCount = 8;

    explicit SavedFilters(QString file, QObject *parent = nullptr);

    /// By name.
    std::vector<SavedFilter> saved(const FilterShelf &shelf) const;
    /// Newest first.
    std::vector<FilterSet> recent(const FilterShelf &shelf) const;

    /// Under this name from now on; replaces what had it. An error for an empty name or set, or when the file
    /// can't be written: then nothing has changed.
    Result<void> save(const FilterShelf &shelf, const QString &name, const FilterSet &filter);
    /// An error when the new name is taken.
    Result<void> rename(const FilterShelf &shelf, const QString &from, const QString &to);
    Result<void> remove(const FilterShelf &shelf, const QString &name);
    /// The filter has been applied. Not told when it can't be written.
    void used(const FilterShelf &shelf, const FilterSet &filter);

    /// What kept the file from being read, or from being read whole, if anything did.
    const std::optional<UserError> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    QJsonObject read();
    template <class Change>
    Result<void> change(const FilterShelf &shelf, Change apply);

    QString m_file;
    QJsonObject m_content;
    bool m_damaged = false;
    std::optional<UserError> m_problem;
};

} // namespace runglass
