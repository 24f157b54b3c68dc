// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "tables/rowsetmodel.h"
#include "tables/runcells.h"

namespace runglass {

/// All Runs: the columns of RunColumn, in its order.
class RunsModel : public RowSetModel<RunTraits>
{
    Q_OBJECT

public:
    explicit RunsModel(QueryPool &queries, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    static QVariant filterValue(const RunCells &run, RunColumn column);
    QString text(const RunCells &run, RunColumn column) const;
    QString toolTip(const RunCells &run, RunColumn column) const;
};

} // namespace runglass
