// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "selection/matchbreakdown.h"
#include "service/syncstate.h"
#include "tables/answermodel.h"
#include "tables/displayvalues.h"
#include "workspace/importedfiles.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

namespace runglass {

/// How the sync with the service is told in one word, and in a few sentences.
struct SyncText
{
    enum class Light { Good, Busy, Bad, Off };

    Light light = Light::Off;
    QString word;
    QString details;
    QString status; ///< for the status bar
};

/// What is known of a selection that leaves no rows: how many each part of it leaves alone.
struct NarrowingFacts
{
    QString filter; ///< in its text form; empty: none
    QString search;
    std::optional<MatchBreakdown::Counts> counts; ///< once they are known
};

/// What is known when there are no rows to show.
struct EmptyFacts
{
    QString range; ///< "Last 7 Days"
    bool isAllTime = false;
    NarrowingFacts narrowing;
    SyncState sync;
    bool hasService = true;
    std::optional<ImportedFiles> imported; ///< made from files
    bool isLogs = false;
    bool scriptsLoaded = false;
    std::optional<UserError> scriptsError; ///< why their list could not be read the last time
    int scripts = 0;                       ///< that have runs
    int unexecutedScripts = 0;             ///< that have none
    std::optional<Micros> lastExecutedAt;
    AnswerModel::State records = AnswerModel::State::Idle;
    UserError error; ///< of the records
    std::optional<double> progress;
};

/// What stands in place of the rows.
struct EmptyText
{
    enum class Action { None, Retry, Settings, ClearFilter, ClearSearch, EditFilter, ShowAllTime, OpenFiles };

    QString what;
    QString why;
    QString button;
    Action action = Action::None;
    std::optional<double> progress;
    std::vector<Action> others; ///< buttons beside the first
    bool isPassing = false;     ///< will be over by itself, perhaps at once: need not be shown if it is quick
};

/// The sentences of the monitor view: pure functions of what is known.
class MonitorTexts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::MonitorTexts)

public:
    /// `knownUntil`: up to when the cache is complete, which a service that is silent now once told.
    static SyncText sync(const SyncState &state, bool hasService, std::optional<Micros> knownUntil,
                         const DisplayValues &values, Micros now);
    /// The same for a workspace made from files: how many, and what they don't hold.
    static SyncText imported(const ImportedFiles &files, const DisplayValues &values);
    /// "Fetching Last 30 Days…" while the range is not all there; empty when it is, or nobody fetches it.
    static QString fetchingRange(const SyncState &state, const QString &range, bool isComplete);
    /// "Sorting… 43 %": an answer that takes its time.
    static QString searching(bool isSorting, std::optional<double> progress);
    static EmptyText empty(const EmptyFacts &facts, const DisplayValues &values, Micros now);
    /// Whether the state is one that a banner tells of.
    static bool isTrouble(SyncState::Phase phase);
    /// What the banner's button does.
    static EmptyText::Action remedy(SyncState::Phase phase);
    static QString label(EmptyText::Action action);

private:
    static EmptyText notInFiles(const EmptyFacts &facts);
    static EmptyText withoutScripts(const EmptyFacts &facts);
    static EmptyText withoutMatches(const EmptyFacts &facts, const DisplayValues &values);
    static EmptyText withoutRows(const EmptyFacts &facts, const DisplayValues &values, Micros now);
    static EmptyText trouble(const SyncState &state, const QString &what);
    static EmptyText fetching(const EmptyFacts &facts, const QString &what);
};

} // namespace runglass
