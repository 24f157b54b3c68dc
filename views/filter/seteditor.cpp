// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/seteditor.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/theme.h"
#include "domain/usererror.h"
#include "filter/conditionrow.h"
#include "filter/filtervalidation.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace runglass {

namespace {

constexpr int barWidth = 3;
constexpr int indent = 12;

} // namespace

SetEditor::SetEditor(FilterSubject subject, ColumnValues &values, int depth, QWidget *parent)
    : QWidget(parent)
    , m_subject(subject)
    , m_values(values)
    , m_depth(depth)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(depth > 0 ? barWidth + indent : 0, 0, 0, 0);
    column->setSpacing(2 * metrics::unit);
    m_items = new QVBoxLayout;
    m_items->setSpacing(2 * metrics::unit);
    column->addWidget(makeHead());
    column->addLayout(m_items);
    column->addWidget(makeFoot());
    showSwitch();
}

QWidget *SetEditor::makeHead()
{
    m_head = new QWidget(this);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::unit);
    auto *label = new QLabel(m_depth == 0 ? tr("Match") : tr("Set: match"), m_head);
    m_join = new QComboBox(m_head);
    m_join->addItem(tr("all conditions (AND)"));
    m_join->addItem(tr("any condition (OR)"));
    m_join->setAccessibleName(tr("How the conditions of this set are joined"));
    connect(m_join, &QComboBox::activated, this, &SetEditor::changed);
    label->setBuddy(m_join);
    row->addWidget(label);
    row->addWidget(m_join);
    row->addStretch(1);
    if (m_depth > 0) {
        auto *remove = new FlatButton(tr("Remove Set"), m_head);
        connect(remove, &QPushButton::clicked, this, &SetEditor::removeRequested);
        row->addWidget(remove);
    }
    return m_head;
}

QWidget *SetEditor::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::unit);
    auto *condition = new FlatButton(tr("Add Filter"), foot);
    condition->setLeadingIcon(Icon::Plus);
    connect(condition, &QPushButton::clicked, this, &SetEditor::addCondition);
    row->addWidget(condition);
    if (m_depth + 2 < maxFilterDepth) {
        auto *set = new FlatButton(tr("Add Set"), foot);
        set->setLeadingIcon(Icon::Plus);
        set->setToolTip(tr("Conditions in parentheses, with a switch of their own."));
        connect(set, &QPushButton::clicked, this, &SetEditor::addSet);
        row->addWidget(set);
    }
    row->addStretch(1);
    return foot;
}

/// A single condition is joined with nothing; the switch keeps its place.
void SetEditor::showSwitch()
{
    m_join->setEnabled(m_parts.size() > 1);
}

void SetEditor::addCondition()
{
    ConditionRow *row = insertRow();
    row->focusColumn();
    Q_EMIT changed();
}

void SetEditor::addSet()
{
    SetEditor *set = insertSet();
    set->addCondition();
    Q_EMIT changed();
}

ConditionRow *SetEditor::insertRow()
{
    auto *row = new ConditionRow(m_subject, m_values, this);
    connect(row, &ConditionRow::changed, this, &SetEditor::changed);
    connect(row, &ConditionRow::accepted, this, &SetEditor::accepted);
    connect(row, &ConditionRow::removeRequested, this, [this, row] {
        removeItem(row);
        Q_EMIT changed();
    });
    m_items->addWidget(row);
    m_parts.push_back(row);
    showSwitch();
    row->show();
    return row;
}

SetEditor *SetEditor::insertSet()
{
    auto *set = new SetEditor(m_subject, m_values, m_depth + 1, this);
    connect(set, &SetEditor::changed, this, &SetEditor::changed);
    connect(set, &SetEditor::accepted, this, &SetEditor::accepted);
    connect(set, &SetEditor::removeRequested, this, [this, set] {
        removeItem(set);
        Q_EMIT changed();
    });
    m_items->addWidget(set);
    m_parts.push_back(set);
    showSwitch();
    set->show();
    return set;
}

void SetEditor::removeItem(QWidget *item)
{
    const bool hadFocus = item->isAncestorOf(window()->focusWidget());
    m_parts.erase(std::remove(m_parts.begin(), m_parts.end(), item), m_parts.end());
    m_items->removeWidget(item);
    item->hide();
    // It may be the one whose button was clicked.
    item->deleteLater();
    showSwitch();
    if (hadFocus)
        focusFirst();
}

void SetEditor::clear()
{
    while (!m_parts.empty())
        removeItem(m_parts.back());
}

void SetEditor::setFilter(const FilterSet &set)
{
    const bool blocked = blockSignals(true);
    clear();
    for (const FilterSet::Item &item : set.items) {
        if (const auto *inner = std::get_if<FilterSet>(&item))
            insertSet()->setFilter(*inner);
        else
            insertRow()->setCondition(std::get<Condition>(item));
    }
    m_join->setCurrentIndex(set.join == FilterSet::Join::Or ? 1 : 0);
    blockSignals(blocked);
}

FilterSet SetEditor::filter() const
{
    FilterSet set;
    set.join = m_join->currentIndex() == 1 ? FilterSet::Join::Or : FilterSet::Join::And;
    for (const QWidget *part : m_parts) {
        if (const auto *inner = qobject_cast<const SetEditor *>(part))
            set.items.emplace_back(inner->filter());
        else if (const auto condition = qobject_cast<const ConditionRow *>(part)->condition())
            set.items.emplace_back(*condition);
    }
    return set.normalized();
}

std::optional<UserError> SetEditor::problem() const
{
    for (const QWidget *part : m_parts) {
        const auto *inner = qobject_cast<const SetEditor *>(part);
        auto problem = inner ? inner->problem() : qobject_cast<const ConditionRow *>(part)->problem();
        if (problem)
            return problem;
    }
    return {};
}

void SetEditor::focusFirst()
{
    if (m_parts.empty())
        m_head->nextInFocusChain()->setFocus();
    else if (auto *row = qobject_cast<ConditionRow *>(m_parts.front()))
        row->focusValue();
    else
        qobject_cast<SetEditor *>(m_parts.front())->focusFirst();
}

void SetEditor::paintEvent(QPaintEvent *)
{
    if (m_depth == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(this, ColorRole::Line));
    const int left = layoutDirection() == Qt::RightToLeft ? width() - barWidth : 0;
    painter.drawRoundedRect(QRectF(left, 0, barWidth, height()), barWidth / 2.0, barWidth / 2.0);
}

} // namespace runglass
