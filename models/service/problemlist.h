// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runglass {

/// Problems of one answer, equal ones counted.
class ProblemList
{
public:
    ProblemList(std::string where, Micros now)
        : m_where(std::move(where))
        , m_now(now)
    {
    }

    void add(ProblemReport::Kind kind, std::string_view field, std::string_view why)
    {
        std::string detail(field);
        detail += ": ";
        detail += why;
        for (ProblemReport &report : m_reports) {
            if (report.kind == kind && report.detail == detail) {
                ++report.count;
                return;
            }
        }
        m_reports.push_back({kind, m_where, std::move(detail), 1, m_now});
    }

    std::vector<ProblemReport> take() { return std::move(m_reports); }

private:
    std::string m_where;
    Micros m_now;
    std::vector<ProblemReport> m_reports; // few: a detail names a field and a reason, never a value
};

} // namespace runglass
