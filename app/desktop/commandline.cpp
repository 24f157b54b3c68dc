// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commandline.h"

#include "links/link.h"
#include "settings/serviceurl.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace runglass {

namespace {

struct Desktop
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

UserError wrong(const QString &message, const QString &reason = {})
{
    return {message, reason, Desktop::tr("runglass --help lists what works.")};
}

} // namespace

Result<CommandLine> CommandLine::parse(const QStringList &arguments)
{
    const auto name = [](const char *latin1) { return QString::fromLatin1(latin1); };
    const QString value = name("value");
    const QCommandLineOption help(QStringList{name("h"), name("help")});
    const QCommandLineOption version(QStringList{name("v"), name("version")});
    const QCommandLineOption service(name("service"), {}, value);
    const QCommandLineOption cache(name("cache"), {}, value);
    const QCommandLineOption demo(name("demo"));
    const QCommandLineOption screenshot(name("screenshot"), {}, value);
    const QCommandLineOption show(name("show"), {}, value);
    const QCommandLineOption timeout(name("timeout"), {}, value);
    const QCommandLineOption trace(name("trace"), {}, value);
    QCommandLineParser parser;
    parser.addOptions({help, version, service, cache, demo, screenshot, show, timeout, trace});
    if (!parser.parse(QStringList{QString()} + arguments))
        return wrong(Desktop::tr("The command line is wrong."), parser.errorText() + QLatin1Char('.'));

    const auto given = [&parser](const QCommandLineOption &option) -> std::optional<QString> {
        if (!parser.isSet(option))
            return {};
        return parser.value(option);
    };
    CommandLine line;
    line.help = parser.isSet(help);
    line.version = parser.isSet(version);
    line.demo = parser.isSet(demo);
    line.cacheFile = given(cache);
    line.screenshotFile = given(screenshot);
    line.traceFile = given(trace);
    line.show = given(show);
    line.files = parser.positionalArguments();
    if (std::any_of(line.files.begin(), line.files.end(), looksLikeLink)) {
        if (line.files.size() > 1 || line.demo || line.cacheFile || parser.isSet(service))
            return wrong(Desktop::tr("A link is opened by itself."),
                         Desktop::tr("It says which service it belongs to."));
        line.link = line.files.takeFirst();
    }
    // Desktops name files by their URLs where a program takes links.
    for (QString &file : line.files) {
        if (file.startsWith(QLatin1String("file:")))
            file = QUrl(file).toLocalFile();
    }
    for (const auto *file : {&line.cacheFile, &line.screenshotFile, &line.traceFile}) {
        if (*file && (*file)->isEmpty())
            return wrong(Desktop::tr("The command line is wrong."), Desktop::tr("A file name is empty."));
    }
    if (const auto text = given(service)) {
        const auto url = parseServiceUrl(*text);
        if (!url)
            return wrong(Desktop::tr("The URL given with --service is wrong."), url.error().reason);
        line.service = *url;
    }
    if (const auto text = given(timeout)) {
        bool isNumber = false;
        line.timeoutSeconds = text->toInt(&isNumber);
        if (!isNumber || line.timeoutSeconds < 1)
            return wrong(Desktop::tr("The time-out is wrong."),
                         Desktop::tr("It is whole seconds, at least 1."));
    }
    if (line.demo && line.service)
        return wrong(Desktop::tr("--demo and --service exclude each other."),
                     Desktop::tr("The demo brings its own service."));
    if (!line.files.isEmpty() && (line.demo || line.service || line.cacheFile))
        return wrong(Desktop::tr("Files are opened by themselves."),
                     Desktop::tr("They can't be combined with --service, --cache or --demo."));
    return line;
}

QString CommandLine::usage()
{
    return Desktop::tr(
        "usage: runglass [--service URL] [--cache FILE] [--demo] [FILE…]\n"
        "       runglass LINK\n"
        "\n"
        "A monitor for the runs and logs of custom scripts. Without arguments it opens the connection\n"
        "used last, or asks for one.\n"
        "\n"
        "  --service URL      open the service at this URL; the key is that of the connection with the\n"
        "                     same URL, or taken from the environment variable RUNGLASS_API_KEY\n"
        "  --cache FILE       keep runs and logs in this file; without --service: show what is in it\n"
        "  --demo             start a simulated service on this machine and open it\n"
        "  FILE…              files to review: exported CSV or JSON Lines, korelogger spans, OTLP in JSON,\n"
        "                     captured output, each also compressed with gzip or zstd\n"
        "  LINK               a runglass:// link; shown in the window that is open, if one is\n"
        "  -h, --help         this text\n"
        "  -v, --version      the version\n"
        "\n"
        "For developers:\n"
        "  --screenshot FILE  when synced rows are painted, save a picture of the window, say in one line\n"
        "                     what was synced, and end; after the time-out: save it and end with an error\n"
        "  --show WHAT        open this before --screenshot: timerange, filter:TEXT, apply:TEXT (a filter),\n"
        "                     search:TEXT, compare, inbox, marks, selection, note, paused, exports,\n"
        "                     opened-files, importing, drop\n"
        "  --timeout SECONDS  of --screenshot; 60 if not given\n"
        "  --trace FILE       write when what happened, as JSON Lines with times in microseconds since 1970\n"
        "\n"
        "Exit status: 0 done, 1 failed, 2 wrong usage.\n");
}

} // namespace runglass
