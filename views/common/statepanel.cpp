// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/statepanel.h"

#include "common/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace runglass {

namespace {

constexpr int textWidth = 520;

QLabel *makeLabel(FontRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    label->setFont(runglass::font(role));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

StatePanel::StatePanel(QWidget *parent)
    : QWidget(parent)
    , m_column(new QWidget(this))
    , m_what(makeLabel(FontRole::UiStrong, m_column))
    , m_why(makeLabel(FontRole::Ui, m_column))
    , m_progress(new QProgressBar(m_column))
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
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins({});
    column->setSpacing(metrics::unit * 2);
    column->addWidget(m_what);
    column->addWidget(m_why);
    column->addSpacing(metrics::unit);
    column->addWidget(m_progress, 0, Qt::AlignHCenter);
    m_buttons->setSpacing(metrics::unit * 2);
    m_buttons->setAlignment(Qt::AlignHCenter);
    column->addSpacing(metrics::unit);
    column->addLayout(m_buttons);
    connect(m_action, &QPushButton::clicked, this, &StatePanel::actionTriggered);
}

bool StatePanel::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        place();
    return QWidget::event(event);
}

void StatePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

/// In the middle, a little above it.
void StatePanel::place()
{
    if (!isVisible())
        return;
    const int wide = std::min(textWidth, width() - 2 * metrics::cellPadding);
    const int high = std::min(height(), m_column->layout()->heightForWidth(wide));
    m_column->setGeometry((width() - wide) / 2, (height() - high) * 2 / 5, wide, high);
}

void StatePanel::setText(const QString &what, const QString &why)
{
    if (what == m_what->text() && why == m_why->text())
        return;
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
    auto *button = new QPushButton(text, m_column);
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
