// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/errorlines.h"

#include <QCoreApplication>

namespace runglass {

namespace {

constexpr std::size_t mostLines = 5000;
constexpr std::size_t longestHeadline = 600;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ErrorLines)
};

/// The last `limit` bytes, not beginning within a character.
std::string_view endOf(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit)
        return text;
    text.remove_prefix(text.size() - limit);
    while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0) == 0x80)
        text.remove_prefix(1);
    return text;
}

} // namespace

ErrorLines::ErrorLines(std::string_view text)
{
    AnsiReader reader(text);
    AnsiLine line;
    while (m_lines.size() < mostLines && reader.next(line))
        m_lines.push_back(std::move(line));
    if (reader.position() < text.size()) {
        m_isCut = true;
        AnsiLine last;
        last.text = Texts::tr("… it goes on. Copy it to have all of it.");
        m_lines.push_back(std::move(last));
    }
}

ShownLine ErrorLines::line(qsizetype row) const
{
    const AnsiLine &line = m_lines[static_cast<std::size_t>(row)];
    ShownLine shown;
    shown.text = line.text;
    const bool isNote = m_isCut && row + 1 == lineCount();
    qsizetype at = 0;
    const auto add = [&shown](qsizetype begin, qsizetype end, LineRole role) {
        if (begin < end)
            shown.spans.push_back({{begin, end - begin}, role});
    };
    for (const TextStretch &one : line.escapes) {
        add(at, one.begin, LineRole::Plain);
        add(one.begin, one.begin + one.length, LineRole::Escape);
        at = one.begin + one.length;
    }
    add(at, line.text.size(), isNote ? LineRole::Note : LineRole::Plain);
    return shown;
}

QString errorHeadline(std::string_view text)
{
    const bool isTraceback =
        text.substr(0, 64).find("Traceback (most recent call last)") != std::string_view::npos;
    if (!isTraceback)
        return ansiFirstLine(text, longestHeadline).line.text.trimmed();
    QString headline;
    AnsiReader reader(endOf(text, longestHeadline));
    AnsiLine line;
    // Lines that are indented belong to what stands before them.
    while (reader.next(line)) {
        if (!line.text.isEmpty() && !line.text.at(0).isSpace())
            headline = line.text;
    }
    return headline.trimmed();
}

} // namespace runglass
