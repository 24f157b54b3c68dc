// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "tables/logcells.h"
#include "tables/rowsetmodel.h"

namespace runglass {

/// Logs: the columns of LogColumn, in its order.
class LogsModel : public RowSetModel<LogTraits>
{
    Q_OBJECT

public:
    explicit LogsModel(QueryPool &queries, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    /// What the label of a level means.
    static Tone toneOf(LogLevel level);

private:
    static QVariant filterValue(const LogCells &log, LogColumn column);
    QString text(const LogCells &log, LogColumn column) const;
    QString toolTip(const LogCells &log, LogColumn column) const;
};

} // namespace runglass
