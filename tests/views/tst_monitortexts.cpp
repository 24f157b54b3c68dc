// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/monitortexts.h"

#include <QTest>

using namespace runglass;
using Phase = SyncState::Phase;
using Action = EmptyText::Action;

namespace {

constexpr Micros now = 1'795'359'586 * microsPerSecond;

SyncState in(Phase phase)
{
    SyncState state;
    state.phase = phase;
    state.since = now - microsPerHour;
    state.lastContact = now - 2 * microsPerSecond;
    if (MonitorTexts::isTrouble(phase))
        state.error = UserError{QStringLiteral("What."), QStringLiteral("Why."), QStringLiteral("Do.")};
    return state;
}

} // namespace

class TestMonitorTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void syncWords()
    {
        const DisplayValues values(QTimeZone::utc());
        const auto text = [&](const SyncState &state) {
            return MonitorTexts::sync(state, true, {}, values, now);
        };
        QCOMPARE(text(in(Phase::UpToDate)).word, QStringLiteral("Live"));
        QCOMPARE(text(in(Phase::UpToDate)).status, QStringLiteral("Synced 2 s ago"));
        SyncState syncing = in(Phase::Syncing);
        syncing.progress = 0.434;
        QCOMPARE(text(syncing).word, QStringLiteral("Syncing 43 %"));
        const SyncText offline = text(in(Phase::Offline));
        QCOMPARE(offline.word, QStringLiteral("Offline"));
        QCOMPARE(offline.details, QStringLiteral("What. Why. Do."));
        QCOMPARE(offline.status, QStringLiteral("Offline since 22 Nov 13:59:46 · Synced 2 s ago"));
        // Never heard of since the start, but what the cache holds tells how far it knew.
        SyncState silent = in(Phase::Offline);
        silent.lastContact.reset();
        QCOMPARE(text(silent).status, QStringLiteral("Offline since 22 Nov 13:59:46 · Not synced yet"));
        QCOMPARE(MonitorTexts::sync(silent, true, now - microsPerDay, values, now).status,
                 QStringLiteral("Offline since 22 Nov 13:59:46 · Last synced 21 Nov 14:59:46"));
        QCOMPARE(MonitorTexts::searching(true, 0.437), QStringLiteral("Sorting… 43 % (Esc to stop)"));
        QCOMPARE(MonitorTexts::searching(false, {}), QStringLiteral("Loading…"));
        QCOMPARE(MonitorTexts::sync(in(Phase::Stopped), false, {}, values, now).word,
                 QStringLiteral("Offline"));
    }
    void nothingMatches_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("search");
        QTest::addColumn<QList<int>>("counts"); // in the range, by the filter, by the search
        QTest::addColumn<QString>("why");
        QTest::addColumn<QList<int>>("actions");
        const auto add = [](const char *name, const char *filter, const char *search,
                            const QList<int> &counts, const char *why, const QList<Action> &actions) {
            QList<int> numbers;
            for (const Action action : actions)
                numbers.append(static_cast<int>(action));
            QTest::newRow(name) << QString::fromUtf8(filter) << QString::fromUtf8(search) << counts
                                << QString::fromUtf8(why) << numbers;
        };
        add("filter", "status = Failed", "", {12408, 0, 12408},
            "The filter status = Failed leaves none; the time range alone has 12,408.",
            {Action::ClearFilter, Action::EditFilter});
        add("search", "", "x", {7, 7, 0}, "The search “x” finds none; the time range alone has 7.",
            {Action::ClearSearch});
        add("search beside a filter", "version = 3", "x", {7, 2, 0},
            "The search “x” finds none; the time range alone has 7.",
            {Action::ClearSearch, Action::ClearFilter, Action::EditFilter});
        add("each of them", "version = 3", "x", {7, 0, 0},
            "Neither the filter version = 3 nor the search “x” leaves any; the time range alone has 7.",
            {Action::ClearFilter, Action::EditFilter, Action::ClearSearch});
        add("only together", "version = 3", "x", {7, 2, 3},
            "The filter version = 3 leaves 2 and the search “x” finds 3, but none are the same; the time "
            "range alone "
            "has 7.",
            {Action::ClearFilter, Action::EditFilter, Action::ClearSearch});
    }
    void nothingMatches()
    {
        QFETCH(QString, filter);
        QFETCH(QString, search);
        QFETCH(QList<int>, counts);
        QFETCH(QString, why);
        QFETCH(QList<int>, actions);
        EmptyFacts facts;
        facts.sync = in(Phase::UpToDate);
        facts.range = QStringLiteral("Last 7 Days");
        facts.scriptsLoaded = true;
        facts.scripts = 1;
        facts.records = AnswerModel::State::Ready;
        facts.narrowing.filter = filter;
        facts.narrowing.search = search;
        const DisplayValues values(QTimeZone::utc());
        QVERIFY(MonitorTexts::empty(facts, values, now).isPassing);
        facts.narrowing.counts = MatchBreakdown::Counts{900'000, counts[0], counts[1], counts[2]};
        const EmptyText text = MonitorTexts::empty(facts, values, now);
        QCOMPARE(text.what, QStringLiteral("0 of %1 runs").arg(values.count(counts[0])));
        QCOMPARE(text.why, why);
        QCOMPARE(text.button, MonitorTexts::label(text.action));
        QList<int> offered{static_cast<int>(text.action)};
        for (const Action action : text.others)
            offered.append(static_cast<int>(action));
        QCOMPARE(offered, actions);
        // Where the range has nothing, neither filter nor search is to blame.
        facts.narrowing.counts = MatchBreakdown::Counts{};
        QCOMPARE(MonitorTexts::empty(facts, values, now).what, QStringLiteral("No runs in “Last 7 Days”"));
    }
    void tellsWhatIsFetched()
    {
        const QString range = QStringLiteral("Last 30 Days");
        QCOMPARE(MonitorTexts::fetchingRange(in(Phase::Syncing), range, false),
                 QStringLiteral("Fetching Last 30 Days…"));
        QVERIFY(MonitorTexts::fetchingRange(in(Phase::Syncing), range, true).isEmpty());
        QVERIFY(MonitorTexts::fetchingRange(in(Phase::Offline), range, false).isEmpty());
    }
    void emptyStates_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<bool>("service");
        QTest::addColumn<int>("scripts");
        QTest::addColumn<int>("unexecuted");
        QTest::addColumn<int>("records");
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("action");
        using State = AnswerModel::State;
        const auto add = [](const char *name, Phase phase, bool service, int scripts, int unexecuted,
                            State records, const char *what, Action action) {
            QTest::newRow(name) << static_cast<int>(phase) << service << scripts << unexecuted
                                << static_cast<int>(records) << QString::fromUtf8(what)
                                << static_cast<int>(action);
        };
        add("nothing deployed", Phase::UpToDate, true, 0, 0, State::Idle, "No script is deployed yet",
            Action::Retry);
        add("nothing executed", Phase::UpToDate, true, 0, 3, State::Idle, "No script has been executed yet",
            Action::Retry);
        add("first sync", Phase::Syncing, true, 0, 0, State::Idle, "Looking for scripts…", Action::None);
        add("offline, empty", Phase::Offline, true, 0, 0, State::Idle, "There is nothing to show yet",
            Action::Retry);
        add("key refused, empty", Phase::KeyRefused, true, 0, 0, State::Idle, "There is nothing to show yet",
            Action::Settings);
        add("empty file", Phase::Stopped, false, 0, 0, State::Idle, "There is nothing in this cache",
            Action::Settings);
        add("looking up", Phase::UpToDate, true, 2, 0, State::Loading, "Loading…", Action::None);
        add("fetching", Phase::Syncing, true, 2, 0, State::Ready, "Fetching Last 7 Days…", Action::None);
        add("no runs", Phase::UpToDate, true, 2, 0, State::Ready, "No runs in “Last 7 Days”",
            Action::ShowAllTime);
        add("offline, no runs", Phase::Offline, true, 2, 0, State::Ready, "No runs of “Last 7 Days” are here",
            Action::Retry);
        add("unreadable", Phase::UpToDate, true, 2, 0, State::Failed, "Broken.", Action::Retry);
    }
    void emptyStates()
    {
        QFETCH(int, phase);
        QFETCH(bool, service);
        QFETCH(int, scripts);
        QFETCH(int, unexecuted);
        QFETCH(int, records);
        QFETCH(QString, what);
        QFETCH(int, action);
        EmptyFacts facts;
        facts.sync = in(static_cast<Phase>(phase));
        facts.range = QStringLiteral("Last 7 Days");
        facts.hasService = service;
        facts.scriptsLoaded = true;
        facts.scripts = scripts;
        facts.unexecutedScripts = unexecuted;
        facts.records = static_cast<AnswerModel::State>(records);
        facts.error = {QStringLiteral("Broken."), {}, {}};
        const EmptyText text = MonitorTexts::empty(facts, DisplayValues(QTimeZone::utc()), now);
        QCOMPARE(text.what, what);
        QCOMPARE(static_cast<int>(text.action), action);
        QCOMPARE(text.button.isEmpty(), text.action == Action::None);
        if (facts.sync.error && facts.records != AnswerModel::State::Failed)
            QCOMPARE(text.why, QStringLiteral("What. Why. Do."));
    }
    void unreadableScriptList()
    {
        EmptyFacts facts;
        facts.sync = in(Phase::UpToDate);
        const DisplayValues values(QTimeZone::utc());
        QCOMPARE(MonitorTexts::empty(facts, values, now).what, QStringLiteral("Loading…"));
        facts.scriptsError =
            UserError{QStringLiteral("What."), QStringLiteral("Why."), QStringLiteral("Do.")};
        const EmptyText text = MonitorTexts::empty(facts, values, now);
        QCOMPARE(text.what, QStringLiteral("What."));
        QCOMPARE(text.why, QStringLiteral("Why. Do."));
        QVERIFY(text.action == Action::Retry);
        QVERIFY(!text.isPassing);
    }
};

QTEST_GUILESS_MAIN(TestMonitorTexts)
#include "tst_monitortexts.moc"
