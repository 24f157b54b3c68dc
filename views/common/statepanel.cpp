// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/statepanel.h"

#include "common/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
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
    , m_buttons(new QHBoxLayout)
    , m_action(addAction(QString()))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_what->setObjectName(QStringLiteral("what"));
    m_why->setObjectName(QStringLiteral("why"));
    m_progress->setFixedWidth(textWidth / 2);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(metrics::unit);
    m_progress->hide();
    m_action->hide();
    m_why->setForegroundRole(QPalette::PlaceholderText);
    setFocusPolicy(Qt::ClickFocus);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::unit * 2);
    column->addStretch(2);
    // Without an alignment of their own, so that the layout asks them for the height of their lines.
    for (QLabel *label : {m_what, m_why}) {
        auto *centred = new QHBoxLayout;
        centred->addStretch(1);
        centred->addWidget(label);
        centred->addStretch(1);
        column->addLayout(centred);
    }
    column->addSpacing(metrics::unit);
    column->addWidget(m_progress, 0, Qt::AlignHCenter);
    m_buttons->setSpacing(metrics::unit * 2);
    m_buttons->setAlignment(Qt::AlignHCenter);
    column->addSpacing(metrics::unit);
    column->addLayout(m_buttons);
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

void StatePanel::setError(const UserError &error)
{
    setText(error.message, QStringList{error.reason, error.help}.join(QLatin1Char('\n')).trimmed());
}

void StatePanel::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

QPushButton *StatePanel::addAction(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setDefault(m_buttons->count() == 0);
    button->setAutoDefault(true);
    m_buttons->addWidget(button);
    return button;
}

void StatePanel::setBusy()
{
    m_progress->setRange(0, 0);
    m_progress->show();
}

void StatePanel::setProgress(double done)
{
    m_progress->setRange(0, 1000);
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

} // namespace runglass
