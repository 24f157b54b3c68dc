// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/conditionrow.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/theme.h"
#include "filter/checkvalues.h"
#include "filter/filternames.h"
#include "filter/filteroperators.h"
#include "filter/filtervalidation.h"
#include "filter/filtervalue.h"
#include "filter/valuefield.h"
#include "selection/columnvalues.h"
#include "tables/displayvalues.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int columnWidth = 200;
constexpr int operatorWidth = 158;
constexpr int removeWidth = 30;

} // namespace

ConditionRow::ConditionRow(FilterSubject subject, ColumnValues &values, QWidget *parent)
    : QWidget(parent)
    , m_subject(subject)
    , m_known(values)
    , m_column(new QComboBox(this))
    , m_operator(new QComboBox(this))
    , m_places(new QWidget(this))
    , m_ticks(new CheckValues(this))
    , m_chips(new ValueField(this))
    , m_remove(new FlatButton(QString(), this))
    , m_problem(new QLabel(this))
{
    m_column->setAccessibleName(tr("Column"));
    m_column->setFixedWidth(columnWidth);
    for (const FilterColumn which : FilterNames::columns(subject))
        m_column->addItem(FilterNames::column(which, subject), static_cast<int>(which));
    m_column->setMaxVisibleItems(m_column->count());
    m_operator->setAccessibleName(tr("Operator"));
    m_operator->setFixedWidth(operatorWidth);
    m_remove->setLeadingIcon(Icon::Cross);
    m_remove->setFixedWidth(removeWidth + metrics::cardGap);
    m_remove->setAccessibleName(tr("Remove the condition"));
    m_remove->setToolTip(tr("Remove the condition"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setFont(runglass::font(FontRole::Caption));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->hide();
    // Only one of them is shown, and only that one takes room.
    auto *places = new QVBoxLayout(m_places);
    places->setContentsMargins(0, 0, 0, 0);
    places->addWidget(m_ticks);
    places->addWidget(m_chips);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * metrics::unit);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_column, 0, 0, Qt::AlignTop);
    grid->addWidget(m_operator, 0, 1, Qt::AlignTop);
    grid->addWidget(m_places, 0, 2);
    grid->addWidget(m_remove, 0, 3, Qt::AlignTop);
    grid->addWidget(m_problem, 1, 0, 1, 3);
    grid->setColumnStretch(2, 1);

    m_chips->setCheck([this](const QString &text) {
        UserError why;
        return read(text, &why) ? std::nullopt : std::optional(why);
    });
    connect(m_column, &QComboBox::activated, this, [this] {
        fillOperators(op());
        adaptValue({});
        Q_EMIT changed();
    });
    connect(m_operator, &QComboBox::activated, this, [this] {
        // Values stay where the other operator can use them.
        std::vector<FilterValue> kept;
        const QStringList before = !m_ticks->isHidden() ? m_ticks->values() : m_chips->values();
        for (const QString &text : before) {
            if (const auto usable = read(text))
                kept.insert(kept.end(), usable->begin(), usable->end());
        }
        adaptValue(kept);
        Q_EMIT changed();
    });
    const auto edited = [this] {
        showProblem();
        Q_EMIT changed();
    };
    connect(m_ticks, &CheckValues::changed, this, edited);
    connect(m_chips, &ValueField::changed, this, edited);
    connect(m_chips, &ValueField::accepted, this, &ConditionRow::accepted);
    connect(m_remove, &QPushButton::clicked, this, &ConditionRow::removeRequested);
    connect(&m_known, &ColumnValues::changed, this, [this](FilterColumn which) {
        if (which == column())
            showKnownValues();
    });
    setCondition({FilterNames::columns(subject)[1], FilterOperator::Equal, {}});
}

FilterColumn ConditionRow::column() const
{
    return static_cast<FilterColumn>(m_column->currentData().toInt());
}

FilterOperator ConditionRow::op() const
{
    return static_cast<FilterOperator>(m_operator->currentData().toInt());
}

bool ConditionRow::isTicked() const
{
    const FilterValueKind kind = kindOf(column());
    return (kind == FilterValueKind::Status || kind == FilterValueKind::Level ||
            kind == FilterValueKind::Flag) &&
           !comparesText(column(), op());
}

void ConditionRow::setCondition(const Condition &condition)
{
    m_column->setCurrentIndex(m_column->findData(static_cast<int>(condition.column)));
    fillOperators(condition.op);
    adaptValue(condition.values);
}

void ConditionRow::fillOperators(FilterOperator wanted)
{
    m_operator->clear();
    for (const FilterOperator which : operatorsFor(column()))
        m_operator->addItem(FilterNames::op(which), static_cast<int>(which));
    m_operator->setMaxVisibleItems(m_operator->count());
    m_operator->setCurrentIndex(std::max(0, m_operator->findData(static_cast<int>(wanted))));
}

void ConditionRow::adaptValue(const std::vector<FilterValue> &values)
{
    m_ticks->setVisible(isTicked());
    m_chips->setVisible(!isTicked() && !takesNoValue(op()));
    showKnownValues();
    const QSignalBlocker blocker(m_chips);
    const QStringList shown = texts(values);
    m_ticks->setValues(isTicked() ? shown : QStringList());
    m_chips->setPlaceholder(FilterNames::example(column(), op()));
    m_chips->setValues(isTicked() ? QStringList() : shown);
    showProblem();
}

void ConditionRow::showKnownValues()
{
    const bool isFlag = kindOf(column()) == FilterValueKind::Flag;
    const auto *known = isFlag ? nullptr : m_known.of(column());
    const DisplayValues display;
    std::vector<CheckValues::Entry> entries;
    std::vector<ValueField::Suggestion> suggestions;
    if (isTicked() && !known) {
        const bool levels = kindOf(column()) == FilterValueKind::Level;
        for (const std::int64_t number : isFlag   ? std::vector<std::int64_t>{1, 0}
                                         : levels ? std::vector<std::int64_t>{0, 1, 2, 3, 4, 5}
                                                  : std::vector<std::int64_t>{2, 3, 1})
            entries.push_back({FilterNames::value(column(), number), {}});
    }
    if (known) {
        for (const ColumnValues::Value &value : *known) {
            const QString shown = FilterNames::value(column(), value.value);
            if (isTicked())
                entries.push_back({shown, display.count(value.count)});
            else if (!isTextOperator(op()))
                suggestions.push_back({shown, display.count(value.count)});
        }
    }
    if (isTicked())
        m_ticks->setEntries(entries);
    m_chips->setSuggestions(suggestions);
}

QStringList ConditionRow::texts(const std::vector<FilterValue> &values) const
{
    QStringList shown;
    if (op() != FilterOperator::Between) {
        for (const FilterValue &value : values)
            shown.append(FilterNames::value(column(), value));
        return shown;
    }
    for (std::size_t i = 0; i + 1 < values.size(); i += 2)
        shown.append(
            QStringLiteral("%1 and %2")
                .arg(FilterNames::value(column(), values[i]), FilterNames::value(column(), values[i + 1])));
    return shown;
}

/// What a chip's text means: one value, or the two ends of a range.
std::optional<std::vector<FilterValue>> ConditionRow::read(const QString &text, UserError *why) const
{
    QStringList parts{text};
    if (op() == FilterOperator::Between) {
        static const QRegularExpression separator(QStringLiteral("\\s+and\\s+|\\s*[.]{2,3}\\s*|\\s+"),
                                                  QRegularExpression::CaseInsensitiveOption);
        parts = text.trimmed().split(separator);
    } else if (!comparesText(column(), op())) {
        parts = {text.trimmed()};
    }
    Condition condition{column(), op(), {}};
    for (const QString &part : parts) {
        const auto value = readFilterValue(column(), op(), part.toStdString());
        if (!value) {
            if (why)
                *why = value.error();
            return {};
        }
        condition.values.push_back(*value);
    }
    auto error = conditionError(condition);
    if (!error)
        error = valueError(condition);
    if (!error)
        return condition.values;
    if (why)
        *why = *error;
    return {};
}

std::optional<Condition> ConditionRow::condition() const
{
    Condition condition{column(), op(), {}};
    if (takesNoValue(condition.op))
        return condition;
    const QStringList shown = isTicked() ? m_ticks->values() : m_chips->values();
    for (const QString &text : shown) {
        if (const auto values = read(text))
            condition.values.insert(condition.values.end(), values->begin(), values->end());
    }
    if (condition.values.empty())
        return {};
    return condition;
}

std::optional<UserError> ConditionRow::problem() const
{
    return m_chips->isHidden() ? std::nullopt : m_chips->problem();
}

void ConditionRow::showProblem()
{
    const auto error = problem();
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, color(this, ColorRole::Failed));
    m_problem->setPalette(ink);
    m_problem->setText(error ? error->oneLine() : QString());
    m_problem->setVisible(error.has_value());
}

void ConditionRow::focusValue()
{
    if (isTicked())
        m_ticks->setFocus();
    else if (!takesNoValue(op()))
        m_chips->setFocus();
    else
        m_operator->setFocus();
}

void ConditionRow::focusColumn()
{
    m_column->setFocus();
}

} // namespace runglass
