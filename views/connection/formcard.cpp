// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "connection/formcard.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QEvent>
#include <QPainter>

namespace runglass {

FormCard::FormCard(QWidget *parent)
    : QFrame(parent)
{
    applyColors();
}

void FormCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(this, ColorRole::Line));
    painter.setBrush(color(this, ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius,
                            metrics::cardRadius);
}

void FormCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

/// Fusion derives the edge of a text field from the window's colour, which on a dark ground can't be seen.
void FormCard::applyColors()
{
    const QString sheet =
        QStringLiteral(
            "QLineEdit { border: 1px solid %1; border-radius: %2px; padding: 5px 8px; background: %3; }"
            "QLineEdit:focus { border-color: %4; }")
            .arg(color(this, ColorRole::Line).name())
            .arg(metrics::radius)
            .arg(color(this, ColorRole::Raised).name(), color(this, ColorRole::Accent).name());
    // Setting a style sheet changes the palette's owner and comes back here.
    if (sheet == m_applied)
        return;
    m_applied = sheet;
    setStyleSheet(sheet);
}

} // namespace runglass
