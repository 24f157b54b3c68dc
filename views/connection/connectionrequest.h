// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/secretkey.h"
#include "settings/profile.h"

#include <QString>
#include <QUrl>

namespace runglass {

/// What was entered on the connection page.
struct ConnectionRequest
{
    QString name; ///< empty: whatever the host suggests
    QUrl url;
    SecretKey key;
    KeyPlace keyPlace = KeyPlace::Keychain;
};

} // namespace runglass
