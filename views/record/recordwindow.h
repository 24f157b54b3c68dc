// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "settings/settings.h"

#include <QWidget>

class QVBoxLayout;

namespace runglass {

/// A window of its own for a record; where it stood is remembered.
class RecordWindow : public QWidget
{
    Q_OBJECT

public:
    /// `settings` must outlive it. Lies above `parent`'s window and closes with it.
    RecordWindow(Settings &settings, QWidget *parent);

    void setView(QWidget *view);
    void showWindow();

Q_SIGNALS:
    /// By its frame or the desktop.
    void closed();

protected:
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    Settings &m_settings;
    QVBoxLayout *m_column;
};

} // namespace runglass
