// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/httpdate.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace runglass {

std::optional<Micros> parseHttpDate(const QByteArray &text)
{
    const QString trimmed = QString::fromLatin1(text.trimmed());
    QDateTime time = QLocale::c().toDateTime(trimmed, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!time.isValid())
        return {};
    time.setTimeSpec(Qt::UTC);
    return Micros{time.toSecsSinceEpoch()} * microsPerSecond;
}

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &text, Micros now)
{
    using std::chrono::milliseconds;
    constexpr milliseconds longest = std::chrono::hours(1);
    const QByteArray trimmed = text.trimmed();
    bool isNumber = false;
    const qlonglong seconds = trimmed.toLongLong(&isNumber);
    if (isNumber) {
        const qlonglong most = longest.count() / 1000;
        return milliseconds(std::clamp<qlonglong>(seconds, 0, most) * 1000);
    }
    const std::optional<Micros> when = parseHttpDate(trimmed);
    if (!when)
        return {};
    return std::clamp(milliseconds((*when - now) / microsPerMillisecond), milliseconds(0), longest);
}

} // namespace runglass
