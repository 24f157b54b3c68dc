// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QColor>
#include <QWidget>

class QLabel;

namespace runglass {

/// The line at the bottom: how fresh, how complete and how much is what is shown, and in which zone.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    /// `parts` that are empty are left out. `dot` repeats what the first part says.
    void setTexts(const QColor &dot, const QStringList &parts, const QString &zone);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_dot;
    QLabel *m_left;
    QLabel *m_right;
};

} // namespace runglass
