// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/syncservice.h"

namespace runglass {

class SyncService::Private
{
};

SyncService::SyncService(ServiceEndpoint, std::shared_ptr<Cache>, Options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

SyncService::~SyncService() = default;
void SyncService::start() {}
void SyncService::stop() {}
void SyncService::want(const QString &, const TimeRange &) {}
void SyncService::retryNow() {}
void SyncService::setApiKey(const SecretKey &) {}

} // namespace runglass
