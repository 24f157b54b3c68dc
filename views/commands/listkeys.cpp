// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/listkeys.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>

#include <algorithm>
#include <cstdlib>

namespace runglass {

ListKeys::ListKeys(QLineEdit *field, QListView *list)
    : QObject(field)
    , m_list(list)
{
    field->installEventFilter(this);
}

bool ListKeys::isRow(int row) const
{
    const QModelIndex index = m_list->model()->index(row, 0);
    return index.isValid() && index.flags().testFlag(Qt::ItemIsSelectable);
}

void ListKeys::goToFirst()
{
    int row = 0;
    while (row < m_list->model()->rowCount() && !isRow(row))
        ++row;
    m_list->setCurrentIndex(m_list->model()->index(row, 0));
    m_list->scrollToTop();
    speak();
}

/// As far as there are rows.
void ListKeys::step(int rows)
{
    const int direction = rows < 0 ? -1 : 1;
    int reached = m_list->currentIndex().row();
    int left = std::abs(rows);
    for (int row = reached + direction; left > 0 && row >= 0 && row < m_list->model()->rowCount();
         row += direction) {
        if (!isRow(row))
            continue;
        reached = row;
        --left;
    }
    if (!isRow(reached))
        return;
    m_list->setCurrentIndex(m_list->model()->index(reached, 0));
    // The title above the first rows comes into view with them.
    if (reached > 0 && !isRow(reached - 1))
        m_list->scrollTo(m_list->model()->index(reached - 1, 0));
    speak();
    Q_EMIT moved();
}

/// The focus stays in the text field: to a screen reader it goes to the row.
void ListKeys::speak() const
{
    const QModelIndex current = m_list->currentIndex();
    if (!QAccessible::isActive() || !current.isValid())
        return;
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(current.row());
    QAccessible::updateAccessibility(&event);
}

bool ListKeys::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const int height = std::max(1, m_list->sizeHintForRow(0));
    const int page = std::max(1, m_list->viewport()->height() / height - 1);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-page);
        return true;
    case Qt::Key_PageDown:
        step(page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->currentIndex().isValid())
            Q_EMIT chosen();
        return true;
    default:
        return false;
    }
}

} // namespace runglass
