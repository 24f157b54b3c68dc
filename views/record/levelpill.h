// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"

#include <QAbstractButton>

namespace runglass {

/// A level as a button: its pill with a number, ringed while it is chosen.
class LevelPill : public QAbstractButton
{
    Q_OBJECT

public:
    LevelPill(LogLevel level, QWidget *parent);

    void setCount(const QString &count);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const LogLevel m_level;
    QString m_count;
};

} // namespace runglass
