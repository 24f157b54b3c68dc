// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recorddetails.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace runglass {

class RecordKeeper;

/// The run that one view shows, and those the user may go to next. GUI thread; every function returns at
/// once.
///
/// Make one for each view that shows a run, with the RecordKeeper of its workspace; it may outlive the
/// keeper, and then gets nothing more.
class RecordSource : public QObject
{
    Q_OBJECT

public:
    explicit RecordSource(RecordKeeper &keeper, QObject *parent = nullptr);
    ~RecordSource() override;

    /// From now on this run: current() has at once what is in memory of it, changed() tells when there is
    /// more. `scriptId`: where its entries are, should the run itself not be known. What the run before was
    /// waiting for is no longer fetched.
    void show(const QString &runId, const QString &scriptId = {});
    /// The runs that are read ahead of time, after the one shown: the nearest first, of both directions.
    void setNeighbours(const QStringList &runIds);
    /// Shows nothing, wants nothing.
    void clear();

    const QString &runId() const { return m_runId; }
    /// Null as long as nothing has been read of the run; else immutable, exchanged for another with each
    /// change. What has not changed is the same object in both (the texts and the list of entries).
    const RecordDetailsPointer &current() const { return m_current; }
    /// Why nothing could be read.
    const std::optional<UserError> &error() const { return m_error; }
    /// Tries now what has failed.
    void retry();

Q_SIGNALS:
    /// current() or error() is another; never from within show().
    void changed();

private:
    friend class RecordKeeper;

    void take(const RecordDetailsPointer &details, const std::optional<UserError> &error);

    QPointer<RecordKeeper> m_keeper;
    QString m_runId;
    std::string m_id; ///< the same
    std::string m_scriptId;
    std::vector<std::string> m_neighbours;
    RecordDetailsPointer m_current;
    std::optional<UserError> m_error;
};

} // namespace runglass
