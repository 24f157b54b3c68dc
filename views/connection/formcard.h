// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QFrame>

namespace runglass {

/// The ground a form stands on: a rounded surface with a thin line, on which text fields have one too.
class FormCard : public QFrame
{
    Q_OBJECT

public:
    explicit FormCard(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyColors();

    QString m_applied;
};

} // namespace runglass
