// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/columnlayout.h"
#include "settings/settings.h"

#include <QObject>
#include <QTimer>

class QHeaderView;
class QMenu;

namespace runglass {

/// Lets the user arrange the columns of a header (order, width, which are shown) and remembers it.
class ColumnController : public QObject
{
    Q_OBJECT

public:
    /// `defaults` are in the order of the model's columns. Owned by the header; `settings` must outlive it.
    ColumnController(QHeaderView *header, ColumnLayout defaults, Settings &settings, Setting setting);
    ~ColumnController() override;

    ColumnLayout layout() const;
    void restoreDefaults();
    void setShown(int column, bool shown);
    /// An action for each column and the way back, added to a menu.
    void addActions(QMenu *menu);

private:
    void apply(const ColumnLayout &layout);
    void save();

    QHeaderView *m_header;
    const ColumnLayout m_defaults;
    Settings &m_settings;
    const Setting m_setting;
    QTimer m_saveSoon;
    std::vector<int> m_widths; ///< of the columns as wanted; the last one on screen is stretched
    bool m_applying = false;
};

} // namespace runglass
