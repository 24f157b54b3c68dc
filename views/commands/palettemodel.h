// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/paletteprovider.h"

#include <QAbstractListModel>

#include <vector>

namespace runglass {

/// What the palette lists: the entries of all providers that match a text, the best first; of equal ones the
/// earlier provider's, in its order.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// What is matched from now on; keeps the entries.
    void setText(const QString &text);
    /// Replaces the entries of the provider at a place in the order.
    void setEntries(int provider, const QList<PaletteEntry> &entries);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Null where there is none.
    const PaletteEntry *entry(int row) const;

private:
    struct Hit
    {
        const PaletteEntry *entry = nullptr;
        int score = 0;
        QList<int> matched;
    };

    void rank();

    QString m_text;
    std::vector<QList<PaletteEntry>> m_entries; ///< by provider
    std::vector<Hit> m_hits;                    ///< into m_entries
};

} // namespace runglass
