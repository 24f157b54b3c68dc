// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QLineEdit>

namespace runglass {

/// A line edit on a surface, with an edge of its own: the one Fusion derives from the window's colour can't
/// be seen on a dark ground.
class TextField : public QLineEdit
{
    Q_OBJECT

public:
    explicit TextField(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace runglass
