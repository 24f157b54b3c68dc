// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "timerange/rangetext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <limits>

namespace runglass {

namespace {

struct RangeText
{
    Q_DECLARE_TR_FUNCTIONS(runglass::RangeText)
};

using Period = RangeChoice::Period;

struct Word
{
    QLatin1String text;
    Period period;
};

constexpr std::array periods{Word{QLatin1String("today"), Period::Today},
                             Word{QLatin1String("yesterday"), Period::Yesterday},
                             Word{QLatin1String("this week"), Period::ThisWeek},
                             Word{QLatin1String("this month"), Period::ThisMonth},
                             Word{QLatin1String("last month"), Period::LastMonth},
                             Word{QLatin1String("this year"), Period::ThisYear},
                             Word{QLatin1String("last year"), Period::LastYear}};

constexpr QLatin1String allTime("all time");
constexpr QLatin1String between(" .. ");

/// More days than this are no range anybody looks at, and dates end somewhere.
constexpr int mostDays = 36'500;

UserError unreadable(const QString &text)
{
    return {.message = RangeText::tr("“%1” is no time range.").arg(text),
            .reason = {},
            .help = RangeText::tr(
                "Write for example last 36h, last 10 days, 2026-11-01 .. 2026-11-07 12:00, or a "
                "single day.")};
}

std::optional<LocalMoment> momentFrom(const QString &text, bool *isDate)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{1,2}:\\d{2})(:\\d{2}(?:[.]\\d{1,3})?)?)?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    LocalMoment moment{QDate::fromString(match.captured(1), Qt::ISODate), QTime(0, 0)};
    *isDate = match.captured(2).isEmpty();
    if (!*isDate) {
        const QString hours = match.captured(2).rightJustified(5, QLatin1Char('0'));
        moment.time = QTime::fromString(hours + match.captured(3), Qt::ISODateWithMs);
    }
    if (!moment.date.isValid() || !moment.time.isValid())
        return {};
    return moment;
}

/// One end of a typed range.
struct End
{
    std::optional<LocalMoment> moment;
    bool isDate = false;
    std::optional<Micros> absolute;
};

Result<End> endFrom(const QString &text)
{
    End end;
    if (text.isEmpty())
        return end;
    end.moment = momentFrom(text, &end.isDate);
    if (!end.moment)
        end.absolute = parseRfc3339(text.toStdString());
    if (end.moment || end.absolute)
        return end;
    return UserError{.message = RangeText::tr("“%1” is no date or time.").arg(text),
                     .reason = {},
                     .help = RangeText::tr("Write 2026-11-07, or 2026-11-07 12:00.")};
}

UserError swapped(const QString &from, const QString &to)
{
    return {.message = RangeText::tr("The range ends before it begins."),
            .reason = {},
            .help = RangeText::tr("Write %1 .. %2.").arg(to, from)};
}

bool isAfter(const LocalMoment &a, const LocalMoment &b)
{
    return a.date > b.date || (a.date == b.date && a.time >= b.time);
}

Result<RangeChoice> joined(const QString &fromText, const QString &toText)
{
    auto from = endFrom(fromText);
    if (!from)
        return from.error();
    auto to = endFrom(toText);
    if (!to)
        return to.error();
    if (from->absolute || to->absolute) {
        if (from->moment || to->moment)
            return UserError{.message = RangeText::tr("Only one end of the range says its time zone."),
                             .reason = {},
                             .help = RangeText::tr("Give both an offset or Z, or none.")};
        const TimeRange all = TimeRange::all();
        const TimeRange range{from->absolute.value_or(all.from), to->absolute.value_or(all.to)};
        return range.isEmpty() ? Result<RangeChoice>(swapped(fromText, toText)) : RangeChoice{range};
    }
    if (!from->moment && !to->moment)
        return unreadable(QStringLiteral(".."));
    if (from->moment && to->moment && from->isDate && to->isDate) {
        if (from->moment->date > to->moment->date)
            return swapped(fromText, toText);
        return RangeChoice{RangeChoice::Days{from->moment->date, to->moment->date}};
    }
    // A day at the end of a range is inside it.
    if (to->moment && to->isDate)
        to->moment->date = to->moment->date.addDays(1);
    if (from->moment && to->moment && isAfter(*from->moment, *to->moment))
        return swapped(fromText, toText);
    return RangeChoice{RangeChoice::Moments{from->moment, to->moment}};
}

std::optional<RangeChoice> lengthBack(qint64 amount, const QString &unit)
{
    const auto rolling = [amount](Micros length) -> std::optional<RangeChoice> {
        if (amount > std::numeric_limits<Micros>::max() / 4 / length)
            return {};
        return RangeChoice{RangeChoice::Rolling{amount * length}};
    };
    const auto days = [amount](int length) -> std::optional<RangeChoice> {
        if (amount > mostDays / length)
            return {};
        const int count = static_cast<int>(amount) * length;
        return count == 1 ? RangeChoice{Period::Today} : RangeChoice{RangeChoice::LastDays{count}};
    };
    static const std::array<QLatin1String, 6> names{
        QLatin1String("s sec second seconds"), QLatin1String("m min mins minute minutes"),
        QLatin1String("h hour hours"),         QLatin1String("d day days"),
        QLatin1String("w week weeks"),         QLatin1String()};
    const auto is = [&unit](QLatin1String list) {
        return QString(list).split(QLatin1Char(' ')).contains(unit);
    };
    if (is(names[0]))
        return rolling(microsPerSecond);
    if (is(names[1]))
        return rolling(microsPerMinute);
    if (is(names[2]))
        return rolling(microsPerHour);
    if (is(names[3]))
        return days(1);
    if (is(names[4]))
        return days(7);
    return {};
}

std::optional<RangeChoice> lastFrom(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(?:last )?(\\d{1,9})? ?([a-z]+)$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    const QString number = match.captured(1);
    if (number.isEmpty() && !text.startsWith(QLatin1String("last ")))
        return {};
    const qint64 amount = number.isEmpty() ? 1 : number.toLongLong();
    return amount == 0 ? std::nullopt : lengthBack(amount, match.captured(2));
}

std::optional<RangeChoice> monthFrom(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{4})-(\\d{2})$"));
    const auto match = form.match(text);
    const QDate first(match.captured(1).toInt(), match.captured(2).toInt(), 1);
    if (!match.hasMatch() || !first.isValid())
        return {};
    return RangeChoice{RangeChoice::Days{first, first.addMonths(1).addDays(-1)}};
}

QString printed(const LocalMoment &moment)
{
    const QString date = moment.date.toString(Qt::ISODate);
    const bool whole = moment.time.msec() == 0;
    const QLatin1String form = whole && moment.time.second() == 0 ? QLatin1String("HH:mm")
                               : whole                            ? QLatin1String("HH:mm:ss")
                                                                  : QLatin1String("HH:mm:ss.zzz");
    return date + QLatin1Char(' ') + moment.time.toString(form);
}

QString printed(Micros length)
{
    if (length % microsPerHour == 0)
        return QStringLiteral("last %1 hours").arg(length / microsPerHour);
    if (length % microsPerMinute == 0)
        return QStringLiteral("last %1 minutes").arg(length / microsPerMinute);
    return QStringLiteral("last %1 seconds").arg(length / microsPerSecond);
}

struct Printer
{
    QString operator()(RangeChoice::AllTime) const { return allTime; }
    QString operator()(Period period) const
    {
        for (const Word &word : periods) {
            if (word.period == period)
                return word.text;
        }
        return {};
    }
    QString operator()(RangeChoice::LastDays days) const
    {
        return QStringLiteral("last %1 days").arg(days.count);
    }
    QString operator()(RangeChoice::Rolling rolling) const { return printed(rolling.length); }
    QString operator()(const RangeChoice::Days &days) const
    {
        const QString first = days.first.toString(Qt::ISODate);
        return days.first == days.last ? first : first + between + days.last.toString(Qt::ISODate);
    }
    QString operator()(const RangeChoice::Moments &moments) const
    {
        const QString from = moments.from ? printed(*moments.from) : QString();
        return (from + between + (moments.to ? printed(*moments.to) : QString())).trimmed();
    }
    QString operator()(const TimeRange &range) const
    {
        const TimeRange all = TimeRange::all();
        const auto text = [](Micros time) { return QString::fromStdString(formatRfc3339(time)); };
        const QString from = range.from == all.from ? QString() : text(range.from);
        return (from + between + (range.to == all.to ? QString() : text(range.to))).trimmed();
    }
};

} // namespace

QString printRange(const RangeChoice &choice)
{
    return std::visit(Printer(), choice.what);
}

Result<RangeChoice> parseRange(const QString &text)
{
    const QString typed = text.simplified();
    const QString folded = typed.toLower();
    if (folded == allTime || folded == QLatin1String("all"))
        return RangeChoice{RangeChoice::AllTime{}};
    for (const Word &word : periods) {
        if (folded == word.text)
            return RangeChoice{word.period};
    }
    if (auto last = lastFrom(folded))
        return *last;
    if (auto month = monthFrom(folded))
        return *month;
    static const QRegularExpression separator(
        QStringLiteral(" ?[.]{2,3} ?|(?:^| )(?:to|[-\u2013\u2014])(?: |$)"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = separator.match(typed);
    if (match.hasMatch())
        return joined(typed.left(match.capturedStart()), typed.mid(match.capturedEnd()));
    bool isDate = false;
    if (const auto moment = momentFrom(typed, &isDate); moment && isDate)
        return RangeChoice{RangeChoice::Days{moment->date, moment->date}};
    return unreadable(typed);
}

} // namespace runglass
