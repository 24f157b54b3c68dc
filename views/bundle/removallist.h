// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sharing/removalpreview.h"
#include "tables/displayvalues.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QTreeWidget;

namespace runglass {

class FlatButton;

/// What a bundle will hold and what will be taken out of it, or how far looking for that is.
class RemovalList : public QWidget
{
    Q_OBJECT

public:
    explicit RemovalList(const DisplayValues &values, QWidget *parent = nullptr);

    void showSearching();
    void showProgress(const BundleProgress &progress);
    void showPreview(const RemovalPreview &preview, const BundleContent &content);
    /// There is no preview, and why.
    void showNone(const QString &why);

Q_SIGNALS:
    void stopRequested();

private:
    void fill(const RemovalPreview &preview);

    DisplayValues m_values;
    QLabel *m_counts;
    QLabel *m_summary;
    QLabel *m_remark;
    QProgressBar *m_progress;
    FlatButton *m_stop;
    QTreeWidget *m_list;
};

} // namespace runglass
