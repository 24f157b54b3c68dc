// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "tables/answermodel.h"
#include "tables/firstrows.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace runglass {

/// AnswerModel for one kind of record. `Traits` names the kind:
///
///  - Query, Row, Stats: the cache's types
///  - Cells: what the table needs of a row, made from it on the query thread by cells(Row &&)
///  - page(reader, rows, first, count, token), stats(reader, query, token)
///  - withSort(query, column, order)
///  - keeping(query, key): the question whose answer also has this record; nothing where there is no such
///
/// The figures over the same records (stats()) are read by the same job as the answer, so that table and
/// cards agree.
template <class Traits>
class RowSetModel : public AnswerModel
{
public:
    using Query = typename Traits::Query;
    using Row = typename Traits::Row;
    using Cells = typename Traits::Cells;
    using Stats = typename Traits::Stats;

    RowSetModel(QueryPool &queries, QObject *parent)
        : AnswerModel(queries, parent)
        , m_cells(pageRows, maxPages)
    {
    }

    const std::optional<Query> &query() const { return m_query; }
    /// Nothing until they are known for the script and range of query().
    const std::optional<Stats> &stats() const { return m_stats; }

    /// Rows of the same script stay until the answer is there.
    void setQuery(const std::optional<Query> &query)
    {
        if (query == m_query)
            return;
        const bool sameScript = m_query && query && m_query->scriptId == query->scriptId;
        const bool sameRecords = sameScript && haveSameRecords(*query, *m_query);
        m_query = query;
        if (!sameRecords) {
            m_stats.reset();
            Q_EMIT statsChanged();
        }
        questionChanged(sameScript);
    }

    /// The same question a little later: its range has moved on with the clock. Told as a refresh, so that
    /// rows, figures and what the user reads stay until the answer is there.
    void moveOn(const Query &query)
    {
        if (!m_query || query == m_query)
            return;
        m_query = query;
        refresh();
    }

    void sort(int column, Qt::SortOrder order) override
    {
        if (!m_query || column < 0 || column >= marksColumn())
            return;
        setQuery(
            Traits::withSort(*m_query, static_cast<typename Traits::Column>(column),
                             order == Qt::AscendingOrder ? SortOrder::Ascending : SortOrder::Descending));
    }

    std::pair<int, Qt::SortOrder> sortedBy() const override
    {
        const Query query = m_query.value_or(Query());
        return {static_cast<int>(query.sort),
                query.order == SortOrder::Ascending ? Qt::AscendingOrder : Qt::DescendingOrder};
    }

protected:
    /// The row's cells; null while they are on their way.
    const Cells *cells(int row) const { return m_cells.find(positionOfRow(row)); }

    const void *cellsAt(std::int64_t position) const override { return m_cells.find(position); }
    std::optional<RecordKey> keyAtPosition(std::int64_t position) const override
    {
        const Cells *cells = m_cells.find(position);
        return cells ? std::optional(cells->key) : std::nullopt;
    }
    RowSpan missingCells(RowSpan wanted, std::int64_t total) const override
    {
        return m_cells.missing(wanted, total);
    }
    void cellsViewport(RowSpan rows) override { m_cells.setViewport(rows); }
    void clearCells() override { m_cells.clear(); }
    void moveCells(const RowChange &change) override
    {
        m_cells.move([&change](std::int64_t position) { return positionAfter(change, position); });
    }
    bool hasQuestion() const override { return m_query.has_value(); }
    bool canGoBack() const override
    {
        return m_query && m_settledQuery && m_query != m_settledQuery &&
               haveSameRecords(*m_query, *m_settledQuery);
    }
    void goBack() override { m_query = m_settledQuery; }

    QueryHandle startQuestion(const Context &context) override
    {
        return m_queries.submit(QueryPool::Lane::Query,
                                [this, context, query = *m_query,
                                 box = m_mailbox.sender()](CacheReader &reader, const CancelToken &token) {
                                    // `this` is only named in calls the mailbox drops once it is gone.
                                    lookUp(Lookup{this, context, query, box}, reader, token);
                                });
    }

    QueryHandle startPage(quint64 answerId, const RowSetPointer &rows, RowSpan span) override
    {
        return m_queries.submit(QueryPool::Lane::Page, [this, answerId, rows, span, box = m_mailbox.sender()](
                                                           CacheReader &reader, const CancelToken &token) {
            auto page = Traits::page(reader, *rows, span.first, span.count, token);
            if (token.isCancelled())
                return;
            if (!page) {
                box.post([this, answerId, error = page.error()] { takePageError(answerId, error); });
                return;
            }
            auto cells = std::make_shared<CellPage>(toCells(std::move(page).value()));
            box.post([this, answerId, cells] { takePage(answerId, std::move(*cells)); });
        });
    }

private:
    static bool haveSameRecords(const Query &a, const Query &b)
    {
        return Traits::withSort(a, {}, {}) == Traits::withSort(b, {}, {});
    }

    struct CellPage
    {
        std::int64_t first = 0;
        std::vector<Cells> rows;
    };
    struct Lookup
    {
        RowSetModel *model;
        Context context;
        Query query;
        Mailbox::Sender box;
    };

    static CellPage toCells(Page<Row> page)
    {
        CellPage cells{page.first, {}};
        cells.rows.reserve(page.rows.size());
        for (Row &row : page.rows)
            cells.rows.push_back(Traits::cells(std::move(row)));
        return cells;
    }

    // Everything from here to the next comment runs on a query thread.

    static void lookUp(Lookup lookup, CacheReader &reader, const CancelToken &token)
    {
        RowSetModel *model = lookup.model;
        const quint64 generation = lookup.context.generation;
        const auto fail = [&](const UserError &error) {
            if (!token.isCancelled())
                lookup.box.post([model, generation, error] { model->fail(generation, error); });
        };
        if (lookup.context.onlyFigures) {
            const auto stats = Traits::stats(reader, lookup.query, token);
            if (!stats)
                return fail(stats.error());
            lookup.box.post([model, generation, figures = *stats] {
                model->setTotal(generation, figures.total);
                model->takeStats(generation, figures);
            });
            return;
        }
        if (const auto resolved = resolve(lookup.context, reader, token); !resolved)
            return fail(resolved.error());
        auto rows = reader.select(lookup.query, events(lookup), token);
        if (!rows)
            return fail(rows.error());
        auto places = placesIn(lookup.context, **rows, reader, token);
        if (!places)
            return fail(places.error());
        std::optional<RecordKey> kept;
        if (const auto keeping = queryKeeping(lookup, *places, reader, token)) {
            rows = reader.select(*keeping, events(lookup), token);
            if (!rows)
                return fail(rows.error());
            places = placesIn(lookup.context, **rows, reader, token);
            if (!places)
                return fail(places.error());
            if (isIn(*places, *lookup.context.followed))
                kept = lookup.context.followed;
        }
        const RowSpan window = windowOf(lookup.context, *places, **rows);
        auto page = Traits::page(reader, **rows, window.first, window.count, token);
        if (!page)
            return fail(page.error());
        auto cells = std::make_shared<CellPage>(toCells(std::move(page).value()));
        Result<RowChange> change = RowChange();
        if (lookup.context.base)
            change = reader.change(*lookup.context.base, **rows, token);
        if (!change)
            return fail(change.error());
        const Answer answer{lookup.context, *rows, *change, true, *places, kept};
        // The first rows don't wait for the figures; a refresh brings both at once.
        if (!lookup.context.sameQuestion)
            lookup.box.post([model, answer, cells] { model->takeAnswer(answer, cells); });
        const auto stats = Traits::stats(reader, lookup.query, token);
        if (!stats)
            return fail(stats.error());
        if (lookup.context.sameQuestion)
            lookup.box.post([model, answer, cells] { model->takeAnswer(answer, cells); });
        lookup.box.post([model, generation, figures = *stats] { model->takeStats(generation, figures); });
    }

    static bool isIn(const std::vector<Place> &places, RecordKey key)
    {
        return std::any_of(places.begin(), places.end(),
                           [key](const Place &place) { return place.key == key && place.row; });
    }

    /// What is selected stays while it is, though it does not fulfil the question any more: the question with
    /// which it does.
    static std::optional<Query> queryKeeping(const Lookup &lookup, const std::vector<Place> &places,
                                             CacheReader &reader, const CancelToken &token)
    {
        const Context &context = lookup.context;
        if (!context.sameQuestion || !context.followed || !context.base || isIn(places, *context.followed))
            return {};
        const auto before = reader.positions(*context.base, {&*context.followed, 1}, token);
        if (!before || !before->front())
            return {};
        return Traits::keeping(lookup.query, *context.followed);
    }

    static QueryEvents<Row> events(Lookup &lookup)
    {
        QueryEvents<Row> events;
        events.firstPageRows = pageRows;
        RowSetModel *model = lookup.model;
        events.progress = [model, box = lookup.box, generation = lookup.context.generation](double done) {
            box.post([model, generation, done] { model->setProgress(generation, done); });
        };
        if (!lookup.context.sameQuestion)
            events.firstPage = [&lookup](Page<Row> page) { tellFirstRows(lookup, std::move(page)); };
        return events;
    }

    static void tellFirstRows(Lookup &lookup, Page<Row> page)
    {
        if (page.rows.empty() || page.first != 0)
            return;
        std::vector<RecordKey> keys;
        for (const Row &row : page.rows)
            keys.push_back(row.key);
        const auto rows = std::make_shared<const FirstRows>(std::move(keys), 0);
        auto cells = std::make_shared<CellPage>(toCells(std::move(page)));
        const Answer answer{lookup.context, rows, {}, false, placesIn(lookup.context, *rows)};
        lookup.box.post([model = lookup.model, answer, cells] { model->takeAnswer(answer, cells); });
        lookup.context.base = rows;
    }

    // And this on the GUI thread again.

    void takeAnswer(const Answer &answer, const std::shared_ptr<CellPage> &page)
    {
        if (isCurrent(answer.context.generation) && answer.complete)
            m_settledQuery = m_query;
        take(answer, [&] { m_cells.insert(page->first, std::move(page->rows)); });
    }

    void takeStats(quint64 generation, const Stats &stats)
    {
        if (!isCurrent(generation))
            return;
        m_stats = stats;
        Q_EMIT statsChanged();
        finished();
    }

    void takePage(quint64 id, CellPage page)
    {
        if (id != answerId() || page.rows.empty())
            return;
        const auto first = static_cast<int>(page.first);
        const int last = first + static_cast<int>(page.rows.size()) - 1;
        m_cells.insert(page.first, std::move(page.rows));
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
        pageArrived();
    }

    void takePageError(quint64 id, const UserError &error)
    {
        if (id == answerId())
            pageFailed(error);
    }

    RowCache<Cells> m_cells;
    std::optional<Query> m_query;
    std::optional<Query> m_settledQuery; ///< of the last complete answer
    std::optional<Stats> m_stats;
};

} // namespace runglass
