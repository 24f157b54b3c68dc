// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "figures/figuresmodel.h"

#include "figures/figuresreading.h"

#include <algorithm>

namespace runglass {

namespace {

/// Of the time a refresh takes, how much at least passes before the next one.
constexpr qint64 restFactor = 2;
constexpr qint64 shortestRestMs = 150;
/// What is over sooner need not be told.
constexpr int lateMs = 200;

bool concerns(const ChangeNotice::OfScript &change, const FiguresQuestion &question)
{
    if (change.scriptId != question.selection.scriptId)
        return false;
    const TimeRange &records = question.subject == FilterSubject::Logs ? change.logs : change.runs;
    const auto touches = [&](const TimeRange &range) { return !records.intersected(range).isEmpty(); };
    return change.coverage || touches(question.selection.range) ||
           (question.preceding && touches(*question.preceding));
}

} // namespace

FiguresModel::FiguresModel(QueryPool &queries, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_mailbox(this)
{
    m_clock.start();
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &FiguresModel::start);
    m_patience.setSingleShot(true);
    m_patience.setInterval(lateMs);
    connect(&m_patience, &QTimer::timeout, this, &FiguresModel::setLate);
}

FiguresModel::~FiguresModel() = default;

void FiguresModel::ask(const FiguresQuestion &question)
{
    if (question == m_question && (m_isRunning || m_shown))
        return;
    const bool sameScript = question.selection.scriptId == m_question.selection.scriptId;
    m_question = question;
    if (!sameScript)
        m_kept = {};
    const bool isOther = m_shown != kept();
    m_shown = kept();
    m_isLate = false;
    m_patience.start();
    if (isOther)
        Q_EMIT changed();
    start();
}

void FiguresModel::setLate()
{
    m_patience.stop();
    m_isLate = true;
    Q_EMIT changed();
}

void FiguresModel::moveOn(const FiguresQuestion &question)
{
    if (question == m_question)
        return;
    m_question = question;
    refresh();
}

void FiguresModel::cacheChanged(const ChangeNotice &notice)
{
    if (notice.byOtherProcess ||
        std::any_of(notice.scripts.begin(), notice.scripts.end(),
                    [this](const ChangeNotice::OfScript &change) { return concerns(change, m_question); }))
        refresh();
}

void FiguresModel::refresh()
{
    m_isStale = true;
    schedule();
}

void FiguresModel::schedule()
{
    if (!m_isStale || m_isRunning || m_pace.isActive())
        return;
    const qint64 rest = std::max(shortestRestMs, restFactor * m_lastDuration);
    m_pace.start(static_cast<int>(std::max<qint64>(0, rest - m_clock.elapsed())));
}

void FiguresModel::start()
{
    m_pace.stop();
    m_isStale = false;
    ++m_generation;
    m_job = {};
    m_isRunning = !m_question.selection.scriptId.empty();
    if (!m_isRunning)
        return;
    m_clock.restart();
    m_job = m_queries.submit(QueryPool::Lane::Query,
                             [this, question = m_question, last = kept(), generation = m_generation,
                              box = m_mailbox.sender()](CacheReader &reader, const CancelToken &token) {
                                 // `this` is only named in calls the mailbox drops once it is gone.
                                 const auto end = [&](const std::optional<UserError> &error) {
                                     if (!token.isCancelled())
                                         box.post([this, generation, error] { finished(generation, error); });
                                 };
                                 const auto figures = figuresreading::first(reader, question, last, token);
                                 if (!figures)
                                     return end(figures.error());
                                 box.post([this, generation, known = *figures] { take(generation, known); });
                                 const auto whole = figuresreading::rest(reader, *figures, token);
                                 if (!whole)
                                     return end(whole.error());
                                 box.post([this, generation, known = *whole] { take(generation, known); });
                                 end({});
                             });
}

void FiguresModel::take(quint64 generation, const FiguresPointer &figures)
{
    if (generation != m_generation)
        return;
    m_shown = kept() = figures;
    m_error.reset();
    m_isLate = false;
    m_patience.stop();
    Q_EMIT changed();
}

void FiguresModel::finished(quint64 generation, const std::optional<UserError> &error)
{
    if (generation != m_generation)
        return;
    m_isRunning = false;
    m_lastDuration = m_clock.restart();
    m_error = error;
    if (error) {
        Q_EMIT failed(*error);
        if (m_patience.isActive())
            setLate();
    }
    schedule();
}

} // namespace runglass
