// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Takes the figures of ./dev bench and prints them as one table.

#include "generator/cachefile.h"
#include "measure/charting.h"
#include "measure/comparing.h"
#include "measure/demohistory.h"
#include "measure/documentpainting.h"
#include "measure/exporting.h"
#include "measure/figures.h"
#include "measure/importing.h"
#include "measure/ingest.h"
#include "measure/queries.h"
#include "measure/records.h"
#include "measure/report.h"
#include "measure/runqueries.h"
#include "measure/scrolling.h"
#include "measure/startup.h"
#include "measure/walking.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QHash>

#include <cstdio>
#include <functional>

using namespace runglass;
using namespace runglass::bench;

namespace {

/// A cache with the large history in the range the window shows.
Result<QString> makeLargeCache(const Setting &setting)
{
    generator::Shape shape;
    shape.runs = setting.largeCount();
    shape.logs = setting.largeCount();
    shape.days = 6;
    shape.end = nowMicros();
    const QString file = setting.scratchFile(QStringLiteral("large.runglass"));
    if (const Result<void> done = generator::writeCacheFile(generator::Dataset(shape), file); !done)
        return done.error();
    return file;
}

/// Ten million log entries; the file stays away when it can't be made, which the figures then say.
QString makeLogCache(const Setting &setting)
{
    generator::Shape shape;
    shape.logs = 10 * setting.largeCount();
    shape.runs = shape.logs / 20;
    shape.days = 30;
    const QString file = setting.scratchFile(QStringLiteral("logs.runglass"));
    (void)generator::writeCacheFile(generator::Dataset(shape), file);
    return file;
}

/// What ./dev bench --peers calls the same work of other programs.
void namePeers(std::vector<Figure> &figures)
{
    static const QHash<QString, QString> peers{
        {QStringLiteral("Logs, exact count: rare word"), QStringLiteral("contains, rare word")},
        {QStringLiteral("Logs, exact count: frequent word"), QStringLiteral("contains, frequent word")},
        {QStringLiteral("Logs, exact count: absent word"), QStringLiteral("contains, absent word")},
        {QStringLiteral("Logs, counts by level and 720 intervals"),
         QStringLiteral("counts by level and hour")},
        {QStringLiteral("Runs: P50, P90, P99 and counts under a filter of five conditions"),
         QStringLiteral("P90 and P99")},
        {QStringLiteral("Runs: 720 buckets of P50, P90, P99 and counts, all runs"),
         QStringLiteral("720 buckets of percentiles")},
        {QStringLiteral("Export of 10 million log entries as CSV"),
         QStringLiteral("CSV export of the entries")},
        {QStringLiteral("Runs: sorted by Response Time"), QStringLiteral("sort runs by response time")}};
    for (Figure &figure : figures)
        figure.peer = peers.value(figure.what);
}

bool writeWhole(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

std::vector<Figure> measureAll(const Setting &setting, const QString &only)
{
    std::vector<Figure> figures;
    const auto add = [&](const char *name, const std::function<std::vector<Figure>()> &measure) {
        if (!only.isEmpty() && only != QLatin1String(name))
            return;
        std::fprintf(stderr, "bench: %s\n", name);
        for (Figure &figure : measure())
            figures.push_back(std::move(figure));
    };
    QString large;
    const bool needsLarge =
        only.isEmpty() || only == QLatin1String("startup") || only == QLatin1String("scrolling");
    if (needsLarge) {
        if (const Result<QString> made = makeLargeCache(setting); made)
            large = *made;
        else
            std::fprintf(stderr, "runglass-bench: %s\n", qPrintable(made.error().oneLine()));
    }

    add("history", [&] { return std::vector{measureDemoHistory(setting)}; });
    add("startup", [&] { return measureStartup(setting, large); });
    add("scrolling", [&] { return measureScrolling(setting, large); });
    add("walking", [&] { return measureWalking(setting, large); });
    add("documents", [&] { return measureDocumentPainting(setting); });
    add("runs", [&] { return measureRunQueries(setting); });
    add("figures", [&] { return measureFigures(setting); });
    add("queries", [&] { return measureLogQueries(setting, makeLogCache(setting)); });
    add("export", [&] { return measureExporting(setting, makeLogCache(setting)); });
    add("record", [&] { return measureRecords(setting, makeLogCache(setting)); });
    add("charts", [&] { return measureCharting(setting); });
    add("comparing", [&] { return measureComparing(setting); });
    add("import", [&] { return measureImporting(setting); });
    add("ingest", [&] { return measureIngest(setting); });
    return figures;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("runglass-bench"));
    const QCommandLineOption programs(QStringLiteral("programs"), QStringLiteral("Folder of the programs."),
                                      QStringLiteral("folder"), QCoreApplication::applicationDirPath());
    const QCommandLineOption scratch(QStringLiteral("scratch"), QStringLiteral("Folder for large files."),
                                     QStringLiteral("folder"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Write every sample there, too."),
                                  QStringLiteral("file"));
    const QCommandLineOption quick(QStringLiteral("quick"),
                                   QStringLiteral("A tenth of the data, fewer rounds."));
    const QCommandLineOption only(QStringLiteral("only"), QStringLiteral("One measurement."),
                                  QStringLiteral("name"));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({programs, scratch, json, quick, only});
    parser.process(application);
    if (!parser.isSet(scratch) || !parser.positionalArguments().isEmpty()) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        return 2;
    }

    Setting setting;
    setting.programs = parser.value(programs);
    setting.scratch = parser.value(scratch);
    setting.quick = parser.isSet(quick);
    setting.repeats = setting.quick ? 3 : 5;

    std::vector<Figure> figures = measureAll(setting, parser.value(only));
    namePeers(figures);
    std::fputs(asTable(figures).constData(), stdout);
    std::printf("%s\n", qPrintable(machineLine()));
    if (parser.isSet(json) && !writeWhole(parser.value(json), asJson(figures))) {
        std::fprintf(stderr, "runglass-bench: %s could not be written\n", qPrintable(parser.value(json)));
        return 1;
    }
    return 0;
}
