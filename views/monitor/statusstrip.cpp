// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/statusstrip.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace runglass {

namespace {

constexpr int dotSize = 9;

QLabel *makeLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(runglass::font(FontRole::Caption));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_left(makeLabel(this))
    , m_right(makeLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::edge + dotSize + metrics::unit, 5, metrics::edge, 5);
    row->addWidget(m_left, 1);
    row->addWidget(m_right);
    m_left->setMinimumWidth(1);
}

void StatusStrip::setTexts(const QColor &dot, const QStringList &parts, const QString &zone)
{
    QStringList shown = parts;
    shown.removeAll(QString());
    const QString text = shown.join(QStringLiteral("   ·   "));
    if (m_dot == dot && m_left->text() == text && m_right->text() == zone)
        return;
    m_dot = dot;
    m_left->setText(text);
    m_right->setText(zone);
    update();
}

QString StatusStrip::text() const
{
    return m_left->text();
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, color(this, ColorRole::Line));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_dot);
    painter.drawEllipse(QRectF(metrics::edge, (height() - dotSize) / 2.0 + 0.5, dotSize, dotSize));
}

} // namespace runglass
