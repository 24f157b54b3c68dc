// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "review/fileset.h"

#include <QList>

namespace runglass {

class Settings;

/// Sets of files that were opened, the latest first, as the settings remember them.
class RecentFiles
{
public:
    static constexpr qsizetype mostKept = 10;

    /// `settings` must outlive it.
    explicit RecentFiles(Settings &settings)
        : m_settings(settings)
    {
    }

    QList<FileSet> sets() const;
    /// To the front; an earlier one of the same workspace goes.
    void add(const FileSet &set);
    void clear();

private:
    void write(const QList<FileSet> &sets);

    Settings &m_settings;
};

} // namespace runglass
