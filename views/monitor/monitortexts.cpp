// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/monitortexts.h"

namespace runglass {

using Phase = SyncState::Phase;
using Light = SyncText::Light;

namespace {

bool isUnderWay(Phase phase)
{
    return phase == Phase::Connecting || phase == Phase::Syncing;
}

QString joined(const QString &a, const QString &b)
{
    return a.isEmpty() || b.isEmpty() ? a + b : a + QLatin1Char(' ') + b;
}

} // namespace

bool MonitorTexts::isTrouble(Phase phase)
{
    return phase == Phase::Offline || phase == Phase::KeyRefused || phase == Phase::Nonsense ||
           phase == Phase::CacheFailed;
}

EmptyText::Action MonitorTexts::remedy(Phase phase)
{
    return phase == Phase::KeyRefused ? EmptyText::Action::Settings : EmptyText::Action::Retry;
}

QString MonitorTexts::label(EmptyText::Action action)
{
    switch (action) {
    case EmptyText::Action::None:
        return {};
    case EmptyText::Action::Retry:
        return tr("Try Again");
    case EmptyText::Action::Settings:
        return tr("Connection Settings…");
    case EmptyText::Action::ClearFilter:
        return tr("Clear Filter");
    case EmptyText::Action::ClearSearch:
        return tr("Clear Search");
    case EmptyText::Action::EditFilter:
        return tr("Edit Filter…");
    case EmptyText::Action::ShowAllTime:
        return tr("Show All Time");
    case EmptyText::Action::OpenFiles:
        return tr("Open Files…");
    }
    return {};
}

SyncText MonitorTexts::sync(const SyncState &state, bool hasService, std::optional<Micros> knownUntil,
                            const DisplayValues &values, Micros now)
{
    const QString since = state.since ? values.time(state.since, now) : QString();
    const QString contact = state.lastContact ? tr("Synced %1").arg(values.ago(*state.lastContact, now))
                            : knownUntil      ? tr("Last synced %1").arg(values.time(*knownUntil, now))
                                              : tr("Not synced yet");
    QString details = state.error
                          ? joined(joined(state.error->message, state.error->reason), state.error->help)
                          : QString();
    if (state.nextRetry)
        details = joined(details, tr("Next try: %1.").arg(values.time(*state.nextRetry, now)));
    switch (state.phase) {
    case Phase::Stopped:
        if (hasService)
            return {Light::Off, tr("Stopped"), tr("The sync with the service has been stopped."), contact};
        return {Light::Off, tr("Offline"), tr("Opened without a service: this is what the file holds."),
                tr("Opened without a service")};
    case Phase::Connecting:
        return {Light::Busy, tr("Connecting…"), tr("The service is being asked for the first time."),
                tr("Connecting…")};
    case Phase::Syncing: {
        const int percent = static_cast<int>(state.progress.value_or(0) * 100);
        const QString word = state.progress ? tr("Syncing %1 %").arg(percent) : tr("Syncing…");
        return {Light::Busy, word,
                tr("%1 runs and %2 log entries received since the start.")
                    .arg(values.count(state.runsReceived), values.count(state.logsReceived)),
                word};
    }
    case Phase::UpToDate:
        return {Light::Good, tr("Live"), tr("Everything is there, and changes arrive as they happen."),
                contact};
    case Phase::Offline:
        return {Light::Bad, tr("Offline"), details, joined(tr("Offline since %1 ·").arg(since), contact)};
    case Phase::KeyRefused:
        return {Light::Bad, tr("Key refused"), details,
                joined(tr("Key refused since %1 ·").arg(since), contact)};
    case Phase::Nonsense:
        return {Light::Bad, tr("Unreadable answers"), details,
                joined(tr("Answers unreadable since %1 ·").arg(since), contact)};
    case Phase::CacheFailed:
        return {Light::Bad, tr("Can't store"), details,
                joined(tr("Nothing stored since %1 ·").arg(since), contact)};
    }
    return {};
}

SyncText MonitorTexts::imported(const ImportedFiles &files, const DisplayValues &values)
{
    QStringList missing;
    if (!files.runs)
        missing << (files.logs ? tr("runs (known only by their log entries)") : tr("runs"));
    if (!files.logs)
        missing << tr("log entries");
    if (!files.payloads)
        missing << tr("inputs and outputs");
    if (!files.deployments)
        missing << tr("deployments");
    const QString lacking =
        missing.isEmpty() ? QString() : tr("Not in the files: %1").arg(missing.join(QStringLiteral(", ")));
    SyncText text;
    text.word = files.files == 1
                    ? tr("Imported from 1 file · may be partial")
                    : tr("Imported from %1 files · may be partial").arg(values.count(files.files));
    text.details = tr("This is what the files hold; there may be more than they do.");
    if (!lacking.isEmpty())
        text.details += QLatin1Char(' ') + lacking + QLatin1Char('.');
    text.details += QLatin1Char(' ') + tr("Click to see the files, and what could not be read.");
    text.status = lacking.isEmpty() ? tr("Imported, may be partial") : lacking;
    return text;
}

QString MonitorTexts::searching(bool isSorting, std::optional<double> progress)
{
    const QString done = progress ? tr(" %1 %").arg(static_cast<int>(*progress * 100)) : QString();
    return isSorting ? tr("Sorting…%1 (Esc to stop)").arg(done) : tr("Loading…%1").arg(done);
}

EmptyText MonitorTexts::trouble(const SyncState &state, const QString &what)
{
    const UserError error = state.error.value_or(UserError{what, {}, {}});
    const auto action = remedy(state.phase);
    return {what, joined(joined(error.message, error.reason), error.help), label(action), action, {}, {},
            false};
}

EmptyText MonitorTexts::fetching(const EmptyFacts &facts, const QString &what)
{
    const QString why = facts.sync.runsReceived > 0
                            ? tr("The first sync takes a moment; rows appear as they arrive, newest first.")
                            : tr("The service has been asked; rows appear as they arrive, newest first.");
    return {what,
            why,
            {},
            EmptyText::Action::None,
            facts.sync.progress,
            {},
            facts.sync.phase == Phase::Connecting};
}

/// Of a workspace made from files: what no range and no filter would bring.
EmptyText MonitorTexts::notInFiles(const EmptyFacts &facts)
{
    const bool nothing = !facts.imported->runs && !facts.imported->logs;
    EmptyText text;
    text.what = nothing        ? tr("The files hold no runs and no log entries")
                : facts.isLogs ? tr("The files hold no log entries")
                               : tr("The files hold no runs");
    text.why =
        nothing ? tr("That is how the export of an empty selection looks.")
                : tr("Runs and logs are exported to a file each. Open the other one too: what belongs to the "
                     "same script is joined.");
    text.action = EmptyText::Action::OpenFiles;
    text.button = label(text.action);
    return text;
}

EmptyText MonitorTexts::withoutScripts(const EmptyFacts &facts)
{
    if (facts.imported)
        return notInFiles(facts);
    const auto retry = EmptyText::Action::Retry;
    if (isTrouble(facts.sync.phase))
        return trouble(facts.sync, tr("There is nothing to show yet"));
    if (isUnderWay(facts.sync.phase))
        return fetching(facts, tr("Looking for scripts…"));
    if (!facts.hasService || facts.sync.phase == Phase::Stopped)
        return {tr("There is nothing in this cache"),
                tr("It was opened without a service and holds no runs. Connect to a service to fill it."),
                label(EmptyText::Action::Settings),
                EmptyText::Action::Settings,
                {},
                {},
                false};
    if (facts.unexecutedScripts > 0)
        return {tr("No script has been executed yet"),
                tr("Scripts are deployed (%1), but a script is listed once it has run. Execute one from a "
                   "workflow or "
                   "by an API call: its runs appear here by themselves.")
                    .arg(facts.unexecutedScripts),
                tr("Check Again"),
                retry,
                {},
                {},
                false};
    return {
        tr("No script is deployed yet"),
        tr("The service knows no scripts. Deploy one and execute it: its runs appear here by themselves."),
        tr("Check Again"),
        retry,
        {},
        {},
        false};
}

QString MonitorTexts::fetchingRange(const SyncState &state, const QString &range, bool isComplete)
{
    return isComplete || !isUnderWay(state.phase) ? QString() : tr("Fetching %1…").arg(range);
}

/// Which part of the selection keeps everything away.
EmptyText MonitorTexts::withoutMatches(const EmptyFacts &facts, const DisplayValues &values)
{
    using Action = EmptyText::Action;
    const NarrowingFacts &narrowing = facts.narrowing;
    if (!narrowing.counts)
        return {tr("Looking…"), {}, {}, Action::None, {}, {}, true};
    const auto &counts = *narrowing.counts;
    const QString inRange = values.count(counts.inRange);
    EmptyText text;
    text.what = (facts.isLogs ? tr("0 of %1 log entries") : tr("0 of %1 runs")).arg(inRange);
    const bool filterLeavesNone = !narrowing.filter.isEmpty() && counts.filtered == 0;
    const bool searchLeavesNone = !narrowing.search.isEmpty() && counts.searched == 0;
    const QString rest = tr("the time range alone has %1.").arg(inRange);
    if (filterLeavesNone && searchLeavesNone)
        text.why = tr("Neither the filter %1 nor the search “%2” leaves any; %3")
                       .arg(narrowing.filter, narrowing.search, rest);
    else if (filterLeavesNone)
        text.why = tr("The filter %1 leaves none; %2").arg(narrowing.filter, rest);
    else if (searchLeavesNone)
        text.why = tr("The search “%1” finds none; %2").arg(narrowing.search, rest);
    else
        text.why = tr("The filter %1 leaves %2 and the search “%3” finds %4, but none are the same; %5")
                       .arg(narrowing.filter, values.count(counts.filtered), narrowing.search,
                            values.count(counts.searched), rest);
    if (!narrowing.filter.isEmpty())
        text.others = {Action::ClearFilter, Action::EditFilter};
    if (!narrowing.search.isEmpty())
        text.others.insert(searchLeavesNone && !filterLeavesNone ? text.others.begin() : text.others.end(),
                           Action::ClearSearch);
    text.action = text.others.front();
    text.others.erase(text.others.begin());
    text.button = label(text.action);
    return text;
}

EmptyText MonitorTexts::withoutRows(const EmptyFacts &facts, const DisplayValues &values, Micros now)
{
    using Action = EmptyText::Action;
    const auto &counts = facts.narrowing.counts;
    const bool isNarrowed = !facts.narrowing.filter.isEmpty() || !facts.narrowing.search.isEmpty();
    if (facts.imported &&
        !(facts.isLogs ? facts.imported->logs : facts.imported->runs || facts.imported->logs))
        return notInFiles(facts);
    if (isNarrowed && (!counts || counts->inRange > 0))
        return withoutMatches(facts, values);
    if (isTrouble(facts.sync.phase))
        return trouble(facts.sync,
                       (facts.isLogs ? tr("No log entries of “%1” are here") : tr("No runs of “%1” are here"))
                           .arg(facts.range));
    if (isUnderWay(facts.sync.phase))
        return fetching(facts, tr("Fetching %1…").arg(facts.range));
    EmptyText text;
    text.what = (facts.isLogs ? tr("No log entries in “%1”") : tr("No runs in “%1”")).arg(facts.range);
    text.why = facts.lastExecutedAt
                   ? tr("The script last ran on %1.").arg(values.time(*facts.lastExecutedAt, now))
                   : tr("The script has not run in that time.");
    text.action = facts.isAllTime ? Action::None : Action::ShowAllTime;
    if (facts.hasService)
        text.others.push_back(Action::Retry);
    if (text.action == Action::None && facts.hasService) {
        text.action = Action::Retry;
        text.others.clear();
    }
    text.button = text.action == Action::Retry ? tr("Check Again") : label(text.action);
    return text;
}

EmptyText MonitorTexts::empty(const EmptyFacts &facts, const DisplayValues &values, Micros now)
{
    if (facts.records == AnswerModel::State::Failed)
        return {facts.error.message,
                joined(facts.error.reason, facts.error.help),
                label(EmptyText::Action::Retry),
                EmptyText::Action::Retry,
                {},
                {},
                false};
    if (!facts.scriptsLoaded && facts.scriptsError)
        return {facts.scriptsError->message,
                joined(facts.scriptsError->reason, facts.scriptsError->help),
                label(EmptyText::Action::Retry),
                EmptyText::Action::Retry,
                {},
                {},
                false};
    if (facts.scriptsLoaded && facts.scripts == 0)
        return withoutScripts(facts);
    if (!facts.scriptsLoaded || facts.records != AnswerModel::State::Ready)
        return {tr("Loading…"), {}, {}, EmptyText::Action::None, facts.progress, {}, true};
    return withoutRows(facts, values, now);
}

} // namespace runglass
