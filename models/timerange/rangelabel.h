// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "timerange/rangechoice.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace runglass {

/// What a range is called, in the user's language.
class RangeLabel
{
    Q_DECLARE_TR_FUNCTIONS(runglass::RangeLabel)

public:
    /// Short, for a button: "Last 7 Days", "1 – 7 Nov", "1 Nov 09:30 – 7 Nov 12:00".
    static QString brief(const RangeChoice &choice, Micros now, const QTimeZone &zone, const QLocale &locale);
    /// From when to when it is, and how long: "Mon 16 Nov 2026 – Sun 22 Nov 2026, 7 days", with times where
    /// it is not whole days.
    static QString writtenOut(const RangeChoice &choice, Micros now, const QTimeZone &zone,
                              const QLocale &locale);

private:
    static QString period(RangeChoice::Period period);
    static QString rolling(Micros length, const QLocale &locale);
};

} // namespace runglass
