// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/icons.h"

#include <QPushButton>

#include <optional>

namespace runglass {

/// A quiet button: text, maybe an icon before it, maybe a chevron behind it, in a thin rounded line.
class FlatButton : public QPushButton
{
    Q_OBJECT

public:
    explicit FlatButton(const QString &text, QWidget *parent = nullptr);

    void setLeadingIcon(std::optional<Icon> icon);
    /// A dot before the text, in a colour that means something; the text says the same.
    void setDot(const QColor &color);
    void setChevron(bool shown);
    /// A small number behind the text, on the accent's colour; empty: none.
    void setBadge(const QString &badge);
    const QString &badge() const { return m_badge; }
    /// Semi-bold.
    void setStrong(bool strong);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int leadingWidth() const;
    int badgeWidth() const;
    void paintBadge(QPainter &painter, const QRect &inside) const;

    std::optional<Icon> m_leading;
    QColor m_dot;
    bool m_chevron = false;
    QString m_badge;
};

} // namespace runglass
