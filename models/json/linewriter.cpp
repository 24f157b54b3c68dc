// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/linewriter.h"

namespace runglass {

namespace {

constexpr QChar isolate(0x2068);
constexpr QChar popIsolate(0x2069);

/// Whether a text may be written from right to left. Then it must not take what stands around it along.
bool mayRunLeft(QStringView text)
{
    constexpr char16_t firstRightToLeft = 0x0590;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].unicode() < firstRightToLeft)
            continue;
        char32_t code = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size())
            code = QChar::surrogateToUcs4(text[i], text[i + 1]);
        const QChar::Direction direction = QChar::direction(code);
        if (direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN)
            return true;
    }
    return false;
}

} // namespace

void LineWriter::addSpan(qsizetype begin, qsizetype length, LineRole role)
{
    if (length == 0)
        return;
    std::vector<ShownLine::Span> &spans = m_line.spans;
    if (!spans.empty() && spans.back().role == role &&
        spans.back().at.begin + spans.back().at.length == begin)
        spans.back().at.length += length;
    else
        spans.push_back({{begin, length}, role});
}

void LineWriter::add(QStringView text, LineRole role)
{
    addSpan(m_line.text.size(), text.size(), role);
    m_line.text += text;
}

void LineWriter::addForeign(std::string_view text, LineRole role, EscapeStyle style,
                            std::span<const Mark> marks)
{
    QString shown;
    VisibleText visible(shown, style);
    std::vector<ShownLine::Hit> hits;
    std::size_t done = 0;
    for (const Mark &mark : marks) {
        visible.append(text.substr(done, mark.range.begin - done));
        const qsizetype begin = shown.size();
        visible.append(text.substr(mark.range.begin, mark.range.length));
        hits.push_back({{begin, shown.size() - begin}, mark.index});
        done = mark.range.end();
    }
    visible.append(text.substr(done));

    const bool isolated = mayRunLeft(shown);
    if (isolated)
        add(QStringView(&isolate, 1), role);
    const qsizetype origin = m_line.text.size();
    for (ShownLine::Hit &hit : hits) {
        hit.at.begin += origin;
        m_line.hits.push_back(hit);
    }
    qsizetype at = 0;
    for (const TextStretch &escape : visible.escapes()) {
        addSpan(origin + at, escape.begin - at, role);
        addSpan(origin + escape.begin, escape.length, LineRole::Escape);
        at = escape.begin + escape.length;
    }
    addSpan(origin + at, shown.size() - at, role);
    m_line.text += shown;
    if (isolated)
        add(QStringView(&popIsolate, 1), role);
}

} // namespace runglass
