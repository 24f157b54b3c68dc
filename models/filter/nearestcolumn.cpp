// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/nearestcolumn.h"

#include "filter/asciicase.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace runglass {

namespace {

struct FilterColumns
{
    Q_DECLARE_TR_FUNCTIONS(runglass::FilterColumns)
};

constexpr std::array all{FilterColumn::RunId,        FilterColumn::Status,   FilterColumn::Version,
                         FilterColumn::ResponseTime, FilterColumn::Function, FilterColumn::SourceType,
                         FilterColumn::Source,       FilterColumn::LogId,    FilterColumn::Level,
                         FilterColumn::Message,      FilterColumn::Reviewed, FilterColumn::Bookmarked,
                         FilterColumn::Note};

/// Insertions, removals and replacements of letters (Levenshtein), ignoring ASCII case.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (asciiLower(a[i]) == asciiLower(b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

QString names(FilterSubject subject)
{
    QStringList list;
    for (const FilterColumn column : all)
        list.append(QString::fromStdString(filterWord(column, subject)));
    return list.join(QLatin1String(", "));
}

UserError unknown(std::string_view word, FilterSubject subject)
{
    // Long words are nothing that was mistyped, and would take their time.
    static constexpr std::size_t longest = 40;
    UserError error{.message = FilterColumns::tr("There is no column “%1”.")
                                   .arg(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()))),
                    .reason = {},
                    .help = FilterColumns::tr("Columns are %1.").arg(names(subject))};
    if (word.size() > longest)
        return error;
    std::string nearest;
    std::size_t least = 3; // one or two letters wrong, or more where the word is part of the column's name
    for (const FilterColumn column : all) {
        const std::string name = filterWord(column, subject);
        const std::size_t wrong = std::min(distance(word, name), distance(word, filterWord(column)));
        if (wrong < least) {
            least = wrong;
            nearest = name;
        }
    }
    if (!nearest.empty())
        error.help = FilterColumns::tr("Did you mean %1?").arg(QString::fromStdString(nearest));
    return error;
}

UserError otherTable(FilterColumn column, FilterSubject subject)
{
    const QString bare = QString::fromStdString(std::string(filterWord(column)));
    return {.message = isLogColumn(column) ? FilterColumns::tr("%1 is a column of log entries.").arg(bare)
                                           : FilterColumns::tr("%1 is a column of runs.").arg(bare),
            .reason = {},
            .help = FilterColumns::tr("Write %1.").arg(QString::fromStdString(filterWord(column, subject)))};
}

} // namespace

ColumnLookup lookUpColumn(std::string_view word, FilterSubject subject)
{
    const std::size_t point = word.find('.');
    const bool hasPrefix = point != std::string_view::npos;
    const auto column = filterColumnFromWord(hasPrefix ? word.substr(point + 1) : word);
    if (!column)
        return {{}, unknown(word, subject)};
    if (hasPrefix) {
        const std::string_view prefix = word.substr(0, point);
        const bool ofRun = equalIgnoringAsciiCase(prefix, "run");
        const bool ofLog = equalIgnoringAsciiCase(prefix, "log");
        if (*column == FilterColumn::RunId ? ofRun || ofLog : (isLogColumn(*column) ? ofLog : ofRun))
            return {column, {}};
        return {{}, ofRun || ofLog ? otherTable(*column, subject) : unknown(word, subject)};
    }
    if (filterWord(*column, subject).size() != word.size())
        return {{}, otherTable(*column, subject)};
    return {column, {}};
}

} // namespace runglass
