// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Makes data for benches and for trying things out: a cache file, API pages or a text file, of any size.

#include "generator/apipages.h"
#include "generator/cachefile.h"
#include "generator/textfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>
#include <optional>

using namespace runglass;
using namespace runglass::generator;

namespace {

struct Options
{
    QCommandLineOption cache{QStringLiteral("cache"), QStringLiteral("Write a cache file."),
                             QStringLiteral("file")};
    QCommandLineOption pages{QStringLiteral("pages"), QStringLiteral("Write API pages (JSON) into a folder."),
                             QStringLiteral("folder")};
    QCommandLineOption text{QStringLiteral("text"), QStringLiteral("Write the log entries as plain text."),
                            QStringLiteral("file")};
    QCommandLineOption tables{
        QStringLiteral("tables"),
        QStringLiteral("Write logs.tsv and runs.tsv into a folder, for databases to import."),
        QStringLiteral("folder")};
    QCommandLineOption seed{QStringLiteral("seed"), QStringLiteral("Equal seeds make equal data."),
                            QStringLiteral("n"), QStringLiteral("1")};
    QCommandLineOption runs{QStringLiteral("runs"), QStringLiteral("How many runs."), QStringLiteral("n"),
                            QStringLiteral("100000")};
    QCommandLineOption logs{QStringLiteral("logs"),
                            QStringLiteral("How many log entries (default: 20 per run)."),
                            QStringLiteral("n")};
    QCommandLineOption days{QStringLiteral("days"), QStringLiteral("How many days they are spread over."),
                            QStringLiteral("n"), QStringLiteral("7")};
    QCommandLineOption end{
        QStringLiteral("end"),
        QStringLiteral("When the newest are: RFC 3339, or \"now\" (default: a fixed time)."),
        QStringLiteral("time")};
};

std::optional<std::int64_t> count(const QString &text)
{
    bool ok = false;
    const qlonglong value = text.toLongLong(&ok);
    return ok && value >= 0 ? std::optional<std::int64_t>(value) : std::nullopt;
}

std::optional<Shape> shapeFrom(const QCommandLineParser &parser, const Options &options)
{
    Shape shape;
    const auto seed = count(parser.value(options.seed));
    const auto runs = count(parser.value(options.runs));
    const auto days = count(parser.value(options.days));
    const auto logs = parser.isSet(options.logs) ? count(parser.value(options.logs))
                      : runs                     ? std::optional(*runs * 20)
                                                 : std::nullopt;
    if (!seed || !runs || !days || !logs || *days < 1 || *days > 36'500)
        return {};
    shape.seed = static_cast<std::uint64_t>(*seed);
    shape.runs = *runs;
    shape.logs = *logs;
    shape.days = static_cast<int>(*days);
    if (parser.value(options.end) == QLatin1String("now")) {
        shape.end = nowMicros();
    } else if (parser.isSet(options.end)) {
        const auto end = parseRfc3339(parser.value(options.end).toStdString());
        if (!end)
            return {};
        shape.end = *end;
    }
    return shape;
}

Result<void> writePages(const Dataset &dataset, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return UserError{QStringLiteral("%1 could not be made.").arg(folder), {}, {}};
    const auto write = [&folder](const QString &kind, const std::vector<std::string> &pages) -> Result<void> {
        for (std::size_t i = 0; i < pages.size(); ++i) {
            QFile file(QStringLiteral("%1/%2-%3.json").arg(folder, kind).arg(i, 5, 10, QLatin1Char('0')));
            const auto size = static_cast<qint64>(pages[i].size());
            if (!file.open(QIODevice::WriteOnly) || file.write(pages[i].data(), size) != size)
                return UserError{
                    QStringLiteral("%1 could not be written.").arg(file.fileName()), file.errorString(), {}};
        }
        return {};
    };
    if (Result<void> done = write(QStringLiteral("runs"), runPages(dataset)); !done)
        return done;
    return write(QStringLiteral("logs"), logPages(dataset));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("runglass-generate"));
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Makes runs and log entries for Runglass's benches."));
    parser.addHelpOption();
    parser.addOptions({options.cache, options.pages, options.text, options.tables, options.seed, options.runs,
                       options.logs, options.days, options.end});
    parser.process(application);

    const std::optional<Shape> shape = shapeFrom(parser, options);
    const bool somethingWanted = parser.isSet(options.cache) || parser.isSet(options.pages) ||
                                 parser.isSet(options.text) || parser.isSet(options.tables);
    if (!shape || !somethingWanted || !parser.positionalArguments().isEmpty()) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        return 2;
    }

    const Dataset dataset(*shape);
    Result<void> done;
    if (parser.isSet(options.cache))
        done = writeCacheFile(dataset, parser.value(options.cache));
    if (done && parser.isSet(options.pages))
        done = writePages(dataset, parser.value(options.pages));
    if (done && parser.isSet(options.text))
        done = writeTextFile(dataset, parser.value(options.text));
    if (done && parser.isSet(options.tables)) {
        done = writeTextFile(dataset, parser.value(options.tables) + QStringLiteral("/logs.tsv"), '\t');
        if (done)
            done = writeRunsFile(dataset, parser.value(options.tables) + QStringLiteral("/runs.tsv"));
    }
    if (!done) {
        std::fprintf(stderr, "runglass-generate: %s\n", qPrintable(done.error().oneLine()));
        return 1;
    }
    return 0;
}
