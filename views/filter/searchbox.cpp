// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/searchbox.h"

#include "common/icons.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace runglass {

namespace {

constexpr int iconRoom = 26;
constexpr int keySize = 18;
constexpr int usualWidth = 320;
constexpr int leastWidth = 120;

} // namespace

SearchBox::SearchBox(QWidget *parent)
    : QLineEdit(parent)
{
    setAccessibleName(tr("Search"));
    setClearButtonEnabled(true);
    setTextMargins(iconRoom - 2 * metrics::unit, 0, 0, 0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textChanged, this, &SearchBox::searched);
}

void SearchBox::setSubject(const QString &placeholder)
{
    setPlaceholderText(placeholder);
    setToolTip(tr("Searches while you type, ignoring case. N and Shift+N go to the next and previous hit."));
}

QSize SearchBox::sizeHint() const
{
    return {usualWidth, QLineEdit::sizeHint().height()};
}

QSize SearchBox::minimumSizeHint() const
{
    return {leastWidth, QLineEdit::minimumSizeHint().height()};
}

void SearchBox::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() == Qt::ShortcutFocusReason)
        selectAll();
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            Q_EMIT left(false);
        else
            clear();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        Q_EMIT left(true);
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = color(this, ColorRole::MutedText);
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const int middle = height() / 2;
    const int iconLeft = rightToLeft ? width() - iconRoom : iconRoom - metrics::icon;
    painter.drawPixmap(iconLeft, middle - metrics::icon / 2,
                       iconPixmap(Icon::Search, ink, metrics::icon, devicePixelRatioF()));
    if (hasFocus() || !text().isEmpty() || width() < usualWidth)
        return;
    // The key that brings one here.
    const int keyLeft = rightToLeft ? 2 * metrics::unit : width() - keySize - 2 * metrics::unit;
    const QRectF key(keyLeft, middle - keySize / 2.0, keySize, keySize);
    painter.setPen(QPen(color(this, ColorRole::Line), 1));
    painter.drawRoundedRect(key, metrics::unit, metrics::unit);
    painter.setPen(ink);
    painter.setFont(runglass::font(FontRole::Caption));
    painter.drawText(key, Qt::AlignCenter, QStringLiteral("/"));
}

} // namespace runglass
