// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"

#include <string>

namespace runglass::generator {

/// Appends times as RFC 3339 in UTC with six fractional digits. Keeps the text of the last day, because
/// records come in time order: some 20 times as fast as formatRfc3339().
class FastTime
{
public:
    void append(Micros time, std::string &text);

private:
    std::int64_t m_day = -1;
    std::string m_date;
};

} // namespace runglass::generator
