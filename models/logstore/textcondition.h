// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "logstore/logcondition.h"

namespace runglass {

/// A condition on the messages, by scans of the whole block where that is faster than looking at each.
class MessageIs final : public LogCondition
{
public:
    explicit MessageIs(TextPredicate predicate);

    Verdict judge(const LogSegment &) const override { return Verdict::Some; }
    bool narrow(SegmentReader &reader, EntryBits bits) const override;
    double cost() const override { return m_cost; }

private:
    TextPredicate m_predicate;
    double m_cost;
};

/// A condition on the log ids.
class LogIdIs final : public LogCondition
{
public:
    explicit LogIdIs(TextPredicate predicate);

    Verdict judge(const LogSegment &) const override { return Verdict::Some; }
    bool narrow(SegmentReader &reader, EntryBits bits) const override;
    double cost() const override { return 40; }

private:
    bool narrowByEquality(SegmentReader &reader, EntryBits bits) const;

    TextPredicate m_predicate;
};

} // namespace runglass
