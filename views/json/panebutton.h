// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/icons.h"

#include <QAbstractButton>

namespace runglass {

/// A small button of one icon in the head of a pane, without a frame until it is hovered or has the focus.
class PaneButton : public QAbstractButton
{
    Q_OBJECT

public:
    /// `name` is its tooltip and what is read aloud.
    PaneButton(Icon icon, const QString &name, QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
};

} // namespace runglass
