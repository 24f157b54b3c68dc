// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "options.h"

#include "gateway/listenaddress.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

namespace runglass::app {

namespace {

constexpr qint64 maxKeyFileSize = 4096;

QString tr(const char *text)
{
    return QCoreApplication::translate("Gateway", text);
}

Parsed wrongUsage(const QString &what)
{
    Parsed parsed;
    parsed.outcome = Parsed::Outcome::WrongUsage;
    parsed.text = UserError{what, {}, tr("See runglass-gateway --help.")}.oneLine();
    return parsed;
}

Result<SecretKey> readKey(const QString &file)
{
    const QString message = tr("The API key could not be read.");
    const QString help = tr("Put the key alone into the file and name it with --api-key-file.");
    QFile keyFile(file);
    if (!keyFile.open(QIODevice::ReadOnly))
        return UserError{message, tr("%1: %2.").arg(file, keyFile.errorString()), help};
    const SecretKey key(keyFile.read(maxKeyFileSize));
    if (key.isEmpty())
        return UserError{message, tr("%1 is empty.").arg(file), help};
    return key;
}

QString databaseFile(const QCommandLineParser &parser, const QString &option, bool isDemo)
{
    if (parser.isSet(option))
        return parser.value(option);
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           (isDemo ? QStringLiteral("/gateway-demo.db") : QStringLiteral("/gateway.db"));
}

} // namespace

Parsed parseOptions(const QStringList &arguments, const QString &environmentKey)
{
    const QString listen = QStringLiteral("listen");
    const QString database = QStringLiteral("database");
    const QString keyFile = QStringLiteral("api-key-file");
    const QString demo = QStringLiteral("demo");
    const QString demoSeed = QStringLiteral("demo-seed");
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Collects the telemetry of custom scripts and serves their runs and logs."));
    const QCommandLineOption help(QStringLiteral("help"), tr("Show this help."));
    const QCommandLineOption version(QStringLiteral("version"), tr("Show the version."));
    parser.addOptions({
        {listen, tr("Where to listen; port 0 takes a free one. 127.0.0.1:8420 unless told."), tr("ADDR:PORT"),
         QStringLiteral("127.0.0.1:8420")},
        {database, tr("Where runs and logs are kept; made when missing."), tr("FILE")},
        {keyFile,
         tr("The file with the key that clients must send; else the key is taken from RUNGLASS_API_KEY."),
         tr("FILE")},
        {demo, tr("Simulate a busy team.")},
        {demoSeed, tr("Simulate another team: each number is one."), tr("N"), QStringLiteral("1")},
        help,
        version,
    });

    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText());
    Parsed parsed;
    parsed.outcome = Parsed::Outcome::Print;
    if (parser.isSet(help)) {
        parsed.text = parser.helpText();
        return parsed;
    }
    if (parser.isSet(version)) {
        parsed.text = QStringLiteral("runglass-gateway ") + QCoreApplication::applicationVersion();
        return parsed;
    }
    if (!parser.positionalArguments().isEmpty())
        return wrongUsage(
            tr("There is an argument too many: %1.").arg(parser.positionalArguments().constFirst()));
    const auto address = gateway::parseListenAddress(parser.value(listen).toStdString());
    if (!address)
        return wrongUsage(tr("--listen wants ADDR:PORT, such as 127.0.0.1:8420."));
    bool isNumber = false;
    const std::uint64_t seed = parser.value(demoSeed).toULongLong(&isNumber);
    if (!isNumber)
        return wrongUsage(tr("--demo-seed wants a whole number."));

    const bool isDemo = parser.isSet(demo);
    GatewayServer::Options &options = parsed.options;
    options.address = address->address;
    options.port = address->port;
    options.databaseFile = databaseFile(parser, database, isDemo);
    if (isDemo) {
        options.demo.emplace();
        options.demo->seed = seed;
    }
    options.key = SecretKey(environmentKey.toUtf8());
    if (parser.isSet(keyFile)) {
        auto key = readKey(parser.value(keyFile));
        if (!key) {
            parsed.outcome = Parsed::Outcome::Failed;
            parsed.text = key.error().oneLine();
            return parsed;
        }
        options.key = std::move(key).value();
    }
    parsed.outcome = Parsed::Outcome::Serve;
    return parsed;
}

} // namespace runglass::app
