// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "filter/filterset.h"
#include "filter/filterwords.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;

namespace runglass {

class CheckValues;
class ColumnValues;
class FlatButton;
class ValueField;

/// One row of the filter builder: column, operator and value. The place for the value fits the column: ticks
/// for a status or level, else chips with what occurs in the cache to complete from.
class ConditionRow : public QWidget
{
    Q_OBJECT

public:
    /// `values` must outlive the row.
    ConditionRow(FilterSubject subject, ColumnValues &values, QWidget *parent = nullptr);

    void setCondition(const Condition &condition);
    /// Nothing while it lacks a value.
    std::optional<Condition> condition() const;
    /// Why what is typed can't be used.
    std::optional<UserError> problem() const;
    /// The place for the value, or for the column.
    void focusValue();
    void focusColumn();

Q_SIGNALS:
    void changed();
    void removeRequested();
    /// Enter where there is nothing more to add.
    void accepted();

private:
    FilterColumn column() const;
    FilterOperator op() const;
    bool isTicked() const;
    void fillOperators(FilterOperator wanted);
    void adaptValue(const std::vector<FilterValue> &values);
    void showKnownValues();
    void showProblem();
    QStringList texts(const std::vector<FilterValue> &values) const;
    std::optional<std::vector<FilterValue>> read(const QString &text, UserError *why = nullptr) const;

    const FilterSubject m_subject;
    ColumnValues &m_known;
    QComboBox *m_column;
    QComboBox *m_operator;
    QWidget *m_places;
    CheckValues *m_ticks;
    ValueField *m_chips;
    FlatButton *m_remove;
    QLabel *m_problem;
};

} // namespace runglass
