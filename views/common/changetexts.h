// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/timerange.h"
#include "tables/displayvalues.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace runglass {

/// How a card says what has become of its figure since the period before.
struct ChangeText
{
    enum class Tone { Plain, Better, Worse };

    QString text;    ///< with a sign and a word, so that it needs no colour; empty: nothing to compare with
    QString brief;   ///< the same for where there is little room
    QString details; ///< what the figure was, and when, in a sentence
    Tone tone = Tone::Plain;

    friend bool operator==(const ChangeText &, const ChangeText &) = default;
};

/// The texts for one selection: pure functions of what is known.
class ChangeTexts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ChangeTexts)

public:
    /// `range`: what is looked at; `preceding`: what it is compared with, nothing if nothing can be. Times
    /// are shown as `values` does it, with the year when it is another than now.
    ChangeTexts(const TimeRange &range, std::optional<TimeRange> preceding, const DisplayValues &values,
                Micros now);

    /// Milliseconds: longer is worse.
    ChangeText duration(std::optional<std::int64_t> now, std::optional<std::int64_t> before) const;
    /// Percent: more is worse.
    ChangeText rate(std::optional<double> now, std::optional<double> before) const;
    /// How many: neither is better.
    ChangeText count(std::optional<std::int64_t> now, std::optional<std::int64_t> before) const;

    /// "the week before"
    QString period() const;

private:
    ChangeText noData() const;
    /// `brief`: sign, by how much, and in which direction.
    ChangeText changed(const QString &brief, const QString &before, ChangeText::Tone tone) const;
    ChangeText same(const QString &before) const;
    QString details(const QString &before) const;

    TimeRange m_range;
    std::optional<TimeRange> m_preceding;
    const DisplayValues &m_values;
    Micros m_now;
};

} // namespace runglass
