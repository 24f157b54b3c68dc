// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "monitor/monitortexts.h"

#include <QWidget>

class QMenu;

namespace runglass {

class FlatButton;
class ScriptSelector;
class ScriptsModel;
class SearchBox;

/// The strip at the top of a monitor: which script, which time, what is searched and filtered, how the sync
/// goes, and the menu.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    /// `scripts` must outlive the bar.
    explicit TopBar(ScriptsModel &scripts, QWidget *parent = nullptr);

    ScriptSelector *scripts() const { return m_scripts; }
    FlatButton *range() const { return m_range; }
    SearchBox *search() const { return m_search; }
    FlatButton *filter() const { return m_filter; }
    /// Shown while the rows are held still.
    FlatButton *pause() const { return m_pause; }
    FlatButton *sync() const { return m_sync; }
    FlatButton *menu() const { return m_menu; }

    void showRange(const QString &label, const QString &writtenOut);
    void showFilter(int conditions, const QString &text);
    void showSync(const SyncText &text);
    /// Not owned. Without one there is no button.
    void setMenu(QMenu *menu);

private:
    ScriptSelector *m_scripts;
    FlatButton *m_range;
    SearchBox *m_search;
    FlatButton *m_filter;
    FlatButton *m_pause;
    FlatButton *m_sync;
    FlatButton *m_menu;
};

/// The colour of the dot that goes with the sync's word.
QColor lightColor(const QWidget *widget, SyncText::Light light);

} // namespace runglass
