// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/walking.h"

#include "cache/cache.h"
#include "commands/commandregistry.h"
#include "commands/tablecommands.h"
#include "common/recordtable.h"
#include "measure/walker.h"
#include "monitor/monitorview.h"
#include "monitor/recordcontrols.h"
#include "settings/settings.h"
#include "userdata/marksstore.h"
#include "userdata/savedfilters.h"
#include "workspace/workspace.h"
#include "json/documents.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <future>

namespace runglass::bench {

namespace {

constexpr std::size_t payloadBytes = 2000;
constexpr int entriesOfRun = 20;

/// Documents and entries for the newest runs, which are walked.
bool addDetails(Cache &cache, std::int64_t runs)
{
    const auto reader = cache.makeReader();
    if (!reader)
        return false;
    const CancelToken never;
    const auto scripts = (*reader)->scripts(never);
    if (!scripts || scripts->empty())
        return false;
    RunsQuery query;
    query.scriptId = scripts->front().id;
    const auto rows = (*reader)->select(query, {}, never);
    const auto page = rows ? (*reader)->runPage(**rows, 0, runs, never) : Result<Page<RunRow>>(rows.error());
    if (!page)
        return false;
    WriteBatch batch;
    for (const RunRow &row : page->rows) {
        FetchedPayload fetched;
        fetched.payload.runId = row.run.id;
        fetched.payload.input = Document{invoices(payloadBytes, true), true};
        fetched.payload.output = Document{invoices(payloadBytes, true), true};
        fetched.status = row.run.status;
        fetched.revision = row.run.revision;
        batch.payloads.push_back(std::move(fetched));
        for (int i = 0; i < entriesOfRun; ++i) {
            LogEntry entry;
            entry.id = "walk-" + row.run.id + '-' + std::to_string(i);
            entry.runId = row.run.id;
            entry.scriptId = row.run.scriptId;
            entry.level = allLogLevels[static_cast<std::size_t>(i) % logLevelCount];
            entry.message =
                "ledger session " + std::to_string(i) + " opened, \x1b[33mretry\x1b[0m after 503, 3 left";
            entry.time = row.run.executedAt + i * 20 * microsPerMillisecond;
            batch.records.add(entry);
        }
    }
    std::promise<bool> written;
    cache.writer()->submit(std::move(batch),
                           [&written](const Result<WriteSummary> &done) { written.set_value(done.ok()); });
    return written.get_future().get();
}

RecordTable *runsOf(MonitorView &view)
{
    const auto tables = view.findChildren<RecordTable *>();
    const auto found = std::ranges::find_if(tables, [](const RecordTable *one) { return one->isVisible(); });
    return found == tables.end() ? nullptr : *found;
}

/// The value below which 99 of 100 are.
double nearly(std::vector<double> samples)
{
    std::ranges::sort(samples);
    return samples.empty() ? 0 : samples[(samples.size() * 99 + 99) / 100 - 1];
}

} // namespace

std::vector<Figure> measureWalking(const Setting &setting, const QString &cacheFile)
{
    const int presses = setting.quick ? 200 : 1000;
    const int repeats = 60;
    const QString size = QLocale(QLocale::English).toString(setting.largeCount());
    constexpr double goal = 16;
    std::vector<Figure> figures{
        {QStringLiteral("J pressed until the record is painted, among %1 runs").arg(size),
         QStringLiteral("ms"),
         {},
         {},
         {},
         {}},
        {QStringLiteral("The same, P99 of %1 presses").arg(presses), QStringLiteral("ms"), {}, goal, {}, {}},
        {QStringLiteral("J held for two seconds: last repeat until that record is painted"),
         QStringLiteral("ms"),
         {},
         {},
         {},
         {}}};
    Result<std::shared_ptr<Cache>> cache = Cache::open(cacheFile, {});
    if (!cache || !addDetails(**cache, presses + 400)) {
        figures[0].note =
            cache ? QStringLiteral("the runs' details could not be written") : cache.error().oneLine();
        return figures;
    }
    Settings settings(setting.scratchFile(QStringLiteral("walk.ini")));
    SavedFilters filters(setting.scratchFile(QStringLiteral("walkfilters.json")));
    MarksStore marks(setting.scratchFile(QStringLiteral("walkmarks.sqlite")));
    Workspace workspace(*cache, nullptr, QStringLiteral("bench"));
    MonitorView view(workspace, settings, filters, marks);
    KeyMap keys(settings);
    CommandRegistry commands(keys);
    for (RecordTable *table : view.findChildren<RecordTable *>())
        handleTableCommands(commands, *table);
    view.handleCommands(commands);
    view.resize(1600, 1000);

    std::unique_ptr<Walker> walker;
    QObject::connect(&view, &MonitorView::rowsPainted, &view, [&](int rows) {
        RecordTable *table = runsOf(view);
        if (walker || !table || rows < setting.largeCount())
            return;
        walker = std::make_unique<Walker>(view, *table, presses, repeats, [] { QCoreApplication::exit(0); });
        table->setFocus();
        table->goTo(0);
        view.records().openCurrent(true);
        walker->start();
    });
    QTimer::singleShot(60'000, &view, [&walker] {
        if (!walker)
            QCoreApplication::exit(1);
    });
    view.show();
    view.activateWindow();
    QCoreApplication::exec();
    if (!walker) {
        figures[0].note = QStringLiteral("the table did not fill within a minute");
        return figures;
    }
    if (walker->gaveUp())
        figures[0].note = QStringLiteral("a record did not come within ten seconds");
    figures[0].samples = walker->untilPainted();
    if (!walker->untilPainted().empty())
        figures[1].samples = {nearly(walker->untilPainted())};
    figures[2].samples = walker->afterRelease();
    return figures;
}

} // namespace runglass::bench
