// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonbrowser.h"

#include "json/jsonstring.h"
#include "json/jsontimestamp.h"
#include "json/linewriter.h"

#include <algorithm>
#include <cctype>

namespace runglass {

namespace {

/// What is changed at once, without a thread: about a millisecond.
constexpr std::size_t rowsAtOnce = 100'000;
constexpr std::size_t allRowsAtOnce = 1'000'000;

/// The word or character that an error is about.
TextRange errorRange(std::string_view piece, std::size_t begin)
{
    std::size_t end = begin;
    while (end < piece.size() && std::isalnum(static_cast<unsigned char>(piece[end])))
        ++end;
    return {begin, end > begin ? end - begin : characterLength(piece, begin)};
}

} // namespace

struct JsonBrowser::Parsed
{
    JsonError error;
    std::shared_ptr<JsonRows> rows; ///< null when it is not JSON
    std::shared_ptr<const TextLines> lines;
};

JsonBrowser::JsonBrowser(QObject *parent)
    : QObject(parent)
    , m_tasks(this)
{
}

void JsonBrowser::clear()
{
    m_tasks.cancelAll();
    m_changes.clear();
    m_state = State::Nothing;
    hideLines();
    Q_EMIT stateChanged();
}

void JsonBrowser::hideLines()
{
    Q_EMIT linesAboutToChange();
    letGo();
    Q_EMIT linesChanged();
}

/// Freeing the index of a large document takes milliseconds.
void JsonBrowser::letGo()
{
    if (m_rows || m_lines)
        m_tasks.dispose([text = std::move(m_text), rows = std::move(m_rows), lines = std::move(m_lines)] {});
    m_text.reset();
    m_rows.reset();
    m_lines.reset();
    m_hits = {};
}

void JsonBrowser::show(Text text)
{
    m_tasks.cancelAll();
    m_changes.clear();
    m_state = State::Loading;
    Q_EMIT stateChanged();
    m_tasks.run(
        JsonTasks::Kind::Parse,
        [text, style = m_style](const CancelToken &token) { return parse(text, style, token); },
        [this, text](Parsed parsed) { take(text, std::move(parsed)); });
}

JsonBrowser::Parsed JsonBrowser::parse(const Text &text, JsonStyle style, const CancelToken &token)
{
    JsonParseResult result = JsonDocument::parse(text, token);
    Parsed parsed;
    if (result.error) {
        parsed.error = *result.error;
        parsed.lines = std::make_shared<const TextLines>(*text, token);
        return parsed;
    }
    // Two levels when that is little to read, else one.
    constexpr std::size_t little = 400;
    parsed.rows = std::make_shared<JsonRows>(std::move(result.document), style == JsonStyle::Text);
    parsed.rows->openToLevel(parsed.rows->countToLevel(2, little) < little ? 2 : 1);
    return parsed;
}

void JsonBrowser::take(const Text &text, Parsed parsed)
{
    if (parsed.rows)
        parsed.rows->setClosings(m_style == JsonStyle::Text);
    hideLines();
    Q_EMIT linesAboutToChange();
    m_text = text;
    m_error = std::move(parsed.error);
    m_rows = std::move(parsed.rows);
    m_lines = std::move(parsed.lines);
    m_state = m_rows ? State::Json : State::NotJson;
    Q_EMIT linesChanged();
    Q_EMIT stateChanged();
}

qsizetype JsonBrowser::errorLine() const
{
    return m_lines ? static_cast<qsizetype>(m_lines->pieceAt(m_error.offset)) : 0;
}

void JsonBrowser::setStyle(JsonStyle style)
{
    if (style == m_style)
        return;
    m_style = style;
    if (m_rows)
        change({m_rows->size(), [style](JsonRows &rows) { rows.setClosings(style == JsonStyle::Text); }, {}});
}

qsizetype JsonBrowser::lineCount() const
{
    if (m_rows)
        return static_cast<qsizetype>(m_rows->size());
    return m_lines && !m_text->empty() ? static_cast<qsizetype>(m_lines->size()) : 0;
}

ShownLine JsonBrowser::line(qsizetype row) const
{
    return m_rows ? JsonLineBuilder(m_style).line(*m_rows, static_cast<std::size_t>(row), m_hits)
                  : textLine(row);
}

/// A line of what is not JSON, with the place of the error marked.
ShownLine JsonBrowser::textLine(qsizetype row) const
{
    const auto index = static_cast<std::size_t>(row);
    std::string_view piece = m_lines->piece(*m_text, index);
    while (!piece.empty() && (piece.back() == '\n' || piece.back() == '\r'))
        piece.remove_suffix(1);
    const std::size_t begin = m_lines->begin(index);
    const std::size_t end = begin + piece.size();
    std::vector<LineWriter::Mark> marks;
    const auto first = std::partition_point(m_hits.begin(), m_hits.end(), [&](const JsonHit &hit) {
        return std::size_t(hit.begin) + hit.length <= begin;
    });
    for (auto hit = first; hit != m_hits.end() && hit->begin < end; ++hit) {
        const std::size_t from = std::max<std::size_t>(hit->begin, begin);
        const std::size_t to = std::min<std::size_t>(std::size_t(hit->begin) + hit->length, end);
        marks.push_back({{from - begin, to - from}, static_cast<std::size_t>(hit - m_hits.begin())});
    }
    if (marks.empty() && m_error.offset >= begin && m_error.offset < end)
        marks.push_back({errorRange(piece, m_error.offset - begin), m_hits.size()});
    ShownLine line;
    LineWriter(line).addForeign(piece, LineRole::Plain, EscapeStyle::Page, marks);
    return line;
}

std::optional<qsizetype> JsonBrowser::parentOf(qsizetype row) const
{
    if (!m_rows)
        return std::nullopt;
    const std::optional<std::size_t> parent = m_rows->parentRow(static_cast<std::size_t>(row));
    return parent ? std::optional(static_cast<qsizetype>(*parent)) : std::nullopt;
}

QString JsonBrowser::toolTip(qsizetype row) const
{
    if (!m_rows)
        return {};
    const JsonRow &at = (*m_rows)[static_cast<std::size_t>(row)];
    const JsonDocument &document = m_rows->documentOf(at);
    std::optional<Micros> time;
    if (document.kind(at.node) == JsonKind::Number)
        time = timestampInNumber(document.source(at.node));
    else if (document.kind(at.node) == JsonKind::String)
        time = timestampInString(document.stringSource(at.node));
    return time ? m_values.timeWithZone(*time) : QString();
}

JsonRow JsonBrowser::placeOf(qsizetype row) const
{
    return m_rows && row < lineCount() ? (*m_rows)[static_cast<std::size_t>(row)] : JsonRow{};
}

qsizetype JsonBrowser::rowOf(const JsonRow &place) const
{
    return m_rows ? static_cast<qsizetype>(m_rows->rowOf(place)) : 0;
}

std::size_t JsonBrowser::costOf(const JsonRow &place) const
{
    return m_rows->documentOf(place).after(place.node) - place.node;
}

void JsonBrowser::change(Change change)
{
    if (m_changes.empty() && change.cost <= rowsAtOnce && m_rows->size() <= allRowsAtOnce) {
        Q_EMIT linesAboutToChange();
        change.make(*m_rows);
        finish(change);
        return;
    }
    m_changes.push_back(std::move(change));
    if (m_changes.size() == 1)
        startNextChange();
}

/// On a copy, so that the lines can be painted meanwhile.
void JsonBrowser::startNextChange()
{
    m_tasks.run(
        JsonTasks::Kind::Rows,
        [rows = std::shared_ptr<const JsonRows>(m_rows), make = m_changes.front().make](const CancelToken &) {
            auto changed = std::make_shared<JsonRows>(*rows);
            make(*changed);
            return changed;
        },
        [this](std::shared_ptr<JsonRows> changed) {
            Q_EMIT linesAboutToChange();
            m_rows = std::move(changed);
            const Change done = std::move(m_changes.front());
            m_changes.pop_front();
            if (!m_changes.empty())
                startNextChange();
            finish(done);
        });
}

void JsonBrowser::finish(const Change &change)
{
    Q_EMIT linesChanged();
    if (change.then)
        change.then();
}

void JsonBrowser::changeAt(qsizetype row, std::size_t cost, std::function<void(JsonRows &, std::size_t)> make)
{
    change({cost,
            [place = placeOf(row), make = std::move(make)](JsonRows &rows) {
                const std::size_t at = rows.rowOf(place);
                if (rows[at] == place)
                    make(rows, at);
            },
            {}});
}

void JsonBrowser::toggle(qsizetype row)
{
    if (!m_rows || row >= lineCount())
        return;
    const JsonRow at = placeOf(row);
    const auto index = static_cast<std::size_t>(row);
    if (!at.isValue() || m_rows->isOpen(index) || m_rows->openString(at) || m_rows->isUnfolded(index))
        close(row);
    else
        open(row);
}

void JsonBrowser::open(qsizetype row)
{
    if (!m_rows || row >= lineCount())
        return;
    if (m_rows->canOpen(static_cast<std::size_t>(row))) {
        // As many rows as it has children, and those below move.
        changeAt(row, costOf(placeOf(row)), [](JsonRows &rows, std::size_t at) {
            if (!rows.isOpen(at))
                rows.open(at);
        });
    } else if (canUnfold(row)) {
        unfold(row);
    } else if (canShowString(row)) {
        showString(row);
    }
}

void JsonBrowser::close(qsizetype row)
{
    if (!m_rows || row >= lineCount())
        return;
    if (!placeOf(row).isValue())
        row = parentOf(row).value_or(row);
    changeAt(row, 0, [](JsonRows &rows, std::size_t at) { rows.close(at); });
}

void JsonBrowser::openAll(qsizetype row)
{
    if (!m_rows || row >= lineCount() || !m_rows->canOpen(static_cast<std::size_t>(row)))
        return open(row);
    changeAt(row, costOf(placeOf(row)),
             [](JsonRows &rows, std::size_t at) { rows.open(at, JsonRows::allLevels); });
}

void JsonBrowser::openToLevel(int levels)
{
    if (m_rows)
        change({m_rows->outermost()->size(), [levels](JsonRows &rows) { rows.openToLevel(levels); }, {}});
}

bool JsonBrowser::canShowString(qsizetype row) const
{
    if (!m_rows || row >= lineCount())
        return false;
    const JsonRow at = placeOf(row);
    return at.isValue() && isLongString(m_rows->documentOf(at), at.node) && !m_rows->openString(at);
}

void JsonBrowser::showString(qsizetype row)
{
    if (!canShowString(row))
        return;
    const JsonRow at = placeOf(row);
    const std::string_view raw = m_rows->documentOf(at).stringSource(at.node);
    changeAt(row, raw.size(), [](JsonRows &rows, std::size_t index) {
        const JsonRow &string = rows[index];
        rows.showString(
            index, std::make_shared<const OpenString>(rows.documentOf(string).stringSource(string.node)));
    });
}

bool JsonBrowser::canUnfold(qsizetype row) const
{
    if (!m_rows || row >= lineCount())
        return false;
    const JsonRow at = placeOf(row);
    return at.isValue() && m_rows->documentOf(at).mayHoldJson(at.node) &&
           !m_rows->isUnfolded(static_cast<std::size_t>(row));
}

void JsonBrowser::unfold(qsizetype row)
{
    if (!canUnfold(row))
        return;
    const JsonRow place = placeOf(row);
    m_tasks.run(
        JsonTasks::Kind::String,
        [rows = std::shared_ptr<const JsonDocument>(m_rows->sharedDocumentOf(place)),
         place](const CancelToken &token) {
            return JsonDocument::parse(
                std::make_shared<const std::string>(decodedJson(rows->stringSource(place.node))), token);
        },
        [this, place](JsonParseResult result) {
            if (result.error) {
                Q_EMIT refused(tr("This text is not JSON after all. %1").arg(result.error->what()));
                return;
            }
            changeAt(rowOf(place), result.document->count(0),
                     [document = result.document](JsonRows &rows, std::size_t at) {
                         (void)rows.unfold(at, document);
                     });
        });
}

void JsonBrowser::reveal(const JsonHit &hit)
{
    if (!m_rows) {
        if (m_lines)
            Q_EMIT hitRevealed(hit, static_cast<qsizetype>(m_lines->pieceAt(hit.begin)));
        return;
    }
    const JsonDocument &document = *m_rows->outermost();
    // What is around it and hidden is opened: as many rows as that has values at most.
    const JsonRow nearest = placeOf(rowOf({hit.node, 0, 0}));
    const bool isHidden =
        !hit.inKey && isLongString(document, hit.node) && hit.begin + hit.length > JsonLineBuilder::shortened;
    const std::size_t cost = (nearest.node == hit.node ? 0 : costOf(nearest)) +
                             (isHidden ? document.stringSource(hit.node).size() : 0);
    change({cost,
            [hit, isHidden](JsonRows &rows) {
                const std::size_t row = rows.reveal(hit.node);
                if (isHidden && !rows.openString(rows[row]))
                    rows.showString(
                        row, std::make_shared<const OpenString>(rows.outermost()->stringSource(hit.node)));
            },
            [this, hit] {
                const auto part = static_cast<std::uint32_t>(lineOfHit(*m_rows, hit));
                Q_EMIT hitRevealed(hit, rowOf({hit.node, part, 0}));
            }});
}

} // namespace runglass
