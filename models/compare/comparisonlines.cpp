// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/comparisonlines.h"

#include "compare/columntexts.h"
#include "compare/textdifference.h"
#include "tables/displaytext.h"
#include "json/jsonlines.h"
#include "json/jsonstring.h"
#include "json/linewriter.h"

#include <algorithm>
#include <cmath>

namespace runglass {

namespace {

using Kind = ComparisonRow::Kind;

constexpr std::size_t longestLine = 1024; // bytes of a text or message in one line

LineTone toneOf(DiffKind kind, bool isThere)
{
    if (!isThere)
        return LineTone::Absent;
    switch (kind) {
    case DiffKind::Added:
        return LineTone::Added;
    case DiffKind::Removed:
        return LineTone::Removed;
    case DiffKind::Changed:
        return LineTone::Changed;
    case DiffKind::Moved:
    case DiffKind::MovedAway:
        return LineTone::Moved;
    case DiffKind::Alike:
        return LineTone::Alike;
    case DiffKind::Equal:
    case DiffKind::Inside:
        break;
    }
    return LineTone::Plain;
}

const RecordDetails &recordOf(const Comparison &compared, Side side)
{
    return side == Side::Left ? *compared.left : *compared.right;
}

/// A text that differs from another, from shortly before the first place where it does, those places marked.
void addDifferent(LineWriter &write, std::string_view left, std::string_view right, Side side, LineRole role,
                  EscapeStyle style, std::size_t longest)
{
    constexpr std::size_t before = 40; // bytes shown before the difference in long texts
    const TextDifference difference = differenceOf(left, right);
    const std::vector<TextRange> &ranges = difference.of(side);
    std::string_view text = side == Side::Left ? left : right;
    const auto isInner = [&text](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
    };
    std::size_t begin = 0;
    if (text.size() > longest && !ranges.empty() && ranges.front().begin > before) {
        begin = ranges.front().begin - before;
        while (begin > 0 && isInner(begin))
            --begin;
        write.add(QStringView(u"…"), LineRole::Note);
    }
    std::size_t end = std::min(begin + longest, text.size());
    while (isInner(end))
        ++end;
    std::vector<LineWriter::Mark> marks;
    for (const TextRange &range : ranges) {
        const std::size_t rangeEnd = std::min(range.end(), end);
        if (range.begin < rangeEnd)
            marks.push_back({{range.begin - begin, rangeEnd - range.begin}, 0});
    }
    write.addForeign(text.substr(begin, end - begin), role, style, marks);
    if (end < text.size())
        write.add(QStringView(u"…"), LineRole::Note);
}

/// The value of a changed place, key and all.
void addChanged(ShownLine &line, const JsonDiff &diff, const JsonDifference &at, Side side)
{
    constexpr std::size_t looked = 256 * 1024; // bytes
    const JsonDocument &left = *diff.document(Side::Left);
    const JsonDocument &right = *diff.document(Side::Right);
    const JsonDocument &own = *diff.document(side);
    const JsonNodeId node = side == Side::Left ? at.left : at.right;
    const bool areStrings =
        left.kind(at.left) == JsonKind::String && right.kind(at.right) == JsonKind::String;
    if (!areStrings) {
        line = JsonLineBuilder(JsonStyle::Tree).line(own, node, false);
        return;
    }
    LineWriter write(line);
    if (own.hasKey(node)) {
        constexpr std::size_t longestKey = 200;
        std::string key;
        appendDecodedJson(own.keySource(node), key, longestKey);
        write.addForeign(key, LineRole::Key, EscapeStyle::Text);
        write.add(QStringView(u": "), LineRole::Plain);
    } else if (own.parent(node) != noJsonNode) {
        write.add(QString::number(own.position(node)) + QStringLiteral(": "), LineRole::Note);
    }
    std::string before;
    std::string after;
    appendDecodedJson(left.stringSource(at.left), before, looked);
    appendDecodedJson(right.stringSource(at.right), after, looked);
    write.add(QStringView(u"\""), LineRole::String);
    addDifferent(write, before, after, side, LineRole::String, EscapeStyle::Json, JsonLineBuilder::shortened);
    write.add(QStringView(u"\""), LineRole::String);
}

/// One line of a message, without its line break.
std::string_view lineOf(std::string_view message, std::uint32_t number)
{
    for (; number > 0; --number) {
        const std::size_t end = message.find('\n');
        if (end == std::string_view::npos)
            return {};
        message.remove_prefix(end + 1);
    }
    std::string_view line = message.substr(0, message.find('\n'));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

QString ComparisonLines::partName(ComparedPart part)
{
    switch (part) {
    case ComparedPart::Columns:
        return tr("Columns");
    case ComparedPart::Input:
        return tr("Input");
    case ComparedPart::Output:
        return tr("Output");
    case ComparedPart::Logs:
        break;
    }
    return tr("Logs");
}

QString ComparisonLines::countsText(const DiffCounts &counts)
{
    QStringList parts;
    const DisplayValues values;
    const auto add = [&](std::int64_t count, const QString &text) {
        if (count > 0)
            parts << text.arg(values.count(count));
    };
    add(counts.changed, tr("%1 changed"));
    add(counts.added, tr("%1 added"));
    add(counts.removed, tr("%1 removed"));
    add(counts.moved, tr("%1 moved"));
    return parts.isEmpty() ? tr("no differences") : parts.join(tr(", "));
}

ShownLine ComparisonLines::line(const ComparisonRows &rows, std::size_t index, Side side) const
{
    const ComparisonRow &row = rows[index];
    ShownLine line;
    switch (row.kind) {
    case Kind::Heading:
        heading(line, rows, row, side);
        break;
    case Kind::Note:
        note(line, rows, row, side);
        break;
    case Kind::Column:
        column(line, *rows.comparison(), row, side);
        break;
    case Kind::Place:
        place(line, rows, row, side);
        break;
    case Kind::Within:
        within(line, rows, row, side);
        break;
    case Kind::TextLine:
        textLine(line, rows, row, side);
        break;
    case Kind::Entry:
        entry(line, rows, row, side);
        break;
    case Kind::Further:
        further(line, rows, row, side);
        break;
    case Kind::EqualOnes:
        LineWriter(line).add(row.part == ComparedPart::Logs ? tr("… %1 equal or alike").arg(row.inner)
                                                            : tr("… %1 equal").arg(row.inner),
                             LineRole::Note);
        break;
    case Kind::More:
        LineWriter(line).add(tr("… more than can be shown here"), LineRole::Note);
        break;
    }
    line.depth = rows.depth(row, deepest);
    // What is not there can't be opened from there.
    const bool isThere = line.tone != LineTone::Absent;
    line.fold = !isThere || !rows.canOpen(row) ? ShownLine::Fold::None
                : rows.isOpen(row)             ? ShownLine::Fold::Open
                                               : ShownLine::Fold::Closed;
    return line;
}

void ComparisonLines::heading(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row,
                              Side side) const
{
    const Comparison &compared = *rows.comparison();
    line.tone = LineTone::Heading;
    LineWriter write(line);
    if (side == Side::Left) {
        write.add(partName(row.part), LineRole::Plain);
        return;
    }
    QString text;
    bool isComplete = true;
    switch (row.part) {
    case ComparedPart::Columns:
        text = countsText(compared.columnCounts());
        break;
    case ComparedPart::Input:
    case ComparedPart::Output: {
        const DocumentComparison &document = rows.document(row.part);
        if (document.state == DocumentComparison::State::NotHere)
            text = tr("not compared");
        else if (document.state == DocumentComparison::State::Nothing)
            text = tr("neither run has one");
        else
            text = countsText(document.counts());
        isComplete = document.text.isComplete;
        break;
    }
    case ComparedPart::Logs:
        text = compared.logs ? countsText(compared.logs->counts) : tr("not compared");
        isComplete = !compared.logs || compared.logs->isComplete;
        break;
    }
    if (!isComplete)
        text += tr("; too different to be aligned, in part compared line by line");
    write.add(text, LineRole::Note);
}

void ComparisonLines::note(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row,
                           Side side) const
{
    const Comparison &compared = *rows.comparison();
    LineWriter write(line);
    if (row.part == ComparedPart::Logs) {
        write.add(logsNote(recordOf(compared, side)), LineRole::Note);
        return;
    }
    write.add(documentNote(compared.document(side, row.part == ComparedPart::Output)), LineRole::Note);
}

void ComparisonLines::column(ShownLine &line, const Comparison &compared, const ComparisonRow &row,
                             Side side) const
{
    const ColumnDifference &difference = compared.columns[row.index];
    const QString value = columnText(difference.column, recordOf(compared, side), m_values);
    const bool isThere =
        side == Side::Left ? difference.kind != DiffKind::Added : difference.kind != DiffKind::Removed;
    line.tone = toneOf(difference.kind, isThere);
    LineWriter write(line);
    write.add(columnName(difference.column) + QStringLiteral(": "), LineRole::Key);
    write.addForeign(value.toStdString(), LineRole::Plain, EscapeStyle::Text);
    if (value.isEmpty())
        write.add(emptyColumnText(difference.column, recordOf(compared, side)), LineRole::Note);
    const QString delta = side == Side::Right ? deltaText(difference, *compared.left, m_values) : QString();
    if (!delta.isEmpty())
        write.add(QStringLiteral("   ") + delta, LineRole::Note);
}

void ComparisonLines::place(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row,
                            Side side) const
{
    const JsonDiff &diff = *rows.document(row.part).json;
    const JsonDifference &at = rows.place(row);
    const JsonNodeId node = side == Side::Left ? at.left : at.right;
    const auto moved = [&](const QString &text, Side other) {
        const JsonDocument &document = *diff.document(other);
        const JsonNodeId place = other == Side::Left ? at.left : at.right;
        LineWriter(line).add(text.arg(document.position(place)), LineRole::Note);
        line.tone = LineTone::Moved;
    };
    if (node == noJsonNode) {
        line.tone = LineTone::Absent;
        return;
    }
    // On the other side there is nothing in this place.
    if (at.kind == DiffKind::MovedAway && side == Side::Right)
        return moved(tr("moved to %1"), Side::Right);
    if (at.kind == DiffKind::Moved && side == Side::Left && at.end == row.index + 1)
        return moved(tr("moved from %1"), Side::Left);
    if (at.kind == DiffKind::Changed) {
        addChanged(line, diff, at, side);
    } else {
        line = JsonLineBuilder(JsonStyle::Tree).line(*diff.document(side), node, rows.isOpen(row));
    }
    line.tone = toneOf(at.kind, true);
    LineWriter write(line);
    if (at.kind == DiffKind::Alike && side == Side::Right)
        write.add(tr("   the same number, written otherwise"), LineRole::Note);
    if (at.isByPlace && side == Side::Right)
        write.add(tr("   too different to be aligned: compared place by place"), LineRole::Note);
}

void ComparisonLines::within(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row,
                             Side side) const
{
    const JsonDifference &at = rows.place(row);
    const bool isThere = side == Side::Left ? at.left != noJsonNode : at.right != noJsonNode;
    const bool isMovedAway = at.kind == DiffKind::Moved && side == Side::Left;
    if (isThere && !isMovedAway)
        line = JsonLineBuilder(JsonStyle::Tree).line(rows.innerDocument(row), row.inner, rows.isOpen(row));
    line.tone = isMovedAway ? LineTone::Absent : toneOf(at.kind, isThere);
}

void ComparisonLines::textLine(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row,
                               Side side) const
{
    const DocumentComparison &document = rows.document(row.part);
    const SequencePlace &at = document.text.places[row.index];
    const std::uint32_t own = side == Side::Left ? at.left : at.right;
    line.tone = toneOf(at.kind, own != SequencePlace::none);
    if (own == SequencePlace::none)
        return;
    const auto piece = [](const TextPieces &text, std::uint32_t index) {
        std::string_view shown = text.piece(index);
        if (shown.ends_with('\n'))
            shown.remove_suffix(1);
        return shown;
    };
    LineWriter write(line);
    if (at.kind == DiffKind::Changed)
        addDifferent(write, piece(*document.left, at.left), piece(*document.right, at.right), side,
                     LineRole::Plain, EscapeStyle::Page, longestLine);
    else
        write.addForeign(piece(side == Side::Left ? *document.left : *document.right, own), LineRole::Plain,
                         EscapeStyle::Page);
}

/// "+0.214 s": three digits, so that they stand below each other.
QString ComparisonLines::sinceStart(Micros time) const
{
    const double seconds = static_cast<double>(time) / 1e6;
    const QString sign = seconds < 0 ? QStringLiteral("−") : QStringLiteral("+");
    const QString text = sign + m_values.locale().toString(std::abs(seconds), 'f', 3) + QStringLiteral(" s");
    constexpr int width = 10;
    return text.rightJustified(width);
}

void ComparisonLines::entry(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row,
                            Side side) const
{
    const Comparison &compared = *rows.comparison();
    const SequencePlace &at = compared.logs->places[row.index];
    const std::uint32_t own = side == Side::Left ? at.left : at.right;
    line.tone = toneOf(at.kind, own != SequencePlace::none);
    if (own == SequencePlace::none)
        return;
    const RecordDetails &record = recordOf(compared, side);
    const LogEntry &logged = (*record.logs)[own].entry;
    constexpr int levelWidth = 9;
    LineWriter write(line);
    write.add(sinceStart(logged.time - record.run.executedAt) + QStringLiteral("  "), LineRole::Note);
    write.add(DisplayValues::label(logged.level).leftJustified(levelWidth), LineRole::Key);
    const auto shown = [](const LogEntry &one) {
        return displayText(lineOf(one.message, 0), longestLine).toStdString();
    };
    if (at.left != SequencePlace::none && at.right != SequencePlace::none && at.kind != DiffKind::Equal)
        addDifferent(write, shown((*compared.left->logs)[at.left].entry),
                     shown((*compared.right->logs)[at.right].entry), side, LineRole::Plain, EscapeStyle::Text,
                     longestLine);
    else
        write.addForeign(shown(logged), LineRole::Plain, EscapeStyle::Text);
    if (rows.canOpen(row) && !rows.isOpen(row))
        write.add(QStringView(u" …"), LineRole::Note);
}

void ComparisonLines::further(ShownLine &line, const ComparisonRows &rows, const ComparisonRow &row,
                              Side side) const
{
    const Comparison &compared = *rows.comparison();
    const SequencePlace &at = compared.logs->places[row.index];
    const std::uint32_t own = side == Side::Left ? at.left : at.right;
    line.tone = toneOf(at.kind, own != SequencePlace::none);
    if (own == SequencePlace::none)
        return;
    const std::string_view text = lineOf((*recordOf(compared, side).logs)[own].entry.message, row.inner);
    LineWriter(line).addForeign(displayText(text, longestLine).toStdString(), LineRole::Plain,
                                EscapeStyle::Page);
}

} // namespace runglass
