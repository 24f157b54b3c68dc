// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/segmentreader.h"

#include <algorithm>

namespace runglass {

SegmentReader::SegmentReader(Connection &connection, DamageReports &damage)
    : m_connection(connection)
    , m_damage(damage)
    , m_columns(connection, "log_columns")
    , m_idPart(connection, "log_ids")
    , m_messagePart(connection, "log_messages")
    , m_attributePart(connection, "log_attributes")
{
}

SegmentReader::~SegmentReader() = default;

void SegmentReader::close()
{
    m_segment = nullptr;
    m_decoded = 0;
    m_ids.reset();
    m_messages.reset();
    m_idTexts.reset();
    m_attributes.reset();
    for (Part *part : {&m_columns, &m_idPart, &m_messagePart, &m_attributePart})
        part->rows.reset();
}

bool SegmentReader::open(const LogSegment &segment)
{
    if (m_segment == &segment && !segment.isDamaged())
        return true;
    close();
    if (segment.isDamaged())
        return false;
    m_segment = &segment;
    const auto bytes = fetch(m_columns);
    const auto view = bytes ? SegmentView::parse(*bytes, checkFor(LogSegment::Part::Columns)) : std::nullopt;
    // Positions are counted by what log_segment says.
    if (!view || view->count() != segment.info().count)
        return setDamaged();
    m_view = *view;
    if (!segment.isVerified(LogSegment::Part::Columns)) {
        // Runs index bitmaps whose size is what log_segment says.
        const SegmentInfo &info = segment.info();
        const auto known = runs();
        if (std::any_of(known.begin(), known.end(),
                        [&](std::int64_t run) { return run < info.firstRun || run > info.lastRun; }))
            return setDamaged();
        segment.setVerified(LogSegment::Part::Columns);
    }
    return true;
}

std::optional<ByteSpan> SegmentReader::fetch(Part &part)
{
    part.rows.reset();
    part.rows.reset(new Rows(part.statement.rows(m_segment->info().key)));
    if (!part.rows->next())
        return {};
    return std::as_bytes(std::span(part.rows->blob(0)));
}

SegmentCheck SegmentReader::checkFor(LogSegment::Part part) const
{
    return m_segment->isVerified(part) ? SegmentCheck::Structure : SegmentCheck::Checksum;
}

bool SegmentReader::isNew(Column column)
{
    const bool isNew = (m_decoded & column) == 0;
    m_decoded |= column;
    return isNew;
}

bool SegmentReader::setDamaged()
{
    // What SQLite could not read, for a lock or for want of memory, says nothing of the segment.
    if (m_connection.ok()) {
        m_segment->setDamaged();
        m_damage.report(m_segment->info().key);
    }
    close();
    return false;
}

std::span<const Micros> SegmentReader::times()
{
    if (isNew(Times)) {
        m_times.resize(count());
        m_view.decodeTimes(m_times);
    }
    return m_times;
}

std::span<const std::int64_t> SegmentReader::keys()
{
    if (isNew(Keys)) {
        m_keys.resize(count());
        m_view.decodeKeys(m_keys);
    }
    return m_keys;
}

std::span<const std::uint8_t> SegmentReader::levels()
{
    if (isNew(Levels)) {
        m_levels.resize(count());
        if (!m_view.decodeLevels(m_levels)) {
            setDamaged();
            return {};
        }
    }
    return m_levels;
}

std::span<const std::uint32_t> SegmentReader::runCodes()
{
    if (isNew(RunCodes)) {
        m_runCodes.resize(count());
        if (!m_view.decodeRunCodes(m_runCodes)) {
            setDamaged();
            return {};
        }
    }
    return m_runCodes;
}

std::span<const std::int64_t> SegmentReader::runs()
{
    if (isNew(Runs)) {
        m_runs.resize(m_view.runs().size());
        m_view.runs().decode(m_runs);
    }
    return m_runs;
}

std::span<const std::uint32_t> SegmentReader::messageOffsets()
{
    if (isNew(Offsets)) {
        m_offsets.resize(count() + 1);
        if (!m_view.decodeMessageOffsets(m_offsets)) {
            setDamaged();
            return {};
        }
    }
    return m_offsets;
}

const IdColumn *SegmentReader::ids()
{
    if (!m_ids) {
        const auto bytes = fetch(m_idPart);
        if (bytes)
            m_ids = m_view.ids(*bytes, checkFor(LogSegment::Part::Ids));
        if (!m_ids) {
            setDamaged();
            return nullptr;
        }
        m_segment->setVerified(LogSegment::Part::Ids);
    }
    return &*m_ids;
}

const TextBlock *SegmentReader::messages()
{
    if (!m_messages) {
        const auto offsets = messageOffsets();
        if (offsets.empty())
            return nullptr;
        const auto bytes = fetch(m_messagePart);
        const auto text = bytes
                              ? m_view.messages(*bytes, checkFor(LogSegment::Part::Messages), m_messageBytes)
                              : std::nullopt;
        if (!text) {
            setDamaged();
            return nullptr;
        }
        m_segment->setVerified(LogSegment::Part::Messages);
        m_messages = TextBlock{asText(*text), offsets, {!m_view.isAscii(), m_view.foldsToAscii()}};
    }
    return &*m_messages;
}

const TextBlock *SegmentReader::idTexts()
{
    if (!m_idTexts) {
        const IdColumn *column = ids();
        if (column == nullptr)
            return nullptr;
        m_idText.clear();
        m_idOffsets.clear();
        for (std::size_t place = 0; place < count(); ++place) {
            m_idOffsets.push_back(static_cast<std::uint32_t>(m_idText.size()));
            m_idText += column->at(place);
        }
        m_idOffsets.push_back(static_cast<std::uint32_t>(m_idText.size()));
        m_idTexts = TextBlock{m_idText, m_idOffsets, {!column->hasOnlyUuids(), !column->hasOnlyUuids()}};
    }
    return &*m_idTexts;
}

bool SegmentReader::attributes(std::size_t place, std::string_view &text)
{
    text = {};
    if (m_view.header().attributes.plainSize == 0)
        return true;
    if (!m_attributes) {
        m_attributeOffsets.resize(count() + 1);
        const auto bytes = fetch(m_attributePart);
        if (bytes && m_view.decodeAttributesOffsets(m_attributeOffsets))
            m_attributes =
                m_view.attributes(*bytes, checkFor(LogSegment::Part::Attributes), m_attributeBytes);
        if (!m_attributes)
            return setDamaged();
        m_segment->setVerified(LogSegment::Part::Attributes);
    }
    const std::uint32_t begin = m_attributeOffsets[place];
    text = asText(*m_attributes).substr(begin, m_attributeOffsets[place + 1] - begin);
    return true;
}

} // namespace runglass
