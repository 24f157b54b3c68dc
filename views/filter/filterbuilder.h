// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/popover.h"
#include "filter/filterset.h"
#include "filter/savedfiltersmenu.h"

#include <QTimer>

#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;

namespace runglass {

class ColumnValues;
class FilterNameRow;
class FilterTextField;
class SetEditor;

/// Where a filter is put together, by rows or as text, and saved. What is put together is a draft until it is
/// applied; it is still there when the builder is opened again.
class FilterBuilder : public Popover
{
    Q_OBJECT

public:
    /// What it works with; outlives it.
    struct Parts
    {
        ColumnValues &values;
        SavedFilters &saved;
        SavedFiltersMenu::Source source;
    };

    FilterBuilder(QWidget *stage, FilterSubject subject, const Parts &parts);

    void open(QWidget *anchor, const FilterSet &current);
    const FilterSet &draft() const { return m_draft; }
    /// "matches 1,204 of 12,408 runs"; empty while it is being counted.
    void setMatches(const QString &text);

Q_SIGNALS:
    /// Also when it is opened: how many match is to be told by setMatches().
    void draftChanged(const runglass::FilterSet &draft);
    void applied(const runglass::FilterSet &filter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead(SavedFiltersMenu *menu);
    QWidget *makeFoot();
    void load(const FilterSet &filter);
    void rowsEdited();
    void textTyped(const FilterSet &set);
    void showRows();
    void showProblem();
    void apply();
    void save();
    void rename(const QString &name);
    void remove(const QString &name);
    void fitRows();

    const FilterSubject m_subject;
    const Parts m_parts;
    SetEditor *m_rows;
    QScrollArea *m_area;
    FilterTextField *m_text;
    QLabel *m_problem;
    QLabel *m_matches;
    QPushButton *m_apply;
    FilterNameRow *m_name;
    QTimer m_typing; ///< until the rows follow what is typed as text
    FilterSet m_draft;
    std::optional<FilterSet> m_openedWith;
};

} // namespace runglass
