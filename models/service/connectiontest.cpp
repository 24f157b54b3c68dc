// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/connectiontest.h"

#include "service/scriptlookup.h"

namespace runglass {

class ConnectionTest::Private
{
public:
    ServiceEndpoint endpoint;
    std::unique_ptr<ScriptLookup> lookup;
};

namespace {

SyncTuning patience()
{
    SyncTuning tuning;
    tuning.idleTimeout = tuning.totalTimeout = std::chrono::seconds(15);
    tuning.sizeCap = 8 * 1024 * 1024; // a list of scripts: read on the caller's thread, so kept small
    return tuning;
}

QString summaryOf(int scripts)
{
    if (scripts == 0)
        return ConnectionTest::tr("It works, but no script has been deployed and executed there yet.");
    if (scripts == 1)
        return ConnectionTest::tr("It works: 1 script.");
    return ConnectionTest::tr("It works: %n scripts.", nullptr, scripts);
}

} // namespace

ConnectionTest::ConnectionTest(const ServiceEndpoint &endpoint, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->endpoint = endpoint;
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::start()
{
    if (d->lookup)
        return;
    d->lookup =
        std::make_unique<ScriptLookup>(d->endpoint, patience(), [this](Result<std::vector<Script>> scripts) {
            ConnectionAnswer answer;
            if (scripts.ok()) {
                answer.scripts = static_cast<int>(scripts->size());
                answer.summary = summaryOf(answer.scripts);
            } else {
                answer.error = scripts.error();
            }
            Q_EMIT finished(answer);
        });
}

} // namespace runglass
