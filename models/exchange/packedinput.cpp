// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/packedinput.h"

namespace runglass {

namespace {

constexpr std::size_t pieceBytes = std::size_t{128} * 1024;

}

PackedInput::PackedInput(ByteSource &source, UnpackLimit limit)
    : m_source(source)
    , m_limit(limit)
    , m_piece(pieceBytes, '\0')
{
}

Result<bool> PackedInput::refill()
{
    if (m_used < m_length)
        return true;
    const Result<std::size_t> read = m_source.read(m_piece.data(), m_piece.size());
    if (!read)
        return read.error();
    m_used = 0;
    m_length = *read;
    m_packed += static_cast<std::int64_t>(*read);
    return *read > 0;
}

bool PackedInput::countUnpacked(std::size_t bytes)
{
    m_unpacked += static_cast<std::int64_t>(bytes);
    m_isBomb = !m_limit.allows(m_packed, m_unpacked);
    return !m_isBomb;
}

UserError PackedInput::damaged()
{
    return {tr("The compressed data could not be unpacked."), tr("It is damaged."),
            tr("What stands before the damage was read. Copy or download the file again.")};
}

UserError PackedInput::endsEarly()
{
    return {tr("The compressed data could not be unpacked to its end."), tr("It ends early."),
            tr("What is there was read. Copy or download the file again.")};
}

UserError PackedInput::bomb() const
{
    return {tr("The compressed data was refused."),
            tr("It unpacks to more than %1 times its size, as only made-up data does.").arg(m_limit.ratio),
            tr("If you trust the file, unpack it yourself and open what comes out.")};
}

} // namespace runglass
