// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/runlogmodel.h"

#include "tables/displaytext.h"

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

constexpr int columns = 3;
constexpr int narrowest = 20; // characters
const std::vector<LogRow> noEntries;

} // namespace

RunLogModel::RunLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

const std::vector<LogRow> &RunLogModel::entries() const
{
    return m_record && m_record->logs ? *m_record->logs : noEntries;
}

/// Whether it has the entries we have and maybe more behind them.
bool RunLogModel::continues(const RecordDetailsPointer &record) const
{
    if (!m_record || !record || !m_record->logs || !record->logs || m_record->run.id != record->run.id ||
        m_record->run.executedAt != record->run.executedAt || record->logs->size() < m_record->logs->size())
        return false;
    return std::equal(m_record->logs->begin(), m_record->logs->end(), record->logs->begin(),
                      [](const LogRow &a, const LogRow &b) { return a.key == b.key; });
}

void RunLogModel::setRecord(const RecordDetailsPointer &record)
{
    const bool hasSameLogs = m_record && record && m_record->logs == record->logs &&
                             m_record->run.id == record->run.id &&
                             m_record->run.executedAt == record->run.executedAt;
    if (hasSameLogs) {
        m_record = record;
        return;
    }
    if (!continues(record)) {
        const bool isSameRun = m_record && record && m_record->run.id == record->run.id;
        std::vector<RecordKey> open;
        for (const Opened &one : m_opened)
            open.push_back(entries()[m_shown[one.shown]].key);
        beginResetModel();
        m_record = record;
        m_opened.clear();
        rebuild();
        count();
        if (isSameRun) {
            for (std::size_t i = 0; i < m_shown.size() && !open.empty(); ++i) {
                const LogRow &entry = entries()[m_shown[i]];
                if (std::ranges::find(open, entry.key) != open.end())
                    m_opened.push_back({i, 0, openedRows(entry.entry, m_lineWidth, m_values)});
            }
            number();
        }
        endResetModel();
        return;
    }
    const std::size_t known = entries().size();
    std::vector<std::uint32_t> added;
    for (std::size_t i = known; i < record->logs->size(); ++i) {
        if (isShown((*record->logs)[i]))
            added.push_back(static_cast<std::uint32_t>(i));
    }
    const int first = rowCount();
    if (!added.empty())
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    m_record = record;
    m_shown.insert(m_shown.end(), added.begin(), added.end());
    count();
    if (!added.empty())
        endInsertRows();
}

void RunLogModel::rebuild()
{
    m_shown.clear();
    const std::vector<LogRow> &all = entries();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (isShown(all[i]))
            m_shown.push_back(static_cast<std::uint32_t>(i));
    }
}

void RunLogModel::count()
{
    m_counts = {};
    for (const LogRow &row : entries())
        ++m_counts[levelIndex(row)];
}

void RunLogModel::setValues(const DisplayValues &values)
{
    m_values = values;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

void RunLogModel::setLevels(LogLevels levels)
{
    if (levels == m_levels)
        return;
    beginResetModel();
    // What was open and is still shown stays open.
    std::vector<std::pair<std::uint32_t, std::vector<Row>>> open;
    for (Opened &one : m_opened)
        open.emplace_back(m_shown[one.shown], std::move(one.rows));
    m_opened.clear();
    m_levels = levels;
    rebuild();
    for (auto &[place, rows] : open) {
        const auto found = std::ranges::lower_bound(m_shown, place);
        if (found != m_shown.end() && *found == place)
            m_opened.push_back({static_cast<std::size_t>(found - m_shown.begin()), 0, std::move(rows)});
    }
    number();
    endResetModel();
}

void RunLogModel::setLineWidth(int characters)
{
    characters = std::max(characters, narrowest);
    if (characters == m_lineWidth)
        return;
    if (m_opened.empty()) {
        m_lineWidth = characters;
        return;
    }
    beginResetModel();
    m_lineWidth = characters;
    for (Opened &one : m_opened)
        one.rows = openedRows(entries()[m_shown[one.shown]].entry, m_lineWidth, m_values);
    number();
    endResetModel();
}

void RunLogModel::number()
{
    int before = 0;
    for (Opened &one : m_opened) {
        one.before = before;
        before += static_cast<int>(one.rows.size()) - 1;
    }
}

int RunLogModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    const int further =
        m_opened.empty() ? 0 : m_opened.back().before + static_cast<int>(m_opened.back().rows.size()) - 1;
    return static_cast<int>(m_shown.size()) + further;
}

int RunLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

int RunLogModel::rowOfShown(std::size_t shown) const
{
    const auto next =
        std::ranges::lower_bound(m_opened, shown, std::less<>(), [](const Opened &one) { return one.shown; });
    int row = static_cast<int>(shown);
    if (next != m_opened.begin()) {
        const Opened &before = *std::prev(next);
        row += before.before + static_cast<int>(before.rows.size()) - 1;
    }
    return row;
}

RunLogModel::Place RunLogModel::placeOf(int row) const
{
    // The last opened entry that begins at or before the row.
    const auto next = std::ranges::upper_bound(m_opened, row, std::less<>(), [](const Opened &one) {
        return static_cast<int>(one.shown) + one.before;
    });
    if (next == m_opened.begin())
        return {static_cast<std::size_t>(row), 0, nullptr};
    const Opened &opened = *std::prev(next);
    const int line = row - static_cast<int>(opened.shown) - opened.before;
    const int rows = static_cast<int>(opened.rows.size());
    if (line < rows)
        return {opened.shown, line, &opened};
    return {opened.shown + static_cast<std::size_t>(line - rows + 1), 0, nullptr};
}

RunLogModel::Row RunLogModel::row(int row) const
{
    const Place place = placeOf(row);
    if (place.opened)
        return place.opened->rows[static_cast<std::size_t>(place.line)];
    AnsiFirstLine first = ansiFirstLine(entries()[m_shown[place.shown]].entry.message);
    if (first.isCut)
        first.line.text += QChar(0x2026);
    return {Part::Entry, std::move(first.line), first.others, false};
}

const LogRow &RunLogModel::entry(int row) const
{
    return entries()[m_shown[placeOf(row).shown]];
}

int RunLogModel::firstRow(int row) const
{
    return row - placeOf(row).line;
}

int RunLogModel::rowOf(RecordKey key) const
{
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        if (entries()[m_shown[i]].key == key)
            return rowOfShown(i);
    }
    return -1;
}

bool RunLogModel::isOpen(int row) const
{
    return placeOf(row).opened != nullptr;
}

void RunLogModel::setOpen(int row, bool open)
{
    const Place place = placeOf(row);
    if (open == (place.opened != nullptr))
        return;
    const int first = row - place.line;
    const auto at = std::ranges::lower_bound(m_opened, place.shown, std::less<>(),
                                             [](const Opened &one) { return one.shown; });
    if (open) {
        std::vector<Row> rows = openedRows(entries()[m_shown[place.shown]].entry, m_lineWidth, m_values);
        const int further = static_cast<int>(rows.size()) - 1;
        if (further > 0)
            beginInsertRows({}, first + 1, first + further);
        m_opened.insert(at, {place.shown, 0, std::move(rows)});
        number();
        if (further > 0)
            endInsertRows();
    } else {
        const int further = static_cast<int>(at->rows.size()) - 1;
        if (further > 0)
            beginRemoveRows({}, first + 1, first + further);
        m_opened.erase(at);
        number();
        if (further > 0)
            endRemoveRows();
    }
    Q_EMIT dataChanged(index(first, 0), index(first, columns - 1));
}

QVariant RunLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columns)
        return {};
    switch (static_cast<RunLogColumn>(section)) {
    case RunLogColumn::Time:
        return tr("Time Since Start");
    case RunLogColumn::Level:
        return tr("Log Level");
    case RunLogColumn::Message:
        return tr("Log Message");
    }
    return {};
}

QVariant RunLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Place place = placeOf(index.row());
    const auto column = static_cast<RunLogColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return column == RunLogColumn::Message ? row(index.row()).line.text : text(place, column);
    case Qt::ToolTipRole:
        return toolTip(place, column);
    case KeyRole:
        return QVariant::fromValue<qint64>(entries()[m_shown[place.shown]].key);
    case PartRole:
        return static_cast<int>(row(index.row()).part);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString RunLogModel::text(const Place &place, RunLogColumn column) const
{
    if (place.line > 0)
        return {};
    const LogEntry &entry = entries()[m_shown[place.shown]].entry;
    return column == RunLogColumn::Time ? offsetText(entry.time - m_record->run.executedAt)
                                        : DisplayValues::label(entry.level);
}

QString RunLogModel::toolTip(const Place &place, RunLogColumn column) const
{
    const LogEntry &entry = entries()[m_shown[place.shown]].entry;
    constexpr std::size_t most = 2000;
    if (column == RunLogColumn::Time)
        return m_values.timeWithZone(entry.time);
    if (column == RunLogColumn::Message && !place.opened)
        return displayText(entry.message, most);
    return {};
}

} // namespace runglass
