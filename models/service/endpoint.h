// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/secretkey.h"

#include <QUrl>

namespace runglass {

/// Where a service is and what opens it.
struct ServiceEndpoint
{
    QUrl url; ///< as the user typed it: "https://host[:port][/prefix]"; the API's base path is added if
              ///< missing
    SecretKey key;
};

} // namespace runglass
