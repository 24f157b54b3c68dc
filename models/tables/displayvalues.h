// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"
#include "domain/run.h"
#include "domain/time.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <cstdint>

namespace runglass {

/// How numbers, times and labels are written for the user: in his language, with figures that line up.
class DisplayValues
{
    Q_DECLARE_TR_FUNCTIONS(runglass::DisplayValues)

public:
    explicit DisplayValues(QTimeZone zone = QTimeZone::systemTimeZone());

    const QTimeZone &zone() const { return m_zone; }
    const QLocale &locale() const { return m_locale; }

    QString count(std::int64_t number) const; ///< "12,408"
    QString
    duration(std::int64_t milliseconds) const;   ///< "248 ms", "3.70 s", "12.4 s", "2 min 05 s", "1 h 02 min"
    QString percent(double percent) const;       ///< "4.31 %"
    QString version(std::int64_t version) const; ///< "v38"
    QString time(Micros time,
                 Micros now) const;          ///< "22 Nov 14:59:46", with the year when it is another than now
    QString timeWithZone(Micros time) const; ///< "22 Nov 2026 14:59:46.123 (UTC+1)"
    QString date(Micros time, Micros now) const; ///< "22 Nov"
    QString zoneName(Micros at) const;           ///< "UTC", "UTC+1", "UTC−3:30"
    QString ago(Micros time, Micros now) const;  ///< "2 s ago"; the future counts as now

    static QString label(RunStatus status); ///< "Success", "Failed", "In Progress"; empty when unknown
    static QString label(LogLevel level);   ///< "Stdout", …

private:
    QTimeZone m_zone;
    QLocale m_locale;
};

} // namespace runglass
