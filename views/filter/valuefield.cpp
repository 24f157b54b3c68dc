// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/valuefield.h"

#include "common/metrics.h"
#include "common/theme.h"
#include "filter/chip.h"
#include "filter/flowlayout.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStandardItemModel>

namespace runglass {

namespace {

constexpr int inset = 4;
constexpr int leastTyping = 90; ///< pixels to type in
constexpr int mostSuggestions = 10;

} // namespace

ValueField::ValueField(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(metrics::unit, this))
    , m_edit(new QLineEdit(this))
    , m_completer(new QCompleter(this))
    , m_suggestions(new QStandardItemModel(this))
{
    m_flow->setContentsMargins(inset, inset, inset, inset);
    m_edit->setFrame(false);
    m_edit->setMinimumWidth(leastTyping);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_edit->setAccessibleName(tr("Value"));
    m_edit->installEventFilter(this);
    m_flow->addWidget(m_edit);
    setFocusProxy(m_edit);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_completer->setModel(m_suggestions);
    m_completer->setCompletionRole(Qt::EditRole);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(mostSuggestions);
    m_completer->setWidget(m_edit);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this](const QString &value) {
                m_edit->setText(value);
                addTyped();
            });
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        checkTyped();
        Q_EMIT changed();
    });
    connect(m_edit, &QLineEdit::textEdited, this, &ValueField::showSuggestions);
}

void ValueField::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    showPlaceholder();
}

/// Beside chips an example would read like one more value.
void ValueField::showPlaceholder()
{
    m_edit->setPlaceholderText(m_values.isEmpty() ? m_placeholder : tr("or …"));
}

void ValueField::setSuggestions(const std::vector<Suggestion> &suggestions)
{
    m_suggestions->clear();
    for (const Suggestion &suggestion : suggestions) {
        auto *item = new QStandardItem;
        item->setData(suggestion.note.isEmpty()
                          ? suggestion.value
                          : suggestion.value + QStringLiteral("   ·   ") + suggestion.note,
                      Qt::DisplayRole);
        // QStandardItem keeps one text for both roles: what completes needs a role of its own.
        item->setData(suggestion.value, Qt::UserRole);
        m_suggestions->appendRow(item);
    }
    m_completer->setCompletionRole(Qt::UserRole);
}

void ValueField::setValues(const QStringList &values)
{
    if (values == m_values && m_edit->text().isEmpty())
        return;
    const auto chips = findChildren<Chip *>();
    for (Chip *chip : chips)
        removeChip(chip->property("value").toString());
    m_edit->clear();
    for (const QString &value : values)
        addChip(value);
}

QStringList ValueField::values() const
{
    QStringList all = m_values;
    if (!m_edit->text().isEmpty() && !m_problem && !all.contains(m_edit->text()))
        all.append(m_edit->text());
    return all;
}

void ValueField::addChip(const QString &value)
{
    if (m_values.contains(value))
        return;
    auto *chip = new Chip(value, this);
    chip->setProperty("value", value);
    m_flow->insertWidget(static_cast<int>(m_values.size()), chip);
    m_values.append(value);
    showPlaceholder();
    connect(chip, &QAbstractButton::clicked, this, [this, value] {
        removeChip(value);
        m_edit->setFocus();
        Q_EMIT changed();
    });
    chip->show();
    updateGeometry();
}

void ValueField::removeChip(const QString &value)
{
    const auto index = static_cast<int>(m_values.indexOf(value));
    if (index < 0)
        return;
    m_values.removeAt(index);
    showPlaceholder();
    QLayoutItem *item = m_flow->takeAt(index);
    // It may be the one whose click this is.
    item->widget()->hide();
    item->widget()->setParent(nullptr);
    item->widget()->deleteLater();
    delete item;
    updateGeometry();
}

void ValueField::checkTyped()
{
    const bool had = m_problem.has_value();
    m_problem = m_edit->text().isEmpty() || !m_check ? std::nullopt : m_check(m_edit->text());
    if (had != m_problem.has_value())
        update();
}

bool ValueField::addTyped()
{
    if (m_edit->text().isEmpty() || m_problem)
        return false;
    const QString value = m_edit->text();
    m_edit->clear();
    addChip(value);
    Q_EMIT changed();
    return true;
}

void ValueField::showSuggestions()
{
    if (m_suggestions->rowCount() == 0)
        return;
    m_completer->setCompletionPrefix(m_edit->text());
    if (m_completer->completionCount() == 0) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete(QRect(0, 0, std::max(m_edit->width(), 220), m_edit->height()));
}

bool ValueField::keyPressed(int key)
{
    switch (key) {
    case Qt::Key_Tab:
        return addTyped();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_edit->text().isEmpty())
            Q_EMIT accepted();
        else
            addTyped();
        return true;
    case Qt::Key_Backspace:
        if (!m_edit->text().isEmpty() || m_values.isEmpty())
            return false;
        removeChip(m_values.last());
        Q_EMIT changed();
        return true;
    case Qt::Key_Down:
        showSuggestions();
        return true;
    default:
        return false;
    }
}

bool ValueField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::KeyPress && keyPressed(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

void ValueField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = m_edit->hasFocus();
    const ColorRole line = m_problem ? ColorRole::Failed : focus ? ColorRole::Accent : ColorRole::Line;
    const qreal width = focus ? 2 : 1;
    painter.setPen(QPen(color(this, line), width));
    painter.setBrush(color(this, ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2),
                            metrics::radius, metrics::radius);
}

void ValueField::mousePressEvent(QMouseEvent *)
{
    m_edit->setFocus(Qt::MouseFocusReason);
}

} // namespace runglass
