// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/unpacker.h"

#include <QCoreApplication>

#include <string>

namespace runglass {

/// What gzip and zstd have in common: compressed bytes read piece by piece, counted, and held to the limit.
class PackedInput
{
    Q_DECLARE_TR_FUNCTIONS(runglass::PackedInput)

public:
    PackedInput(ByteSource &source, UnpackLimit limit);

    /// The piece that is being unpacked; what was used is taken off by consume().
    std::string_view piece() const { return std::string_view(m_piece).substr(m_used, m_length - m_used); }
    void consume(std::size_t bytes) { m_used += bytes; }
    /// Reads the next piece when this one is used up. False at the end.
    Result<bool> refill();

    /// Counts what came out; false when that is too much for what went in.
    bool countUnpacked(std::size_t bytes);
    bool isBomb() const { return m_isBomb; }

    static UserError damaged();
    static UserError endsEarly();
    UserError bomb() const;

private:
    ByteSource &m_source;
    UnpackLimit m_limit;
    std::string m_piece;
    std::size_t m_used = 0;
    std::size_t m_length = 0;
    std::int64_t m_packed = 0;
    std::int64_t m_unpacked = 0;
    bool m_isBomb = false;
};

} // namespace runglass
