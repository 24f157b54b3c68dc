// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/overlaypanel.h"
#include "commands/palettemodel.h"

#include <QPointer>

#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace runglass {

class CommandDelegate;
class ListKeys;

/// Finds whatever its providers offer by some letters of its title, and does it.
class CommandPalette : public OverlayPanel
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    /// Asked in the order in which they were added. Not owned; may go at any time.
    void addProvider(PaletteProvider *provider);

protected:
    QRect panelPlace(const QSize &window) const override;

private:
    void start();
    void ask();
    void take(const PaletteProvider *provider, quint64 question, const QList<PaletteEntry> &entries);
    void showResult();
    void choose();

    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_nothing;
    QLabel *m_hint;
    CommandDelegate *m_delegate;
    ListKeys *m_keys;
    PaletteModel m_model;
    std::vector<QPointer<PaletteProvider>> m_providers;
    quint64 m_question = 0;
    int m_open = 0;        ///< answers still to come
    bool m_walked = false; ///< the user has gone to another row than the first
};

} // namespace runglass
