// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/statepanel.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int textWidth = 520;

QLabel *makeLabel(FontRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    label->setFixedWidth(textWidth);
    label->setFont(runglass::font(role));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

StatePanel::StatePanel(QWidget *parent)
    : QWidget(parent)
    , m_what(makeLabel(FontRole::UiStrong, this))
    , m_why(makeLabel(FontRole::Ui, this))
    , m_progress(new QProgressBar(this))
    , m_action(new FlatButton(QString(), this))
{
    m_progress->setFixedWidth(textWidth / 2);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(metrics::unit * 2);
    m_progress->hide();
    m_action->hide();
    m_why->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::unit * 2);
    column->addStretch(2);
    for (QWidget *widget : {static_cast<QWidget *>(m_what), static_cast<QWidget *>(m_why)})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    column->addSpacing(metrics::unit);
    column->addWidget(m_progress, 0, Qt::AlignHCenter);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &StatePanel::actionTriggered);
}

void StatePanel::setText(const QString &what, const QString &why)
{
    m_what->setText(what);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    setAccessibleName(what);
    setAccessibleDescription(why);
}

void StatePanel::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void StatePanel::setProgress(double done)
{
    m_progress->setVisible(done >= 0);
    m_progress->setValue(static_cast<int>(done * 1000));
}

QString StatePanel::what() const
{
    return m_what->text();
}

QString StatePanel::why() const
{
    return m_why->text();
}

void StatePanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), color(this, ColorRole::Surface));
}

} // namespace runglass
