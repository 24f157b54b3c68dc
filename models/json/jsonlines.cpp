// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonlines.h"

#include "json/jsonstring.h"
#include "json/linewriter.h"

#include <QLocale>

#include <algorithm>

namespace runglass {

namespace {

using Marks = std::vector<LineWriter::Mark>;

QLatin1String latin(const char *text)
{
    return QLatin1String(text);
}

/// The hits in a key or value of the outermost document, those that begin in [from, to), from `from` on.
Marks marksIn(std::span<const JsonHit> hits, JsonNodeId node, bool inKey, std::size_t from, std::size_t to)
{
    // Hits ascend by node, those in the key first.
    const auto begin = std::partition_point(hits.begin(), hits.end(), [&](const JsonHit &hit) {
        return hit.node != node ? hit.node < node : hit.inKey && !inKey;
    });
    Marks marks;
    for (auto hit = begin; hit != hits.end() && hit->node == node && hit->inKey == inKey && hit->begin < to;
         ++hit) {
        const std::size_t end = std::min<std::size_t>(std::size_t(hit->begin) + hit->length, to);
        const std::size_t start = std::max<std::size_t>(hit->begin, from);
        if (start < end)
            marks.push_back({{start - from, end - start}, static_cast<std::size_t>(hit - hits.begin())});
    }
    return marks;
}

/// What has been opened at a row.
struct Opened
{
    bool container = false;
    const OpenString *string = nullptr;
    bool isUnfolded = false;
};

/// One line being made.
class Line
{
public:
    Line(const JsonRows &rows, std::size_t row, JsonStyle style, std::span<const JsonHit> hits)
        : Line(rows.documentOf(rows[row]), rows[row],
               {rows.isOpen(row), rows.openString(rows[row]), rows.isUnfolded(row)}, style,
               rows[row].document == 0 ? hits : std::span<const JsonHit>())
    {
        m_line.depth = rows.depth(row, JsonLineBuilder::deepest);
    }
    Line(const JsonDocument &document, const JsonRow &row, const Opened &opened, JsonStyle style,
         std::span<const JsonHit> hits = {})
        : m_row(row)
        , m_document(document)
        , m_opened(opened)
        , m_style(style)
        , m_hits(hits)
        , m_write(m_line)
    {
    }

    ShownLine make();

private:
    bool isText() const { return m_style == JsonStyle::Text; }
    void key(JsonNodeId node);
    void value();
    void openedContainer();
    void closedContainer();
    void string();
    void furtherLine();
    void preview();
    void previewOf(JsonNodeId node);
    void comma();
    void note(const QString &text) { m_write.add(text, LineRole::Note); }

    const JsonRow m_row;
    const JsonDocument &m_document;
    const Opened m_opened;
    const JsonStyle m_style;
    const std::span<const JsonHit> m_hits;
    ShownLine m_line;
    LineWriter m_write;
};

ShownLine Line::make()
{
    if (m_row.isClosing()) {
        m_write.add(latin(m_document.isObject(m_row.node) ? "}" : "]"), LineRole::Plain);
        comma();
    } else if (m_row.isFurtherLine()) {
        ++m_line.depth;
        furtherLine();
    } else {
        key(m_row.node);
        value();
    }
    return std::move(m_line);
}

void Line::key(JsonNodeId node)
{
    constexpr std::size_t longestKey = 200;
    if (m_document.hasKey(node)) {
        std::string decoded;
        const bool whole = appendDecodedJson(m_document.keySource(node), decoded, longestKey);
        const Marks marks = marksIn(m_hits, node, true, 0, decoded.size());
        if (isText())
            m_write.add(latin("\""), LineRole::Key);
        m_write.addForeign(decoded, LineRole::Key, isText() ? EscapeStyle::Json : EscapeStyle::Text, marks);
        if (!whole)
            m_write.add(QStringView(u"…"), LineRole::Note);
        if (isText())
            m_write.add(latin("\""), LineRole::Key);
        m_write.add(latin(": "), LineRole::Plain);
    } else if (!isText() && m_document.parent(node) != noJsonNode) {
        note(QString::number(m_document.position(node)));
        m_write.add(latin(": "), LineRole::Note);
    }
}

void Line::value()
{
    const JsonNodeId node = m_row.node;
    if (m_document.hasChildren(node)) {
        if (m_opened.container)
            openedContainer();
        else
            closedContainer();
        return;
    }
    if (m_document.isContainer(node)) {
        m_write.add(latin(m_document.isObject(node) ? "{}" : "[]"), LineRole::Plain);
    } else if (m_document.kind(node) == JsonKind::String) {
        string();
        return;
    } else {
        const std::string_view source = m_document.source(node);
        // Numbers can be of any length, and are shown as sent.
        const std::string_view part = source.substr(0, 2000);
        m_write.addForeign(part, LineRole::Number, EscapeStyle::Text,
                           marksIn(m_hits, node, false, 0, part.size()));
        if (part.size() < source.size())
            m_write.add(QStringView(u"…"), LineRole::Note);
    }
    comma();
}

void Line::openedContainer()
{
    m_line.fold = ShownLine::Fold::Open;
    const QString count = QString::number(m_document.count(m_row.node));
    const bool object = m_document.isObject(m_row.node);
    if (!isText()) {
        note(object ? QLatin1Char('{') + count + QLatin1Char('}')
                    : QLatin1Char('[') + count + QLatin1Char(']'));
        return;
    }
    m_write.add(latin(object ? "{" : "["), LineRole::Plain);
    if (!object)
        note(QLatin1Char(' ') + count);
}

void Line::closedContainer()
{
    m_line.fold = ShownLine::Fold::Closed;
    const bool object = m_document.isObject(m_row.node);
    const QString count = QString::number(m_document.count(m_row.node));
    if (!isText())
        note((object ? QLatin1Char('{') + count + QLatin1Char('}')
                     : QLatin1Char('[') + count + QLatin1Char(']')) +
             QLatin1Char(' '));
    else if (!object)
        note(count + QLatin1Char(' '));
    preview();
    if (isText())
        comma();
}

/// The first values of what is closed, as far as a glance takes them in.
void Line::preview()
{
    constexpr qsizetype glance = 72;
    const bool object = m_document.isObject(m_row.node);
    m_write.add(latin(object ? "{ " : "[ "), LineRole::Plain);
    const qsizetype begin = m_write.size();
    JsonNodeId child = m_document.firstChild(m_row.node);
    for (bool isFirst = true; child != noJsonNode && (isFirst || m_write.size() - begin < glance / 2);
         child = m_document.nextSibling(child)) {
        if (!isFirst)
            m_write.add(latin(", "), LineRole::Plain);
        isFirst = false;
        previewOf(child);
    }
    if (child != noJsonNode)
        m_write.add(QStringView(u", …"), LineRole::Note);
    m_write.add(latin(object ? " }" : " ]"), LineRole::Plain);
}

void Line::previewOf(JsonNodeId node)
{
    constexpr std::size_t part = 24;
    const auto quoted = [&](std::string_view raw, LineRole role, bool quotes) {
        std::string decoded;
        const bool whole = appendDecodedJson(raw, decoded, part);
        if (quotes)
            m_write.add(latin("\""), role);
        m_write.addForeign(decoded, role, isText() ? EscapeStyle::Json : EscapeStyle::Text);
        if (!whole)
            m_write.add(QStringView(u"…"), LineRole::Note);
        if (quotes)
            m_write.add(latin("\""), role);
    };
    if (m_document.hasKey(node)) {
        quoted(m_document.keySource(node), LineRole::Key, isText());
        m_write.add(latin(": "), LineRole::Plain);
    }
    switch (m_document.kind(node)) {
    case JsonKind::Object:
        m_write.add(QStringView(m_document.hasChildren(node) ? u"{…}" : u"{}"), LineRole::Plain);
        break;
    case JsonKind::Array:
        m_write.add(QStringView(m_document.hasChildren(node) ? u"[…]" : u"[]"), LineRole::Plain);
        break;
    case JsonKind::String:
        quoted(m_document.stringSource(node), LineRole::String, true);
        break;
    default:
        m_write.addForeign(m_document.source(node).substr(0, part), LineRole::Number, EscapeStyle::Text);
        break;
    }
}

void Line::string()
{
    const std::string_view raw = m_document.stringSource(m_row.node);
    m_write.add(latin("\""), LineRole::String);
    if (const OpenString *open = m_opened.string) {
        m_line.fold = ShownLine::Fold::Open;
        const std::string_view text = open->line(0);
        m_write.addForeign(text, LineRole::String, EscapeStyle::Json,
                           marksIn(m_hits, m_row.node, false, 0, text.size()));
        if (open->lines.size() > 1)
            return;
        m_write.add(latin("\""), LineRole::String);
        comma();
        return;
    }
    std::string decoded;
    const bool whole = appendDecodedJson(raw, decoded, JsonLineBuilder::shortened);
    m_write.addForeign(decoded, LineRole::String, EscapeStyle::Json,
                       marksIn(m_hits, m_row.node, false, 0, decoded.size()));
    if (!whole)
        m_write.add(QStringView(u"…"), LineRole::Note);
    m_write.add(latin("\""), LineRole::String);
    comma();
    if (m_opened.isUnfolded) {
        m_line.fold = ShownLine::Fold::Open;
        note(QStringLiteral("  ") + JsonLineBuilder::tr("unfolded below"));
    } else if (!whole) {
        m_line.fold = ShownLine::Fold::Closed;
        note(QStringLiteral("  ") + QLocale().formattedDataSize(static_cast<qint64>(raw.size()), 1,
                                                                QLocale::DataSizeTraditionalFormat));
    }
    if (m_document.mayHoldJson(m_row.node) && !m_opened.isUnfolded) {
        m_line.fold = ShownLine::Fold::Closed;
        note(QStringLiteral("  ") + JsonLineBuilder::tr("holds JSON"));
    }
}

void Line::furtherLine()
{
    const OpenString &open = *m_opened.string;
    const std::size_t begin = open.lines.begin(m_row.part);
    const std::size_t end = open.lines.end(m_row.part);
    m_write.addForeign(open.line(m_row.part), LineRole::String, EscapeStyle::Json,
                       marksIn(m_hits, m_row.node, false, begin, end));
    if (std::size_t(m_row.part) + 1 < open.lines.size())
        return;
    if (open.lines.isCut())
        note(QStringLiteral("… ") + JsonLineBuilder::tr("and more lines; copy the value to have all"));
    m_write.add(latin("\""), LineRole::String);
    comma();
}

void Line::comma()
{
    if (isText() && !m_document.isLastChild(m_row.node))
        m_write.add(latin(","), LineRole::Plain);
}

} // namespace

ShownLine JsonLineBuilder::line(const JsonRows &rows, std::size_t row, std::span<const JsonHit> hits) const
{
    return Line(rows, row, m_style, hits).make();
}

ShownLine JsonLineBuilder::line(const JsonDocument &document, JsonNodeId node, bool isOpen) const
{
    return Line(document, {node, 0, 0}, {isOpen, nullptr, false}, m_style).make();
}

bool isLongString(const JsonDocument &document, JsonNodeId node)
{
    return document.kind(node) == JsonKind::String &&
           document.stringSource(node).size() > JsonLineBuilder::shortened;
}

std::size_t lineOfHit(const JsonRows &rows, const JsonHit &hit)
{
    const OpenString *open = hit.inKey ? nullptr : rows.openString({hit.node, 0, 0});
    return open ? open->lines.pieceAt(hit.begin) : 0;
}

} // namespace runglass
