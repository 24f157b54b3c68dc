// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/palettemodel.h"

#include "commands/commanddelegate.h"
#include "commands/fuzzymatch.h"

#include <algorithm>
#include <functional>

namespace runglass {

void PaletteModel::setText(const QString &text)
{
    beginResetModel();
    m_text = text;
    rank();
    endResetModel();
}

void PaletteModel::setEntries(int provider, const QList<PaletteEntry> &entries)
{
    const auto place = static_cast<std::size_t>(provider);
    beginResetModel();
    if (m_entries.size() <= place)
        m_entries.resize(place + 1);
    m_entries[place] = entries;
    rank();
    endResetModel();
}

void PaletteModel::clear()
{
    beginResetModel();
    m_text.clear();
    m_entries.clear();
    rank();
    endResetModel();
}

void PaletteModel::rank()
{
    m_hits.clear();
    for (const QList<PaletteEntry> &entries : m_entries) {
        for (const PaletteEntry &entry : entries) {
            if (const auto match = fuzzyMatch(m_text, entry.title))
                m_hits.push_back({&entry, match->score, match->positions});
            else if (entry.isFound)
                m_hits.push_back({&entry, 0, {}});
        }
    }
    std::ranges::stable_sort(m_hits, std::greater(), &Hit::score);
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

const PaletteEntry *PaletteModel::entry(int row) const
{
    return row >= 0 && row < rowCount() ? m_hits[static_cast<std::size_t>(row)].entry : nullptr;
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Hit &hit = m_hits[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return hit.entry->title;
    case Qt::AccessibleTextRole: {
        QStringList parts{hit.entry->title, hit.entry->kind, hit.entry->spokenKeys};
        parts.removeAll(QString());
        return parts.join(QLatin1String(", "));
    }
    case MatchedRole:
        return QVariant::fromValue(hit.matched);
    case KindRole:
        return hit.entry->kind;
    case CapsRole:
        return QVariant::fromValue(hit.entry->caps);
    default:
        return {};
    }
}

} // namespace runglass
