// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QWidget>

class QLabel;

namespace runglass {

class FlatButton;

/// How many records are chosen, and what can be done with them. Hidden while there are none.
class SelectionBar : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionBar(QWidget *parent = nullptr);

    /// `count` as it is written; empty: none.
    void setCount(const QString &count);

Q_SIGNALS:
    void reviewedRequested();
    void bookmarkRequested();
    void noteRequested();
    void clearRequested();

private:
    QLabel *m_count;
    FlatButton *m_clear;
};

} // namespace runglass
