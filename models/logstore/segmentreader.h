// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/damagereports.h"
#include "logstore/logsegment.h"
#include "search/textblock.h"
#include "segments/segmentview.h"
#include "sqlite/statement.h"

#include <memory>
#include <string_view>
#include <vector>

namespace runglass {

/// Reads one segment after the other over a connection: each part when it is first asked for, each column
/// decoded once. One thread at a time.
///
/// What can't be read is told twice: to the writer through DamageReports, and here by a false, a null or an
/// empty span; then nothing of the segment may be used. A failure of SQLite itself is the connection's error.
/// Between open() and close() a read transaction may be open.
class SegmentReader
{
public:
    /// Both must outlive it.
    SegmentReader(Connection &connection, DamageReports &damage);
    ~SegmentReader();
    SegmentReader(const SegmentReader &) = delete;
    SegmentReader &operator=(const SegmentReader &) = delete;

    Connection &connection() { return m_connection; }
    DamageReports &damage() { return m_damage; }

    /// Goes to a segment, which must live until the next call or close().
    bool open(const LogSegment &segment);
    void close();

    /// Null when none is open.
    const LogSegment *segment() const { return m_segment; }
    /// Of the segment opened.
    const SegmentView &view() const { return m_view; }
    std::size_t count() const { return m_view.count(); }

    // Whole columns; empty when the segment is damaged.
    std::span<const Micros> times();
    std::span<const std::int64_t> keys();
    std::span<const std::uint8_t> levels();
    std::span<const std::uint32_t> runCodes(); ///< places in runs()
    std::span<const std::int64_t> runs();      ///< those that occur, ascending
    std::span<const std::uint32_t> messageOffsets();

    /// Null when the segment is damaged.
    const IdColumn *ids();
    const TextBlock *messages();
    /// The ids as text, for scans. Null when the segment is damaged.
    const TextBlock *idTexts();
    /// False when the segment is damaged.
    bool attributes(std::size_t place, std::string_view &text);

private:
    enum Column : unsigned { Times = 1, Keys = 2, Levels = 4, RunCodes = 8, Runs = 16, Offsets = 32 };

    struct Part
    {
        Part(Connection &connection, const char *table)
            : statement(connection, std::string("SELECT data FROM ") + table + " WHERE segment = ?")
        {
        }
        Statement statement;
        std::unique_ptr<Rows> rows; ///< stands on the value while it is in use
    };

    /// The stored bytes of a part; nothing when there is no row.
    std::optional<ByteSpan> fetch(Part &part);
    SegmentCheck checkFor(LogSegment::Part part) const;
    /// Whether the column is not there yet; from now on it counts as decoded.
    bool isNew(Column column);
    bool setDamaged();

    Connection &m_connection;
    DamageReports &m_damage;
    Part m_columns;
    Part m_idPart;
    Part m_messagePart;
    Part m_attributePart;

    const LogSegment *m_segment = nullptr;
    SegmentView m_view;
    unsigned m_decoded = 0;
    std::vector<Micros> m_times;
    std::vector<std::int64_t> m_keys;
    std::vector<std::uint8_t> m_levels;
    std::vector<std::uint32_t> m_runCodes;
    std::vector<std::int64_t> m_runs;
    std::vector<std::uint32_t> m_offsets;
    std::optional<IdColumn> m_ids;
    std::optional<TextBlock> m_messages;
    ByteVector m_messageBytes;
    std::optional<TextBlock> m_idTexts;
    std::string m_idText;
    std::vector<std::uint32_t> m_idOffsets;
    std::optional<ByteSpan> m_attributes;
    ByteVector m_attributeBytes;
    std::vector<std::uint32_t> m_attributeOffsets;
};

} // namespace runglass
