// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/linelayouts.h"

#include "common/theme.h"
#include "json/linesource.h"

namespace runglass {

namespace {

constexpr int mostLayouts = 400;

ColorRole colorOf(LineRole role)
{
    switch (role) {
    case LineRole::Key:
        return ColorRole::JsonKey;
    case LineRole::String:
        return ColorRole::JsonString;
    case LineRole::Number:
        return ColorRole::JsonNumber;
    case LineRole::Escape:
        return ColorRole::Warning;
    case LineRole::Note:
        return ColorRole::MutedText;
    case LineRole::Plain:
        break;
    }
    return ColorRole::Text;
}

QList<QTextLayout::FormatRange> formatsOf(const ShownLine &line, const LineLayouts::Look &look)
{
    QList<QTextLayout::FormatRange> formats;
    const auto add = [&formats](const TextStretch &at, const QTextCharFormat &format) {
        formats.append({static_cast<int>(at.begin), static_cast<int>(at.length), format});
    };
    for (const ShownLine::Span &span : line.spans) {
        QTextCharFormat format;
        format.setForeground(color(look.palette, colorOf(span.role)));
        add(span.at, format);
    }
    for (const ShownLine::Hit &hit : line.hits) {
        const bool isCurrent = look.currentHit == hit.index;
        QTextCharFormat format;
        // On a tinted ground there is no other tint; there it is what differs in the line.
        if (line.tone != LineTone::Plain) {
            format.setFontWeight(QFont::Bold);
            format.setFontUnderline(true);
        } else {
            format.setBackground(
                color(look.palette, isCurrent ? ColorRole::Accent : ColorRole::WarningGround));
            format.setForeground(color(look.palette, isCurrent ? ColorRole::AccentText : ColorRole::Warning));
        }
        add(hit.at, format);
    }
    if (line.tone == LineTone::Heading) {
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        add({0, line.text.size()}, format);
    }
    return formats;
}

} // namespace

void LineLayouts::setLook(const Look &look)
{
    m_look = look;
    clear();
}

std::unique_ptr<LineLayout> LineLayouts::make(ShownLine line) const
{
    auto made = std::make_unique<LineLayout>();
    made->left = m_look.margin + m_look.indent * line.depth;
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(m_look.width > 0 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    made->text.setTextOption(option);
    made->text.setFont(m_look.font);
    made->text.setText(line.text);
    made->text.setFormats(formatsOf(line, m_look));
    made->line = std::move(line);

    // Deeply indented lines keep some room, further lines stand in a little.
    const qreal room = std::max<qreal>(m_look.width - made->left, 12 * m_look.indent);
    const qreal furtherIndent = m_look.indent;
    made->text.beginLayout();
    for (QTextLine part = made->text.createLine(); part.isValid(); part = made->text.createLine()) {
        const qreal indent = made->height > 0 ? furtherIndent : 0;
        part.setLineWidth(m_look.width > 0 ? room - indent : 1e6);
        part.setPosition({indent, made->height + (m_look.lineHeight - part.height()) / 2});
        made->height += m_look.lineHeight;
        made->width = std::max(made->width, indent + part.naturalTextWidth());
    }
    made->text.endLayout();
    made->height = std::max(made->height, m_look.lineHeight);
    return made;
}

const LineLayout &LineLayouts::layout(const LineSource &source, qsizetype row)
{
    auto found = m_layouts.find(row);
    if (found == m_layouts.end()) {
        if (m_layouts.size() >= mostLayouts)
            m_layouts.clear();
        found = m_layouts.insert(row, std::shared_ptr<const LineLayout>(make(source.line(row))));
    }
    return **found;
}

} // namespace runglass
