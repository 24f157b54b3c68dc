// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/gatewayserver.h"

int main()
{
    runglass::GatewayServer server({});
    return server.start().ok() ? 0 : 1;
}
