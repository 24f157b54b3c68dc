// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/connectiontest.h"

namespace runglass {

class ConnectionTest::Private
{
};

ConnectionTest::ConnectionTest(const ServiceEndpoint &, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::start() {}

} // namespace runglass
