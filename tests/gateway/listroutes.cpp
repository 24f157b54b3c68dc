// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/routes.h"

#include <iostream>

/// Prints every route of the service, for the test that compares them with their description.
int main()
{
    for (const runglass::gateway::Route &route : runglass::gateway::routes())
        std::cout << route.method << ' ' << route.path << '\n';
}
