// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/scriptlookup.h"

#include "service/pageparser.h"
#include "service/serviceclient.h"

namespace runglass {

class ScriptLookup::Private
{
public:
    Private(const ServiceEndpoint &endpoint, const SyncTuning &tuning)
        : client(endpoint, tuning)
    {
    }

    ServiceClient client;
    std::unique_ptr<ServiceRequest> request;
};

namespace {

Result<std::vector<Script>> scriptsIn(const ServiceOutcome &outcome, const ServiceCall &call)
{
    if (const auto *error = std::get_if<ServiceError>(&outcome))
        return error->error;
    PageContext context;
    context.where = call.where().toStdString();
    context.scripts = true;
    PageParser parser;
    Result<ParsedPage> page = parser.parsePage(std::get<ServiceAnswer>(outcome).body, context);
    if (!page)
        return page.error();
    return std::move(page->scripts);
}

} // namespace

ScriptLookup::ScriptLookup(const ServiceEndpoint &endpoint, const SyncTuning &tuning, Done done)
    : d(std::make_unique<Private>(endpoint, tuning))
{
    const ServiceCall call{{QStringLiteral("scripts")}, {}};
    d->request = d->client.get(call, [call, done = std::move(done)](const ServiceOutcome &outcome) {
        done(scriptsIn(outcome, call));
    });
}

ScriptLookup::~ScriptLookup() = default;

} // namespace runglass
