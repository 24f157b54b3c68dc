// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QWidget>

namespace runglass {

/// Lies over a window while files are dragged over it, and says what dropping them will do. Takes no events.
class DropOverlay : public QWidget
{
    Q_OBJECT

public:
    /// Covers `window`; hidden at first.
    explicit DropOverlay(QWidget *window);

    void showOver(const QString &what, const QString &why);
    QString what() const { return m_what; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_what;
    QString m_why;
};

} // namespace runglass
