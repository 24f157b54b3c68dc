// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recorddetails.h"
#include "record/runlogrow.h"
#include "tables/displayvalues.h"

#include <QAbstractTableModel>

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <vector>

namespace runglass {

enum class RunLogColumn { Time, Level, Message };

using LogLevels = std::bitset<logLevelCount>;

/// The log entries of one run as rows of one height: an entry is a row, an opened one has further rows for
/// its other lines, its id and its attributes. Holds the record's snapshot and makes text only of what is
/// asked for. GUI thread.
class RunLogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Part = RunLogRow::Part;
    using Row = RunLogRow;
    enum Role { KeyRole = Qt::UserRole + 1, PartRole };

    explicit RunLogModel(QObject *parent = nullptr);

    /// What the run has logged. More entries of the same run come in as rows; rows that were open stay so.
    void setRecord(const RecordDetailsPointer &record);
    const RecordDetailsPointer &record() const { return m_record; }
    void setValues(const DisplayValues &values);
    /// Which levels are shown; none: all.
    void setLevels(LogLevels levels);
    LogLevels levels() const { return m_levels; }
    const std::array<std::int64_t, logLevelCount> &counts() const { return m_counts; }
    /// How many characters of the fixed font fit into a line of an opened entry.
    void setLineWidth(int characters);

    int entryCount() const { return static_cast<int>(m_shown.size()); }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    Row row(int row) const;
    /// The entry a row belongs to.
    const LogRow &entry(int row) const;
    /// The first row of the entry a row belongs to.
    int firstRow(int row) const;
    /// Where an entry is; -1 where it isn't shown.
    int rowOf(RecordKey key) const;
    bool isOpen(int row) const;
    /// Opens or closes the entry of a row.
    void setOpen(int row, bool open);

private:
    struct Opened
    {
        std::size_t shown = 0; ///< which of m_shown
        int before = 0;        ///< further rows of those opened before it
        std::vector<Row> rows; ///< its own, the first included
    };
    struct Place
    {
        std::size_t shown = 0;
        int line = 0;
        const Opened *opened = nullptr;
    };

    const std::vector<LogRow> &entries() const;
    Place placeOf(int row) const;
    int rowOfShown(std::size_t shown) const;
    bool isShown(const LogRow &entry) const { return m_levels.none() || m_levels[levelIndex(entry)]; }
    static std::size_t levelIndex(const LogRow &row) { return static_cast<std::size_t>(row.entry.level); }
    void rebuild();
    void count();
    bool continues(const RecordDetailsPointer &record) const;
    void number();
    QString text(const Place &place, RunLogColumn column) const;
    QString toolTip(const Place &place, RunLogColumn column) const;

    RecordDetailsPointer m_record;
    DisplayValues m_values;
    LogLevels m_levels;
    std::array<std::int64_t, logLevelCount> m_counts{};
    std::vector<std::uint32_t> m_shown; ///< places in the record's entries
    std::vector<Opened> m_opened;       ///< ascending
    int m_lineWidth = 120;
};

} // namespace runglass
