// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>
#include <QUrl>

namespace runglass {

/// Where a profile's key lies between two starts.
enum class KeyPlace {
    Keychain, ///< of the desktop
    File,     ///< in the config folder, 0600, because the user wanted that
    Session,  ///< nowhere: asked for again at the next start
};

/// A service the user works with. Never holds its key.
struct Profile
{
    QString id; ///< names its cache folder and its key; never changes
    QString name;
    QUrl url;
    KeyPlace keyPlace = KeyPlace::Keychain;

    friend bool operator==(const Profile &, const Profile &) = default;
};

} // namespace runglass
