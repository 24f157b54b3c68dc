// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "logstore/logcondition.h"

#include "logstore/entrybits.h"
#include "logstore/textcondition.h"
#include "segments/keyfilter.h"

#include <algorithm>

namespace runglass {

namespace {

class LevelIn final : public LogCondition
{
public:
    explicit LevelIn(LogLevels levels)
        : m_levels(levels)
    {
    }

    Verdict judge(const LogSegment &segment) const override
    {
        std::uint32_t passing = 0;
        for (std::size_t level = 0; level < logLevelCount; ++level)
            passing += m_levels[level] ? segment.info().levels[level] : 0;
        return passing == 0 ? Verdict::None : passing == segment.info().count ? Verdict::All : Verdict::Some;
    }
    bool narrow(SegmentReader &reader, EntryBits bits) const override
    {
        const auto levels = reader.levels();
        if (levels.empty())
            return false;
        const auto mask = static_cast<std::uint32_t>(m_levels.to_ulong());
        entrybits::keepWhere(bits, levels.size(),
                             [&](std::size_t i) { return (mask >> levels[i] & 1U) != 0; });
        return true;
    }
    double cost() const override { return 4; }

private:
    LogLevels m_levels;
};

class RunIs final : public LogCondition
{
public:
    explicit RunIs(std::int64_t run)
        : m_run(run)
    {
    }

    Verdict judge(const LogSegment &segment) const override
    {
        const SegmentInfo &info = segment.info();
        if (m_run < info.firstRun || m_run > info.lastRun)
            return Verdict::None;
        if (info.firstRun == info.lastRun)
            return Verdict::All;
        return mayContain(segment.runFilter(), m_run) ? Verdict::Some : Verdict::None;
    }
    bool narrow(SegmentReader &reader, EntryBits bits) const override
    {
        const auto code = reader.view().runCode(m_run);
        if (!code) {
            entrybits::clear(bits);
            return true;
        }
        const auto codes = reader.runCodes();
        if (codes.empty())
            return false;
        entrybits::keepWhere(bits, codes.size(), [&](std::size_t i) { return codes[i] == *code; });
        return true;
    }
    double cost() const override { return 5; }

private:
    std::int64_t m_run;
};

class RunIn final : public LogCondition
{
public:
    explicit RunIn(std::shared_ptr<const Bitmap> runs)
        : m_runs(std::move(runs))
    {
    }

    Verdict judge(const LogSegment &segment) const override
    {
        const SegmentInfo &info = segment.info();
        const auto next = m_runs->next(static_cast<std::size_t>(std::max<std::int64_t>(info.firstRun, 0)));
        if (!next || static_cast<std::int64_t>(*next) > info.lastRun)
            return Verdict::None;
        return info.firstRun == info.lastRun ? Verdict::All : Verdict::Some;
    }
    bool narrow(SegmentReader &reader, EntryBits bits) const override
    {
        std::vector<std::uint8_t> passes;
        for (const std::int64_t run : reader.runs())
            passes.push_back(contains(run));
        const auto passing = static_cast<std::size_t>(std::count(passes.begin(), passes.end(), 1));
        if (passing == passes.size())
            return true;
        if (passing == 0) {
            entrybits::clear(bits);
            return true;
        }
        const auto codes = reader.runCodes();
        if (codes.empty())
            return false;
        entrybits::keepWhere(bits, codes.size(), [&](std::size_t i) { return passes[codes[i]] != 0; });
        return true;
    }
    double cost() const override { return 6; }

private:
    bool contains(std::int64_t run) const
    {
        const auto key = static_cast<std::size_t>(run);
        return run >= 0 && key < m_runs->size() && m_runs->test(key);
    }

    std::shared_ptr<const Bitmap> m_runs;
};

class Complement final : public LogCondition
{
public:
    explicit Complement(LogConditionPointer condition)
        : m_condition(std::move(condition))
    {
    }

    Verdict judge(const LogSegment &segment) const override
    {
        switch (m_condition->judge(segment)) {
        case Verdict::None:
            return Verdict::All;
        case Verdict::All:
            return Verdict::None;
        case Verdict::Some:
            break;
        }
        return Verdict::Some;
    }
    bool narrow(SegmentReader &reader, EntryBits bits) const override
    {
        std::vector<std::uint64_t> inner(bits.begin(), bits.end());
        if (!m_condition->narrow(reader, inner))
            return false;
        for (std::size_t word = 0; word < bits.size(); ++word)
            bits[word] &= ~inner[word];
        return true;
    }
    double cost() const override { return m_condition->cost(); }

private:
    LogConditionPointer m_condition;
};

/// Conditions, the cheapest first.
class Several : public LogCondition
{
public:
    explicit Several(std::vector<LogConditionPointer> conditions)
        : m_conditions(std::move(conditions))
    {
        std::stable_sort(m_conditions.begin(), m_conditions.end(),
                         [](const auto &a, const auto &b) { return a->cost() < b->cost(); });
    }

    double cost() const override
    {
        double sum = 0;
        for (const auto &condition : m_conditions)
            sum += condition->cost();
        return sum;
    }

protected:
    /// What of the conditions' verdicts decides alone, if one of them has it.
    Verdict judgeBy(const LogSegment &segment, Verdict deciding, Verdict other) const
    {
        bool allOther = true;
        for (const auto &condition : m_conditions) {
            const Verdict verdict = condition->judge(segment);
            if (verdict == deciding)
                return deciding;
            allOther = allOther && verdict == other;
        }
        return allOther ? other : Verdict::Some;
    }
    const std::vector<LogConditionPointer> &conditions() const { return m_conditions; }

private:
    std::vector<LogConditionPointer> m_conditions;
};

class AllOf final : public Several
{
public:
    using Several::Several;

    Verdict judge(const LogSegment &segment) const override
    {
        return judgeBy(segment, Verdict::None, Verdict::All);
    }
    bool narrow(SegmentReader &reader, EntryBits bits) const override
    {
        for (const auto &condition : conditions()) {
            if (!entrybits::any(bits))
                break;
            if (!applyCondition(*condition, reader, bits))
                return false;
        }
        return true;
    }
};

class AnyOf final : public Several
{
public:
    using Several::Several;

    Verdict judge(const LogSegment &segment) const override
    {
        return judgeBy(segment, Verdict::All, Verdict::None);
    }
    bool narrow(SegmentReader &reader, EntryBits bits) const override
    {
        // `bits` becomes those that nothing has accepted yet.
        std::vector<std::uint64_t> accepted(bits.size(), 0);
        for (const auto &condition : conditions()) {
            if (!entrybits::any(bits))
                break;
            std::vector<std::uint64_t> inner(bits.begin(), bits.end());
            if (!applyCondition(*condition, reader, inner))
                return false;
            for (std::size_t word = 0; word < bits.size(); ++word) {
                accepted[word] |= inner[word];
                bits[word] &= ~inner[word];
            }
        }
        std::copy(accepted.begin(), accepted.end(), bits.begin());
        return true;
    }
};

} // namespace

bool applyCondition(const LogCondition &condition, SegmentReader &reader, EntryBits bits)
{
    switch (condition.judge(*reader.segment())) {
    case LogCondition::Verdict::None:
        entrybits::clear(bits);
        return true;
    case LogCondition::Verdict::All:
        return true;
    case LogCondition::Verdict::Some:
        break;
    }
    return condition.narrow(reader, bits);
}

namespace logcondition {

LogConditionPointer levelIn(LogLevels levels)
{
    return std::make_shared<const LevelIn>(levels);
}

LogConditionPointer messageIs(TextPredicate predicate)
{
    return std::make_shared<const MessageIs>(std::move(predicate));
}

LogConditionPointer idIs(TextPredicate predicate)
{
    return std::make_shared<const LogIdIs>(std::move(predicate));
}

LogConditionPointer runIs(std::int64_t run)
{
    return std::make_shared<const RunIs>(run);
}

LogConditionPointer runIn(std::shared_ptr<const Bitmap> runs)
{
    return std::make_shared<const RunIn>(std::move(runs));
}

LogConditionPointer complementOf(LogConditionPointer condition)
{
    return std::make_shared<const Complement>(std::move(condition));
}

LogConditionPointer allOf(std::vector<LogConditionPointer> conditions)
{
    return std::make_shared<const AllOf>(std::move(conditions));
}

LogConditionPointer anyOf(std::vector<LogConditionPointer> conditions)
{
    return std::make_shared<const AnyOf>(std::move(conditions));
}

} // namespace logcondition

} // namespace runglass
