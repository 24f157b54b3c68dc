// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "command.h"

#include "plaintext.h"

#include <QCoreApplication>

#include <cstdio>

namespace runglass::cli {

namespace {

void write(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void printError(const UserError &error)
{
    write(stderr, QStringLiteral("runglass-cli: ") + plainLine(error.oneLine()) + QLatin1Char('\n'));
}

void printWarning(const QString &text)
{
    write(stderr, QStringLiteral("runglass-cli: ") + plainLine(text) + QLatin1Char('\n'));
}

void print(const QString &text)
{
    write(stdout, text);
}

void progressLine(const QString &text)
{
    write(stderr, QStringLiteral("\r\x1b[K") + text);
}

int wrongUsage(const QString &text)
{
    printWarning(
        text + QLatin1Char(' ') +
        QCoreApplication::translate("cli", "See runglass-cli --help or runglass-cli COMMAND --help."));
    return WrongUsage;
}

std::optional<int> readOptions(QCommandLineParser &parser, const QStringList &arguments)
{
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QCoreApplication::translate("cli", "Show this help."));
    parser.addOption(help);
    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText());
    if (parser.isSet(help)) {
        // Qt's first line knows the program, not the command.
        const QString text = parser.helpText();
        print(QCoreApplication::translate("cli", "Usage: %1 [options]").arg(arguments.first()) +
              text.mid(text.indexOf(QLatin1Char('\n'))));
        return Done;
    }
    return {};
}

} // namespace runglass::cli
