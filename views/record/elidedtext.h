// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QWidget>

namespace runglass {

/// One line of plain text, cut where there is no room; the whole of it is in the tooltip.
class ElidedText : public QWidget
{
    Q_OBJECT

public:
    ElidedText(const QFont &font, Qt::TextElideMode mode, QWidget *parent);

    void setText(const QString &text);
    /// In the quieter colour.
    void setMuted(bool muted) { m_isMuted = muted; }
    const QString &text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Qt::TextElideMode m_mode;
    QString m_text;
    bool m_isMuted = false;
};

} // namespace runglass
