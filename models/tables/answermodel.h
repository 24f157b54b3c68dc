// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/querypool.h"
#include "cache/rowchange.h"
#include "domain/usererror.h"
#include "marks/marks.h"
#include "tables/displayvalues.h"
#include "tables/mailbox.h"
#include "tables/rowcache.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace runglass {

/// A window onto an answer of the cache: the row count is true, rows come in pages around what is on screen,
/// and cells not there yet say so (LoadingRole). data() only reads what has arrived; everything else happens
/// on the threads of the QueryPool and comes back by queued calls, tagged with a generation: late ones are
/// dropped.
///
/// While a new order or range is being looked up, the rows of the last answer stay. A refresh of the same
/// question is told in rows inserted or removed where that is possible. What kind of rows these are is the
/// business of RowSetModel. GUI thread.
class AnswerModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< RecordKey of the row, as qint64
        IdRole,                     ///< the record's id
        CopyRole,                   ///< what a copy button in this cell copies; invalid where there is none
        LoadingRole,                ///< bool: the row has not arrived yet
        KindRole,                   ///< CellKind
        ToneRole,                   ///< Tone
        LineRole,                   ///< a message's first line
        FurtherLinesRole,           ///< how many lines it has beyond that one
        FilterRole,                 ///< Condition that only this value fulfils; invalid where there is none
        RunIdRole,                  ///< id of the run that the record is or belongs to; may be empty
        MarksRole,                  ///< RowMarks of that run, as int
        DimmedRole,                 ///< bool: done with, or only here until the selection moves on
    };
    /// What is told of a row in the marks column.
    enum class RowMarkFlag { Reviewed = 1, Bookmarked = 2, Noted = 4, Chosen = 8 };
    Q_DECLARE_FLAGS(RowMarks, RowMarkFlag)
    /// What a cell holds, for whoever paints it.
    enum class CellKind { Text, Id, Label, Number, Time, Message, Marks };
    /// What a label means.
    enum class Tone { None, Success, Failed, InProgress, Output, Debug, Info, Warning };

    enum class State {
        Idle,    ///< no question yet
        Loading, ///< the answer is being looked up; rows, if any, are the last answer's or the first of this
                 ///< one
        Ready,
        Failed, ///< see error(); rows, if any, are the last answer's
    };

    /// `queries` must outlive the model.
    AnswerModel(QueryPool &queries, QObject *parent);
    ~AnswerModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    /// The rows that fulfil the question: all but one that is only kept while it is followed.
    int matchCount() const { return m_kept ? m_count - 1 : m_count; }
    /// The last column is none of the records': it shows marks, and nothing is sorted by it.
    int marksColumn() const { return columnCount() - 1; }

    State state() const { return m_state; }
    const UserError &error() const { return m_error; }
    /// 0 to 1, where the cache tells it.
    std::optional<double> progress() const { return m_progress; }
    /// Which answer is shown; changes with each.
    quint64 answerId() const { return m_answerId; }
    bool isLoaded(int row) const;

    /// Nothing for rows that are out of range or have not arrived.
    std::optional<RecordKey> keyAt(int row) const;
    /// Where a record stands in the answer shown; no row when it is no part of it.
    struct Place
    {
        RecordKey key = 0;
        std::optional<int> row;
    };
    /// The record whose place comes with every answer; finding one takes time linear in the answer, which is
    /// the query thread's.
    void follow(std::optional<RecordKey> key);
    /// The same for the record of a row; of one that has not arrived yet as soon as it has, or its key is
    /// known.
    void followRow(int row);
    std::optional<RecordKey> followed() const { return m_followed; }
    /// Null for records whose place did not come with the answer.
    const Place *placeOf(RecordKey key) const;
    /// Has a place looked up on a query thread; found() tells, if the record is part of the answer.
    void find(RecordKey key);

    /// Has the next failed run or error entry behind a row, or before it, looked up on a query thread: -1 and
    /// rowCount() ask from the ends. problemFound() tells; the last one asked for wins.
    void findProblem(int from, Direction direction);

    /// What the view shows: rows are fetched there first. With `followTop` the view is at the top and stays
    /// there when rows come in above. `anchor` is the row whose place on screen a refresh keeps.
    void setViewport(RowSpan rows, bool followTop);
    /// A model nobody looks at asks nothing; when it is looked at again it catches up.
    void setActive(bool active);
    /// While another order is being looked up: goes back to the one before, whose rows stay. Nothing to go
    /// back to: false.
    bool cancelSort();
    /// Another order is being looked up.
    bool isSorting() const { return m_state == State::Loading && m_settled && canGoBack(); }
    /// Looking up an answer has taken so long that it should be told.
    bool isSlow() const { return m_state == State::Loading && m_isSlow; }
    /// The column and order asked for.
    virtual std::pair<int, Qt::SortOrder> sortedBy() const = 0;
    /// Paused, the rows stay as they are, whatever comes in; the figures go on. Another question is answered
    /// all the same.
    void setPaused(bool paused);
    bool isPaused() const { return m_isPaused; }
    /// How many more records fulfil the question now than are shown.
    std::int64_t waiting() const { return m_waiting; }

    /// After a failure: asks again, at once.
    void retry();
    /// The cache has changed: asks the same question again, soon, but never so often that it is all we do.
    void refresh();

    /// What the marks column shows; asks nothing.
    void setMarks(const MarksPointer &marks);
    /// Ids of the records the user has chosen, for actions on several.
    using ChosenIds = std::shared_ptr<const QSet<QString>>;
    void setChosen(const ChosenIds &ids);

    void setDisplayValues(const DisplayValues &values);
    const DisplayValues &displayValues() const { return m_values; }

Q_SIGNALS:
    /// Around the change to another answer. `sameQuestion`: a refresh; else another order, range or script.
    void aboutToApply();
    void applied(bool sameQuestion);
    /// state(), error(), progress() or waiting()
    void stateChanged();
    void statsChanged();
    void found(runglass::RecordKey key, int row);
    /// The row findProblem() was asked for; -1: there is none.
    void problemFound(int row);
    /// cancelSort() has brought an order back.
    void sortRestored();

protected:
    /// What a job needs to know of the model when it starts.
    struct Context
    {
        quint64 generation = 0;
        bool sameQuestion = false;
        bool onlyFigures = false;        ///< the rows stay
        RowSetPointer base;              ///< the answer shown now
        RowSpan viewport;                ///< in rows of `base`
        std::optional<RecordKey> anchor; ///< key of the first row in the viewport; none: stay at the top
        std::optional<RecordKey> followed;
        /// Rows of `base` that had not arrived when the job was started; resolve() looks their keys up.
        std::optional<std::int64_t> anchorRow;
        std::optional<std::int64_t> followedRow;
    };
    struct Answer
    {
        Context context;
        RowSetPointer rows;
        RowChange change; ///< from context.base
        bool complete = true;
        std::vector<Place> places;       ///< of anchor and followed
        std::optional<RecordKey> kept{}; ///< part of the rows only because it is followed
    };

    static constexpr std::int64_t pageRows = 64;
    static constexpr std::size_t maxPages = 48;

    virtual QueryHandle startQuestion(const Context &context) = 0;
    virtual QueryHandle startPage(quint64 answerId, const RowSetPointer &rows, RowSpan span) = 0;
    virtual bool hasQuestion() const = 0;
    /// Whether the answer before is to the same question but for the order.
    virtual bool canGoBack() const = 0;
    virtual void goBack() = 0;
    virtual const void *cellsAt(std::int64_t position) const = 0;
    virtual std::optional<RecordKey> keyAtPosition(std::int64_t position) const = 0;
    virtual RowSpan missingCells(RowSpan wanted, std::int64_t total) const = 0;
    virtual void cellsViewport(RowSpan rows) = 0;
    virtual void clearCells() = 0;
    virtual void moveCells(const RowChange &change) = 0;

    /// The question is another one now. Without `keepRows` the table is empty until the answer comes.
    void questionChanged(bool keepRows);
    bool isCurrent(quint64 generation) const { return generation == m_generation; }
    /// `installCells` puts the rows in that came with the answer.
    void take(Answer answer, const std::function<void()> &installCells);
    void fail(quint64 generation, const UserError &error);
    void setProgress(quint64 generation, double progress);
    void setTotal(quint64 generation, std::int64_t total);
    void finished();
    void pageArrived();
    void pageFailed(const UserError &error);
    /// A cell of the marks column, for RowSetModel's subclasses.
    QVariant markData(const QString &recordId, const QString &runId, int role) const;
    static QVariant markHeader(int role);
    bool isDimmed(int row, const QString &runId) const;
    /// Where a row stands in the answer; differs only while rows are being inserted.
    std::int64_t positionOfRow(int row) const { return row + m_offset; }

    /// Which rows of the next answer come with it: those that will be on screen, and some around.
    static RowSpan windowOf(const Context &context, const std::vector<Place> &places, const RowSet &rows);
    /// To be called on the query thread, before anything else.
    static Result<void> resolve(Context &context, CacheReader &reader, const CancelToken &token);
    static std::vector<Place> placesIn(const Context &context, const KeyedRows &rows);
    static Result<std::vector<Place>> placesIn(const Context &context, const RowSet &rows,
                                               CacheReader &reader, const CancelToken &token);

    QueryPool &m_queries;
    Mailbox m_mailbox;
    DisplayValues m_values;

private:
    void start(bool sameQuestion);
    void schedule();
    void requestRows();
    void setState(State state);
    void cellsChanged();
    void followArrived();
    void letKeptGo();
    RowMarks marksOf(const QString &recordId, const QString &runId) const;
    void changeRows(const Answer &answer);
    void install(const Answer &answer);

    RowSetPointer m_rows;
    RowSetPointer m_settled; ///< the last complete answer
    std::vector<Place> m_places;
    std::optional<RecordKey> m_kept;
    MarksPointer m_marks;
    ChosenIds m_chosen;
    std::optional<RecordKey> m_followed;
    QPersistentModelIndex m_followedRow; ///< to be followed once it arrives
    int m_count = 0;
    std::int64_t m_offset = 0;
    State m_state = State::Idle;
    UserError m_error;
    std::optional<double> m_progress;
    quint64 m_generation = 0;
    quint64 m_answerId = 0;
    bool m_active = true;
    bool m_running = false;
    bool m_questionPending = false;
    bool m_stale = false;
    bool m_complete = true;
    bool m_pageFailed = false;
    bool m_isSlow = false;
    bool m_isPaused = false;
    std::int64_t m_waiting = 0;
    QElapsedTimer m_clock;
    qint64 m_lastDuration = 0;
    QTimer m_pace;
    QTimer m_patience;
    RowSpan m_viewport;
    bool m_followTop = true;
    std::optional<RowSpan> m_pageSpan; ///< under way; what comes next is told by the viewport alone
    QueryHandle m_question;
    QueryHandle m_page;
    QueryHandle m_find;
    QueryHandle m_findProblem;
};

} // namespace runglass
