// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace runglass {

/// One column of a table as the user arranged it.
struct ColumnState
{
    QString name; ///< stays the same between versions; never shown
    int width = 0;
    bool shown = true;
    bool leads = false; ///< in front of all others, until the user moves it; not stored

    friend bool operator==(const ColumnState &, const ColumnState &) = default;
};

/// The columns from left to right.
using ColumnLayout = std::vector<ColumnState>;

/// JSON, by name, so that it stays good when columns are added or removed.
QByteArray toBytes(const ColumnLayout &layout);

/// A stored layout brought in line with the columns there are: unknown and repeated names are left out,
/// widths kept between sane bounds, columns it does not know put where `defaults` has them, or in front if
/// they lead, and at least one is shown. What can't be read is as if nothing had been stored.
ColumnLayout layoutFrom(const QByteArray &bytes, const ColumnLayout &defaults);

} // namespace runglass
