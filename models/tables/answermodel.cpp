// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/answermodel.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace runglass {

namespace {

/// Of the time a refresh takes, how much at least passes before the next one.
constexpr qint64 restFactor = 2;
constexpr qint64 shortestRestMs = 150;
/// What is over sooner is not worth telling.
constexpr int slowMs = 200;

int toCount(std::int64_t size)
{
    return static_cast<int>(std::min<std::int64_t>(size, std::numeric_limits<int>::max()));
}

} // namespace

AnswerModel::AnswerModel(QueryPool &queries, QObject *parent)
    : QAbstractTableModel(parent)
    , m_queries(queries)
    , m_mailbox(this)
{
    m_clock.start();
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, [this] { start(true); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(slowMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isSlow = true;
        Q_EMIT stateChanged();
    });
}

AnswerModel::~AnswerModel() = default;

int AnswerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

bool AnswerModel::isLoaded(int row) const
{
    return cellsAt(positionOfRow(row)) != nullptr;
}

std::optional<RecordKey> AnswerModel::keyAt(int row) const
{
    if (!m_rows || row < 0 || row >= m_count)
        return {};
    return keyAtPosition(positionOfRow(row));
}

void AnswerModel::follow(std::optional<RecordKey> key)
{
    m_followed = key;
    m_followedRow = QPersistentModelIndex();
    letKeptGo();
}

/// It stays only as long as it is followed.
void AnswerModel::letKeptGo()
{
    if (m_kept && m_followed != m_kept && !m_isPaused)
        refresh();
}

void AnswerModel::followRow(int row)
{
    follow(keyAt(row));
    if (!m_followed && row >= 0 && row < m_count)
        m_followedRow = index(row, 0);
}

void AnswerModel::followArrived()
{
    if (!m_followedRow.isValid())
        return;
    if (const auto key = keyAt(m_followedRow.row()))
        follow(key);
}

const AnswerModel::Place *AnswerModel::placeOf(RecordKey key) const
{
    const auto found = std::find_if(m_places.begin(), m_places.end(),
                                    [key](const Place &place) { return place.key == key; });
    return found == m_places.end() ? nullptr : &*found;
}

void AnswerModel::find(RecordKey key)
{
    if (!m_rows)
        return;
    m_find = m_queries.submit(QueryPool::Lane::Page,
                              [this, key, id = m_answerId, rows = m_rows,
                               box = m_mailbox.sender()](CacheReader &reader, const CancelToken &token) {
                                  const auto positions = reader.positions(*rows, {&key, 1}, token);
                                  if (token.isCancelled() || !positions || !positions->front())
                                      return;
                                  box.post([this, id, place = Place{key, toCount(*positions->front())}] {
                                      if (id != m_answerId || place.row >= m_count)
                                          return;
                                      m_places.push_back(place);
                                      Q_EMIT found(place.key, *place.row);
                                  });
                              });
}

void AnswerModel::findProblem(int from, Direction direction)
{
    if (!m_rows)
        return;
    m_findProblem = m_queries.submit(
        QueryPool::Lane::Query, [this, from, direction, id = m_answerId, rows = m_rows,
                                 box = m_mailbox.sender()](CacheReader &reader, const CancelToken &token) {
            const auto row = reader.findRow(*rows, from, direction, RowMark::Problem, token);
            if (token.isCancelled())
                return;
            const std::int64_t found = row && *row ? **row : -1;
            box.post([this, id, found] {
                if (id == m_answerId && found < m_count)
                    Q_EMIT problemFound(static_cast<int>(found));
            });
        });
}

void AnswerModel::setViewport(RowSpan rows, bool followTop)
{
    m_viewport = rows;
    m_followTop = followTop;
    cellsViewport(rows);
    requestRows();
}

void AnswerModel::setActive(bool active)
{
    m_active = active;
    schedule();
}

void AnswerModel::retry()
{
    questionChanged(true);
}

void AnswerModel::refresh()
{
    m_stale = true;
    schedule();
}

void AnswerModel::setPaused(bool paused)
{
    if (paused == m_isPaused)
        return;
    m_isPaused = paused;
    m_waiting = 0;
    if (!paused)
        refresh();
    Q_EMIT stateChanged();
}

void AnswerModel::setTotal(quint64 generation, std::int64_t total)
{
    if (!isCurrent(generation) || !m_isPaused)
        return;
    m_waiting = std::max<std::int64_t>(0, total - matchCount());
    Q_EMIT stateChanged();
}

void AnswerModel::setDisplayValues(const DisplayValues &values)
{
    m_values = values;
    cellsChanged();
}

void AnswerModel::questionChanged(bool keepRows)
{
    ++m_generation;
    m_question = {};
    m_running = false;
    m_complete = true;
    m_progress.reset();
    if (!keepRows && m_count > 0) {
        Q_EMIT aboutToApply();
        beginResetModel();
        m_rows.reset();
        m_settled.reset();
        m_places.clear();
        m_kept.reset();
        m_count = 0;
        clearCells();
        endResetModel();
        Q_EMIT applied(false);
    }
    m_page = {};
    m_pageSpan.reset();
    m_questionPending = hasQuestion();
    m_isSlow = false;
    m_patience.start();
    setState(hasQuestion() ? State::Loading : State::Idle);
    schedule();
}

bool AnswerModel::cancelSort()
{
    if (!isSorting())
        return false;
    goBack();
    ++m_generation;
    m_question = {};
    m_running = false;
    m_questionPending = false;
    m_complete = true;
    m_progress.reset();
    // The first rows in the other order may be there already.
    if (m_rows != m_settled) {
        ++m_answerId;
        m_page = {};
        m_pageSpan.reset();
        m_places.clear();
        Q_EMIT aboutToApply();
        beginResetModel();
        clearCells();
        m_rows = m_settled;
        m_kept.reset();
        m_count = toCount(m_rows->size());
        endResetModel();
        Q_EMIT applied(false);
    }
    setState(State::Ready);
    Q_EMIT sortRestored();
    requestRows();
    refresh();
    return true;
}

void AnswerModel::schedule()
{
    if (!m_active || m_running || !hasQuestion())
        return;
    if (m_questionPending) {
        start(false);
    } else if (m_stale && !m_pace.isActive()) {
        const qint64 rest = std::max(shortestRestMs, restFactor * m_lastDuration);
        m_pace.start(static_cast<int>(std::max<qint64>(0, rest - m_clock.elapsed())));
    }
}

void AnswerModel::start(bool sameQuestion)
{
    if (m_running || !m_active || !hasQuestion())
        return;
    m_pace.stop();
    m_running = true;
    m_stale = false;
    m_questionPending = false;
    m_clock.restart();
    Context context{.generation = ++m_generation,
                    .sameQuestion = sameQuestion,
                    .onlyFigures = sameQuestion && m_isPaused,
                    .base = m_rows,
                    .viewport = m_viewport,
                    .anchor = {},
                    .followed = m_followed,
                    .anchorRow = {},
                    .followedRow = {}};
    if (sameQuestion && !m_followTop) {
        context.anchor = keyAt(static_cast<int>(m_viewport.first));
        if (!context.anchor)
            context.anchorRow = m_viewport.first;
    }
    if (m_followedRow.isValid())
        context.followedRow = m_followedRow.row();
    m_question = startQuestion(context);
}

void AnswerModel::finished()
{
    m_running = false;
    m_lastDuration = m_clock.restart();
    m_progress.reset();
    schedule();
}

void AnswerModel::setProgress(quint64 generation, double progress)
{
    if (!isCurrent(generation))
        return;
    m_progress = progress;
    Q_EMIT stateChanged();
}

void AnswerModel::fail(quint64 generation, const UserError &error)
{
    if (!isCurrent(generation))
        return;
    m_error = error;
    finished();
    setState(State::Failed);
}

void AnswerModel::setState(State state)
{
    m_state = state;
    if (state != State::Loading)
        m_patience.stop();
    Q_EMIT stateChanged();
}

void AnswerModel::take(Answer answer, const std::function<void()> &installCells)
{
    if (!isCurrent(answer.context.generation))
        return;
    if (answer.context.base != m_rows)
        answer.change = {};
    ++m_answerId;
    m_page = {};
    m_pageSpan.reset();
    m_find = {};
    m_pageFailed = false;
    if (answer.context.followedRow && m_followedRow.isValid() &&
        m_followedRow.row() == answer.context.followedRow && answer.context.followed)
        follow(answer.context.followed);
    Q_EMIT aboutToApply();
    m_places = std::move(answer.places);
    if (answer.complete)
        m_settled = answer.rows;
    m_kept = answer.kept;
    // First which rows there are, each with the cells it had; then what is in them.
    changeRows(answer);
    clearCells();
    installCells();
    cellsChanged();
    followArrived();
    letKeptGo();
    const bool continues = answer.context.sameQuestion || !m_complete;
    m_complete = answer.complete;
    if (answer.complete)
        setState(State::Ready);
    Q_EMIT applied(continues);
    requestRows();
}

void AnswerModel::changeRows(const Answer &answer)
{
    const RowChange &change = answer.change;
    const int head = toCount(change.head);
    const int at = toCount(change.at);
    const int count = toCount(change.count);
    switch (change.kind) {
    case RowChange::Kind::Same:
        install(answer);
        break;
    case RowChange::Kind::Inserted:
        // The lower rows before those at the top, which are not counted yet meanwhile.
        if (count > 0) {
            beginInsertRows({}, at - head, at - head + count - 1);
            install(answer);
            m_offset = head;
            m_count -= head;
            endInsertRows();
        }
        if (head > 0) {
            beginInsertRows({}, 0, head - 1);
            install(answer);
            endInsertRows();
        }
        break;
    case RowChange::Kind::Removed:
        beginRemoveRows({}, at, at + count - 1);
        install(answer);
        endRemoveRows();
        break;
    case RowChange::Kind::Reset:
        beginResetModel();
        install(answer);
        endResetModel();
        break;
    }
}

void AnswerModel::install(const Answer &answer)
{
    if (m_rows != answer.rows) {
        m_rows = answer.rows;
        moveCells(answer.change);
    }
    m_offset = 0;
    m_count = toCount(m_rows->size());
}

void AnswerModel::cellsChanged()
{
    if (m_count > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_count - 1, columnCount() - 1));
}

Result<void> AnswerModel::resolve(Context &context, CacheReader &reader, const CancelToken &token)
{
    const auto look = [&](std::optional<std::int64_t> row, std::optional<RecordKey> &key) -> Result<void> {
        if (!row || !context.base)
            return {};
        const auto keys = reader.keys(*context.base, *row, 1, token);
        if (!keys)
            return keys.error();
        if (!keys->empty())
            key = keys->front();
        return {};
    };
    if (const auto found = look(context.anchorRow, context.anchor); !found)
        return found;
    return look(context.followedRow, context.followed);
}

std::vector<AnswerModel::Place> AnswerModel::placesIn(const Context &context, const KeyedRows &rows)
{
    std::vector<Place> places;
    for (const auto &key : {context.anchor, context.followed}) {
        if (!key)
            continue;
        const auto position = rows.positionOf(*key);
        places.push_back({*key, position ? std::optional(toCount(*position)) : std::nullopt});
    }
    return places;
}

Result<std::vector<AnswerModel::Place>> AnswerModel::placesIn(const Context &context, const RowSet &rows,
                                                              CacheReader &reader, const CancelToken &token)
{
    std::vector<RecordKey> keys;
    for (const auto &key : {context.anchor, context.followed}) {
        if (key)
            keys.push_back(*key);
    }
    std::vector<Place> places;
    if (keys.empty())
        return places;
    const auto positions = reader.positions(rows, keys, token);
    if (!positions)
        return positions.error();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto &position = (*positions)[i];
        places.push_back({keys[i], position ? std::optional(toCount(*position)) : std::nullopt});
    }
    return places;
}

RowSpan AnswerModel::windowOf(const Context &context, const std::vector<Place> &places, const RowSet &rows)
{
    std::int64_t first = 0;
    // The anchor's place comes first.
    if (context.anchor)
        first = places.front().row ? *places.front().row : context.viewport.first;
    const std::int64_t begin = std::clamp<std::int64_t>(first - pageRows, 0, rows.size());
    const std::int64_t end =
        std::min(rows.size(), first + std::max(context.viewport.count, pageRows) + pageRows);
    return {begin, std::max<std::int64_t>(0, end - begin)};
}

/// What is on screen first; when that is there, a page above and below it.
void AnswerModel::requestRows()
{
    if (!m_rows || !m_complete)
        return;
    RowSpan span = missingCells(m_viewport, m_count);
    if (span.isEmpty() && !m_viewport.isEmpty())
        span = missingCells({m_viewport.first - pageRows, m_viewport.count + 2 * pageRows}, m_count);
    // One at a time, so that fast scrolling builds no queue; one that nobody looks at any more is given up.
    if (span.isEmpty() || (m_pageSpan && m_pageSpan->overlaps(m_viewport)))
        return;
    m_pageSpan = span;
    m_page = startPage(m_answerId, m_rows, span);
}

void AnswerModel::pageArrived()
{
    m_pageSpan.reset();
    followArrived();
    if (std::exchange(m_pageFailed, false) && m_state == State::Failed)
        setState(State::Ready);
    requestRows();
}

void AnswerModel::pageFailed(const UserError &error)
{
    m_pageSpan.reset();
    m_pageFailed = true;
    m_error = error;
    setState(State::Failed);
}

} // namespace runglass
