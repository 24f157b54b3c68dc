// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterjson.h"

#include "domain/logentry.h"
#include "domain/run.h"
#include "filter/filteroperators.h"
#include "filter/filtervalidation.h"
#include "filter/filterwords.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>

namespace runglass {

namespace {

struct FilterJson
{
    Q_DECLARE_TR_FUNCTIONS(runglass::FilterJson)
};

constexpr QLatin1String versionName("version");
constexpr QLatin1String joinName("join");
constexpr QLatin1String itemsName("items");
constexpr QLatin1String columnName("column");
constexpr QLatin1String operatorName("operator");
constexpr QLatin1String valuesName("values");

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

UserError broken(const QString &reason)
{
    return {.message = FilterJson::tr("The saved filter cannot be read."),
            .reason = reason,
            .help =
                FilterJson::tr("It is kept as it is; delete it, or save the filter anew under its name.")};
}

QJsonValue valueJson(FilterColumn column, const FilterValue &value)
{
    if (const auto *written = std::get_if<std::string>(&value))
        return text(*written);
    const auto number = std::get<std::int64_t>(value);
    switch (kindOf(column)) {
    case FilterValueKind::Status:
        return text(toApiWord(static_cast<RunStatus>(number)));
    case FilterValueKind::Level:
        return text(toApiWord(static_cast<LogLevel>(number)));
    case FilterValueKind::Flag:
        return number != 0;
    default:
        return static_cast<qint64>(number);
    }
}

QJsonObject conditionJson(const Condition &condition)
{
    QJsonArray values;
    for (const FilterValue &value : condition.values)
        values.append(valueJson(condition.column, value));
    return {{columnName, text(filterWord(condition.column))},
            {operatorName, text(filterWord(condition.op))},
            {valuesName, values}};
}

QJsonObject setJson(const FilterSet &set)
{
    QJsonArray items;
    for (const FilterSet::Item &item : set.items) {
        if (const auto *inner = std::get_if<FilterSet>(&item))
            items.append(setJson(*inner));
        else
            items.append(conditionJson(std::get<Condition>(item)));
    }
    return {{joinName, set.join == FilterSet::Join::Or ? QStringLiteral("or") : QStringLiteral("and")},
            {itemsName, items}};
}

std::optional<FilterOperator> operatorFrom(const QString &word)
{
    for (int number = 0; number <= static_cast<int>(FilterOperator::NotEmpty); ++number) {
        const auto op = static_cast<FilterOperator>(number);
        if (text(filterWord(op)) == word)
            return op;
    }
    return {};
}

std::optional<FilterValue> valueFrom(const Condition &condition, const QJsonValue &json)
{
    if (comparesText(condition.column, condition.op))
        return json.isString() ? std::optional<FilterValue>(json.toString().toStdString()) : std::nullopt;
    switch (kindOf(condition.column)) {
    case FilterValueKind::Status:
        if (const auto status = runStatusFromApiWord(json.toString().toStdString()))
            return FilterValue(static_cast<std::int64_t>(*status));
        return {};
    case FilterValueKind::Level:
        if (const auto level = logLevelFromApiWord(json.toString().toStdString()))
            return FilterValue(static_cast<std::int64_t>(*level));
        return {};
    case FilterValueKind::Flag:
        return json.isBool() ? std::optional<FilterValue>(std::int64_t{json.toBool()}) : std::nullopt;
    default:
        break;
    }
    // An integer is the same whatever it is told instead of one.
    if (!json.isDouble() || json.toInteger(0) != json.toInteger(1))
        return {};
    return FilterValue(static_cast<std::int64_t>(json.toInteger()));
}

Result<Condition> conditionFrom(const QJsonObject &json)
{
    const QString columnWord = json.value(columnName).toString();
    const auto column = filterColumnFromWord(columnWord.toStdString());
    if (!column)
        return broken(FilterJson::tr("There is no column “%1”.").arg(columnWord));
    const QString operatorWord = json.value(operatorName).toString();
    const auto op = operatorFrom(operatorWord);
    if (!op)
        return broken(FilterJson::tr("There is no operator “%1”.").arg(operatorWord));
    Condition condition{*column, *op, {}};
    const QJsonArray values = json.value(valuesName).toArray();
    for (const auto value : values) {
        auto read = valueFrom(condition, value);
        if (!read)
            return broken(FilterJson::tr("A value of %1 is of the wrong kind.").arg(columnWord));
        condition.values.push_back(*std::move(read));
    }
    return condition;
}

Result<FilterSet> setFrom(const QJsonObject &json, int depth)
{
    FilterSet set;
    const QString join = json.value(joinName).toString();
    if (depth > maxFilterDepth || (join != QLatin1String("and") && join != QLatin1String("or")) ||
        !json.value(itemsName).isArray())
        return broken(FilterJson::tr("It is no set of conditions."));
    set.join = join == QLatin1String("or") ? FilterSet::Join::Or : FilterSet::Join::And;
    const QJsonArray items = json.value(itemsName).toArray();
    for (const auto item : items) {
        const QJsonObject object = item.toObject();
        if (object.contains(itemsName)) {
            auto inner = setFrom(object, depth + 1);
            if (!inner)
                return inner;
            set.items.emplace_back(*std::move(inner));
        } else {
            auto condition = conditionFrom(object);
            if (!condition)
                return condition.error();
            set.items.emplace_back(*std::move(condition));
        }
    }
    return set;
}

} // namespace

QJsonObject toJson(const FilterSet &set)
{
    QJsonObject json = setJson(set);
    json.insert(versionName, filterJsonVersion);
    return json;
}

Result<FilterSet> filterFromJson(const QJsonObject &json)
{
    const int version = json.value(versionName).toInt(0);
    if (version > filterJsonVersion)
        return UserError{.message = FilterJson::tr("The saved filter was written by a newer Runglass."),
                         .reason = FilterJson::tr("It has format %1; this program knows formats up to %2.")
                                       .arg(version)
                                       .arg(filterJsonVersion),
                         .help = FilterJson::tr("Update Runglass to use it. It is kept as it is.")};
    if (version < 1)
        return broken(FilterJson::tr("It does not say which format it has."));
    auto set = setFrom(json, 1);
    if (!set)
        return set;
    if (const auto problem = findProblem(*set))
        return broken(problem->error.message + QLatin1Char(' ') + problem->error.reason);
    return set;
}

} // namespace runglass
