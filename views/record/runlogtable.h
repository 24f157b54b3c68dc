// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/uniformtable.h"

namespace runglass {

class RunLogDelegate;
class RunLogModel;

/// The log entries of one run. Enter, Right, a double click or a click on the mark opens an entry, Left
/// closes it.
class RunLogTable : public UniformTable
{
    Q_OBJECT

public:
    /// `model` must outlive it.
    explicit RunLogTable(RunLogModel &model, QWidget *parent = nullptr);

    /// Opens or closes the current entry.
    void toggle();
    /// As it was written, escape sequences included.
    void copyMessage();
    void copyLogId();
    /// The first row of the entry the current row belongs to becomes current, and is brought into sight.
    void goTo(int row);

Q_SIGNALS:
    void menuRequested(const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void takeLook();
    void tellWidth();
    void setOpen(int row, bool open);
    bool isOnMark(const QModelIndex &index, const QPoint &position) const;

    RunLogModel &m_model;
    RunLogDelegate *m_delegate;
};

} // namespace runglass
