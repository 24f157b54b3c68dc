// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/runlogrow.h"

#include "tables/displaytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace runglass {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::RunLogRow)
};

/// Of an opened entry; a longer one can be copied, and says so.
constexpr std::size_t mostBytes = 256 * 1024;

/// Characters of East Asian scripts and emoji take two places of a fixed font.
int placesOf(QChar c)
{
    const char16_t u = c.unicode();
    const bool isWide = (u >= 0x1100 && u <= 0x115F) || (u >= 0x2E80 && u <= 0xA4CF) ||
                        (u >= 0xAC00 && u <= 0xD7A3) || (u >= 0xF900 && u <= 0xFAFF) ||
                        (u >= 0xFE30 && u <= 0xFE6F) || (u >= 0xFF00 && u <= 0xFF60);
    return isWide ? 2 : 1;
}

/// How much of a line fits, at a blank where there is one in the second half.
qsizetype fitting(const QString &text, qsizetype begin, int width)
{
    qsizetype end = begin;
    qsizetype blank = -1;
    for (int used = 0; end < text.size(); ++end) {
        used += placesOf(text[end]);
        if (used > width)
            break;
        if (text[end] == QLatin1Char(' ') && used > width / 2)
            blank = end + 1;
    }
    if (end == text.size())
        return end - begin;
    if (blank > 0)
        return blank - begin;
    // Not between the halves of a surrogate pair.
    if (end > begin + 1 && text[end].isLowSurrogate())
        --end;
    return std::max<qsizetype>(end - begin, 1);
}

AnsiLine plainLine(const QString &text)
{
    AnsiLine line;
    line.text = text;
    return line;
}

void addWrapped(std::vector<RunLogRow> &rows, const AnsiLine &line, RunLogRow::Part part, int width)
{
    qsizetype at = 0;
    do {
        const qsizetype length = fitting(line.text, at, width);
        rows.push_back({part, length == line.text.size() ? line : line.part(at, length), 0, true});
        at += length;
    } while (at < line.text.size());
}

} // namespace

std::vector<RunLogRow> openedRows(const LogEntry &entry, int width, const DisplayValues &values)
{
    std::vector<RunLogRow> rows;
    using Part = RunLogRow::Part;
    const std::string_view text = entry.message;
    std::string_view looked = text.substr(0, mostBytes);
    while (looked.size() < text.size() && (static_cast<unsigned char>(text[looked.size()]) & 0xC0) == 0x80)
        looked.remove_suffix(1);
    AnsiReader reader(looked);
    AnsiLine line;
    while (reader.next(line))
        addWrapped(rows, line, Part::Line, width);
    if (rows.empty())
        rows.push_back({Part::Line, {}, 0, true});
    rows.front().part = Part::Entry;
    if (looked.size() < text.size()) {
        const QString rest = values.locale().formattedDataSize(
            static_cast<qint64>(text.size() - looked.size()), 1, QLocale::DataSizeTraditionalFormat);
        addWrapped(rows, plainLine(Texts::tr("… %1 more. Copy the message to have all of it.").arg(rest)),
                   Part::Note, width);
    }
    addWrapped(rows, plainLine(Texts::tr("Log ID %1").arg(visibleText(entry.id))), Part::Note, width);
    constexpr std::size_t mostAttributes = 16 * 1024;
    if (!entry.attributes.empty())
        addWrapped(rows,
                   plainLine(Texts::tr("Attributes %1").arg(displayLine(entry.attributes, mostAttributes))),
                   Part::Note, width);
    return rows;
}

QString offsetText(Micros sinceStart)
{
    constexpr Micros ms = 1000;
    const QChar sign = sinceStart < 0 ? QChar(0x2212) : QLatin1Char('+');
    const Micros all = (sinceStart < 0 ? -sinceStart : sinceStart) / ms;
    const auto padded = [](Micros number, int digits) {
        return QString::number(number).rightJustified(digits, QLatin1Char('0'));
    };
    const Micros hours = all / 3'600'000;
    const Micros minutes = all / 60'000 % 60;
    const Micros seconds = all / 1000 % 60;
    const QString rest = padded(all % 1000, 3);
    if (hours > 0)
        return QStringLiteral("%1%2:%3:%4.%5")
            .arg(sign)
            .arg(hours)
            .arg(padded(minutes, 2), padded(seconds, 2), rest);
    if (minutes > 0)
        return QStringLiteral("%1%2:%3.%4").arg(sign).arg(minutes).arg(padded(seconds, 2), rest);
    return Texts::tr("%1%2.%3 s").arg(sign).arg(seconds).arg(rest);
}

} // namespace runglass
