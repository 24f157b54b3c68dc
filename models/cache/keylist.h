// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/keyedrows.h"

namespace runglass {

/// A RowSet that is a list of keys: four bytes each as long as they fit.
class KeyList final : public KeyedRows
{
public:
    enum class Of { Runs, Logs };

    KeyList(Of of, const std::vector<RecordKey> &keys, ChangeSequence sequence);

    Of of() const { return m_of; }
    std::int64_t size() const override;
    RecordKey keyAt(std::int64_t position) const override;
    std::optional<std::int64_t> positionOf(RecordKey key) const override;
    ChangeSequence sequence() const override { return m_sequence; }

private:
    Of m_of;
    ChangeSequence m_sequence;
    std::vector<std::uint32_t> m_narrow;
    std::vector<RecordKey> m_wide; ///< instead of m_narrow, when one key needs it
};

} // namespace runglass
