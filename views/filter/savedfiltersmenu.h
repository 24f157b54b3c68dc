// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/answer.h"
#include "filter/filterset.h"
#include "userdata/savedfilters.h"

#include <QMenu>

#include <functional>
#include <optional>

namespace runglass {

/// The filters there are to choose from: built in, saved under a name, last used. Filled when it is opened.
class SavedFiltersMenu : public QMenu
{
    Q_OBJECT

public:
    /// Whose filters, and the figures that the built-in ones take their limits from.
    struct Source
    {
        std::function<FilterShelf()> shelf;
        std::function<std::optional<RunStats>()> stats;
    };

    /// `saved` must outlive the menu.
    SavedFiltersMenu(SavedFilters &saved, Source source, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const runglass::FilterSet &filter);
    void saveRequested();
    void renameRequested(const QString &name);
    void removeRequested(const QString &name);

private:
    void fill();
    void addFilter(QMenu *menu, const QString &name, const FilterSet &filter);

    SavedFilters &m_saved;
    const Source m_source;
};

} // namespace runglass
