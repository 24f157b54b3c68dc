// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/querypool.h"
#include "domain/result.h"
#include "tables/displayvalues.h"
#include "tables/mailbox.h"

#include <QDialog>

#include <vector>

class QLabel;
class QTreeWidget;

namespace runglass {

/// What came in and could not be taken as it was: a plain list, newest first.
class ProblemsDialog : public QDialog
{
    Q_OBJECT

public:
    /// Reads the list away from the GUI thread. `queries` is only used here.
    ProblemsDialog(QueryPool &queries, const DisplayValues &values, QWidget *parent = nullptr);

private:
    void fill(const Result<std::vector<ProblemReport>> &problems);

    DisplayValues m_values;
    QLabel *m_summary;
    QTreeWidget *m_list;
    Mailbox m_mailbox;
    QueryHandle m_query;
};

} // namespace runglass
