// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "command.h"

#include <QCoreApplication>

using namespace runglass;

namespace {

QString helpText()
{
    return QCoreApplication::translate(
        "cli",
        "Usage: runglass-cli COMMAND [options]\n"
        "The runs and logs of custom scripts, without a screen.\n"
        "\n"
        "Commands:\n"
        "  sync     fetch what is missing from a service into a cache\n"
        "  import   read exported and captured files into a cache\n"
        "  export   write runs or logs of a cache as CSV or JSON Lines\n"
        "  scripts  list the scripts a cache knows\n"
        "  stats    figures about runs or logs in a cache\n"
        "\n"
        "runglass-cli COMMAND --help explains a command. Exit status: 0 done, 1 failed, 2 wrong usage.\n");
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("runglass-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RUNGLASS_VERSION));

    QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.size() > 1 ? arguments.at(1) : QString();
    if (name == QLatin1String("--help") || name == QLatin1String("-h")) {
        cli::print(helpText());
        return cli::Done;
    }
    if (name == QLatin1String("--version") || name == QLatin1String("-v")) {
        cli::print(QStringLiteral("runglass-cli " RUNGLASS_VERSION "\n"));
        return cli::Done;
    }
    // The parser takes the first argument for the program's name.
    arguments.removeFirst();
    if (!arguments.isEmpty())
        arguments.first() = QStringLiteral("runglass-cli ") + name;

    if (name == QLatin1String("sync"))
        return cli::runSync(arguments);
    if (name == QLatin1String("import"))
        return cli::runImport(arguments);
    if (name == QLatin1String("scripts"))
        return cli::runScripts(arguments);
    if (name == QLatin1String("stats"))
        return cli::runStats(arguments);
    if (name == QLatin1String("export"))
        return cli::runExport(arguments);
    return cli::wrongUsage(name.isEmpty()
                               ? QCoreApplication::translate("cli", "A command is missing.")
                               : QCoreApplication::translate("cli", "There is no command %1.").arg(name));
}
