// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/changenotice.h"
#include "cache/querypool.h"
#include "domain/usererror.h"
#include "figures/figures.h"
#include "tables/mailbox.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>

namespace runglass {

/// The figures that cards and charts show, answered on a query thread. A newer question cancels the one
/// before, and a late answer is dropped. GUI thread.
class FiguresModel : public QObject
{
    Q_OBJECT

public:
    /// `queries` must outlive it.
    explicit FiguresModel(QueryPool &queries, QObject *parent = nullptr);
    ~FiguresModel() override;

    /// Figures of the same script and subject stay until the answer is there; those of the other subject come
    /// back at once when it is asked for again.
    void ask(const FiguresQuestion &question);
    /// The same question a little later: its range has moved on with the clock. Told as a refresh.
    void moveOn(const FiguresQuestion &question);
    /// Asks again, soon, if the change is about what is shown; never so often that it is all we do.
    void cacheChanged(const ChangeNotice &notice);

    /// Null while nothing is known of the script and subject asked for.
    const FiguresPointer &figures() const { return m_shown; }
    TimeChartPointer timeChart() const { return m_shown ? m_shown->timeChart : nullptr; }
    /// Null in Logs, too.
    DistributionPointer distribution() const { return m_shown ? m_shown->distribution : nullptr; }
    /// What is shown answers an earlier question, and has done so for too long to be taken for an answer to
    /// this one. changed() tells.
    bool isLate() const { return m_isLate; }
    /// Why the last question has no answer, if it has none.
    const std::optional<UserError> &error() const { return m_error; }

Q_SIGNALS:
    /// figures(), and all that comes from them
    void changed();
    void failed(const runglass::UserError &error);

private:
    void start();
    void refresh();
    void schedule();
    void setLate();
    void take(quint64 generation, const FiguresPointer &figures);
    void finished(quint64 generation, const std::optional<UserError> &error);
    FiguresPointer &kept() { return m_kept[m_question.subject == FilterSubject::Logs ? 1 : 0]; }

    QueryPool &m_queries;
    Mailbox m_mailbox;
    FiguresQuestion m_question;
    FiguresPointer m_shown;
    std::array<FiguresPointer, 2> m_kept; ///< the last answer for each subject
    std::optional<UserError> m_error;
    quint64 m_generation = 0;
    QueryHandle m_job;
    bool m_isRunning = false;
    bool m_isStale = false;
    QElapsedTimer m_clock;
    qint64 m_lastDuration = 0;
    QTimer m_pace;
    QTimer m_patience;
    bool m_isLate = false;
};

} // namespace runglass
