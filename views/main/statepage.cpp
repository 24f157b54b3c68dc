// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/statepage.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int textWidth = 640;

QLabel *makeLabel(QWidget *parent, FontRole role, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter);
    label->setFont(runglass::font(role));
    label->setFixedWidth(textWidth);
    return label;
}

} // namespace

StatePage::StatePage(QWidget *parent)
    : QWidget(parent)
    , m_message(makeLabel(this, FontRole::UiStrong, QStringLiteral("message")))
    , m_reason(makeLabel(this, FontRole::Ui, QStringLiteral("reason")))
    , m_help(makeLabel(this, FontRole::Ui, QStringLiteral("help")))
    , m_progress(new QProgressBar(this))
    , m_buttons(new QHBoxLayout)
{
    QFont larger = m_message->font();
    larger.setPointSizeF(larger.pointSizeF() * 1.3);
    m_message->setFont(larger);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(240, 4);
    m_buttons->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::edge, metrics::edge, metrics::edge, metrics::edge);
    layout->setSpacing(metrics::cardGap);
    layout->addStretch(2);
    for (QWidget *widget : {static_cast<QWidget *>(m_message), static_cast<QWidget *>(m_reason),
                            static_cast<QWidget *>(m_help), static_cast<QWidget *>(m_progress)})
        layout->addWidget(widget, 0, Qt::AlignHCenter);
    layout->addSpacing(metrics::unit);
    layout->addLayout(m_buttons);
    m_buttons->setAlignment(Qt::AlignHCenter);
    layout->addStretch(3);
    applyColors();
}

void StatePage::setText(const UserError &text, bool busy)
{
    m_message->setText(text.message);
    m_reason->setText(text.reason);
    m_reason->setVisible(!text.reason.isEmpty());
    m_help->setText(text.help);
    m_help->setVisible(!text.help.isEmpty());
    m_progress->setVisible(busy);
}

QPushButton *StatePage::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setDefault(m_buttons->isEmpty());
    m_buttons->addWidget(button);
    return button;
}

void StatePage::applyColors()
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, color(this, ColorRole::MutedText));
    m_reason->setPalette(muted);
}

void StatePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

} // namespace runglass
