// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>

class QLineEdit;
class QListView;

namespace runglass {

/// Lets a list be walked while the text field above it has the focus: Up, Down, Page Up and Page Down go to
/// the list, Enter chooses its current row. Rows that can't be selected are passed over, and screen readers
/// are told each row that is reached.
class ListKeys : public QObject
{
    Q_OBJECT

public:
    /// Belongs to `field`; `list` must live as long.
    ListKeys(QLineEdit *field, QListView *list);

    /// The first row that can be selected becomes the current one.
    void goToFirst();

Q_SIGNALS:
    /// Enter, with a current row.
    void chosen();
    /// A row was reached by a key.
    void moved();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step(int rows);
    void speak() const;
    bool isRow(int row) const;

    QListView *m_list;
};

} // namespace runglass
