// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/changenotice.h"

#include <optional>

namespace runglass {

/// Joins the notices of several commits into one that says the same. A value without a thread of its own.
class NoticeJoiner
{
public:
    void add(const ChangeNotice &notice);
    /// What was added since the last call; nothing when that is nothing.
    std::optional<ChangeNotice> take();
    bool isEmpty() const { return !m_joined; }

private:
    std::optional<ChangeNotice> m_joined;
};

} // namespace runglass
