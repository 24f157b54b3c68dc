// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/runlogmodel.h"

#include "tables/displaytext.h"

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

constexpr int columns = 3;
/// Of an opened entry; a longer one can be copied, and says so.
constexpr std::size_t mostBytes = 256 * 1024;
constexpr int narrowest = 20; // characters

/// Characters of East Asian scripts and emoji take two places of a fixed font.
int placesOf(QChar c)
{
    const char16_t u = c.unicode();
    const bool isWide = (u >= 0x1100 && u <= 0x115F) || (u >= 0x2E80 && u <= 0xA4CF) ||
                        (u >= 0xAC00 && u <= 0xD7A3) || (u >= 0xF900 && u <= 0xFAFF) ||
                        (u >= 0xFE30 && u <= 0xFE6F) || (u >= 0xFF00 && u <= 0xFF60);
    return isWide ? 2 : 1;
}

/// How much of a line fits, at a blank where there is one in the second half.
qsizetype fitting(const QString &text, qsizetype begin, int width)
{
    qsizetype end = begin;
    qsizetype blank = -1;
    for (int used = 0; end < text.size(); ++end) {
        used += placesOf(text[end]);
        if (used > width)
            break;
        if (text[end] == QLatin1Char(' ') && used > width / 2)
            blank = end + 1;
    }
    if (end == text.size())
        return end - begin;
    if (blank > 0)
        return blank - begin;
    // Not between the halves of a surrogate pair.
    if (end > begin + 1 && text[end].isLowSurrogate())
        --end;
    return std::max<qsizetype>(end - begin, 1);
}

AnsiLine plainLine(const QString &text)
{
    AnsiLine line;
    line.text = text;
    return line;
}

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
                    m_opened.push_back({i, 0, rowsOf(entry.entry)});
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
        one.rows = rowsOf(entries()[m_shown[one.shown]].entry);
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

void RunLogModel::addWrapped(std::vector<Row> &rows, const AnsiLine &line, Part part) const
{
    qsizetype at = 0;
    do {
        const qsizetype length = fitting(line.text, at, m_lineWidth);
        rows.push_back({part, length == line.text.size() ? line : line.part(at, length), 0, true});
        at += length;
    } while (at < line.text.size());
}

std::vector<RunLogModel::Row> RunLogModel::rowsOf(const LogEntry &entry) const
{
    std::vector<Row> rows;
    const std::string_view text = entry.message;
    std::string_view looked = text.substr(0, mostBytes);
    while (looked.size() < text.size() && (static_cast<unsigned char>(text[looked.size()]) & 0xC0) == 0x80)
        looked.remove_suffix(1);
    AnsiReader reader(looked);
    AnsiLine line;
    while (reader.next(line))
        addWrapped(rows, line, Part::Line);
    if (rows.empty())
        rows.push_back({Part::Line, {}, 0, true});
    rows.front().part = Part::Entry;
    if (looked.size() < text.size()) {
        const QString rest = m_values.locale().formattedDataSize(
            static_cast<qint64>(text.size() - looked.size()), 1, QLocale::DataSizeTraditionalFormat);
        addWrapped(rows, plainLine(tr("… %1 more. Copy the message to have all of it.").arg(rest)),
                   Part::Note);
    }
    addWrapped(rows, plainLine(tr("Log ID %1").arg(visibleText(entry.id))), Part::Note);
    constexpr std::size_t mostAttributes = 16 * 1024;
    if (!entry.attributes.empty())
        addWrapped(rows, plainLine(tr("Attributes %1").arg(displayLine(entry.attributes, mostAttributes))),
                   Part::Note);
    return rows;
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
        std::vector<Row> rows = rowsOf(entries()[m_shown[place.shown]].entry);
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

QString RunLogModel::offsetText(Micros sinceStart)
{
    constexpr Micros ms = 1000;
    const QChar sign = sinceStart < 0 ? QChar(0x2212) : QLatin1Char('+');
    const Micros all = (sinceStart < 0 ? -sinceStart : sinceStart) / ms;
    const auto padded = [](Micros number, int digits) {
        return QString::number(number).rightJustified(digits, QLatin1Char('0'));
    };
    const Micros hours = all / 3'600'000;
    const Micros minutes = all / 60'000 % 60;
    const Micros seconds = all / 1000 % 60;
    const QString rest = padded(all % 1000, 3);
    if (hours > 0)
        return QStringLiteral("%1%2:%3:%4.%5")
            .arg(sign)
            .arg(hours)
            .arg(padded(minutes, 2), padded(seconds, 2), rest);
    if (minutes > 0)
        return QStringLiteral("%1%2:%3.%4").arg(sign).arg(minutes).arg(padded(seconds, 2), rest);
    return tr("%1%2.%3 s").arg(sign).arg(seconds).arg(rest);
}

} // namespace runglass
