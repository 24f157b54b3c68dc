// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "filter/filterset.h"
#include "filter/filterwords.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QVBoxLayout;

namespace runglass {

class ColumnValues;
class ConditionRow;
class FlatButton;
struct UserError;

/// One set of the filter builder: its switch, its rows and the sets inside it.
class SetEditor : public QWidget
{
    Q_OBJECT

public:
    /// `values` must outlive it. `depth`: 0 for the outermost set.
    SetEditor(FilterSubject subject, ColumnValues &values, int depth, QWidget *parent = nullptr);

    /// Calls no changed().
    void setFilter(const FilterSet &set);
    /// What is complete of it.
    FilterSet filter() const;
    /// Of the first row that has one.
    std::optional<UserError> problem() const;
    void focusFirst();
    /// A new row to be filled in.
    void addEmptyRow() { insertRow(); }
    /// The same by the user's wish: it gets the focus.
    void addCondition();

Q_SIGNALS:
    void changed();
    void removeRequested();
    void accepted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void addSet();
    ConditionRow *insertRow();
    SetEditor *insertSet();
    void removeItem(QWidget *item);
    void clear();
    void showSwitch();

    const FilterSubject m_subject;
    ColumnValues &m_values;
    const int m_depth;
    QComboBox *m_join = nullptr;
    QWidget *m_head = nullptr;
    QVBoxLayout *m_items = nullptr;
    std::vector<QWidget *> m_parts; ///< ConditionRow or SetEditor
};

} // namespace runglass
