// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/savedfiltersmenu.h"

#include "common/plaintooltip.h"
#include "filter/builtinfilters.h"
#include "filter/filtertext.h"

#include <utility>

namespace runglass {

namespace {

constexpr int longestText = 60; // characters

/// An ampersand is part of the text, not the mark of a key.
QString literal(QString text)
{
    if (text.size() > longestText)
        text = text.left(longestText - 1) + QChar(0x2026);
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

SavedFiltersMenu::SavedFiltersMenu(SavedFilters &saved, Source source, QWidget *parent)
    : QMenu(tr("Saved Filters"), parent)
    , m_saved(saved)
    , m_source(std::move(source))
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &SavedFiltersMenu::fill);
}

void SavedFiltersMenu::addFilter(QMenu *menu, const QString &name, const FilterSet &filter)
{
    QAction *action = menu->addAction(literal(name));
    action->setToolTip(plainToolTip(QString::fromStdString(printFilter(filter, m_source.shelf().subject))));
    action->setEnabled(!filter.isEmpty());
    connect(action, &QAction::triggered, this, [this, filter] { Q_EMIT chosen(filter); });
}

void SavedFiltersMenu::fill()
{
    clear();
    const FilterShelf shelf = m_source.shelf();
    for (const auto &entry : BuiltInFilters::of(shelf.subject, m_source.stats()))
        addFilter(this, entry.name, entry.filter);
    addSeparator();
    const auto saved = m_saved.saved(shelf);
    for (const SavedFilter &filter : saved) {
        addFilter(this, filter.name, filter.filter);
        if (!filter.isReadable())
            actions().constLast()->setToolTip(plainToolTip(filter.problem.oneLine()));
    }
    const auto recent = m_saved.recent(shelf);
    if (!recent.empty()) {
        QMenu *used = addMenu(tr("Last Used"));
        used->setToolTipsVisible(true);
        for (const FilterSet &filter : recent)
            addFilter(used, QString::fromStdString(printFilter(filter, shelf.subject)), filter);
    }
    addSeparator();
    connect(addAction(tr("Save This Filter…")), &QAction::triggered, this, &SavedFiltersMenu::saveRequested);
    if (saved.empty())
        return;
    QMenu *rename = addMenu(tr("Rename"));
    QMenu *remove = addMenu(tr("Delete"));
    for (const SavedFilter &filter : saved) {
        connect(rename->addAction(literal(filter.name)), &QAction::triggered, this,
                [this, name = filter.name] { Q_EMIT renameRequested(name); });
        connect(remove->addAction(literal(filter.name)), &QAction::triggered, this,
                [this, name = filter.name] { Q_EMIT removeRequested(name); });
    }
}

} // namespace runglass
