// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace runglass {

/// Makes the folder, and the folders above it that are missing, with mode 0700. False when it can't.
bool createPrivateFolder(const QString &folder);

/// Makes an empty file with mode 0600 in a folder made by createPrivateFolder(). False when it can't, or when
/// there is one.
bool createPrivateFile(const QString &file);

/// Replaces the content of a file as a whole or not at all; afterwards its mode is 0600.
Result<void> writePrivateFile(const QString &file, const QByteArray &content);

/// Copies a file that can't be read as what it should be to "<file>.damaged-<UTC time>". Where to; nothing
/// when that failed.
std::optional<QString> copyAside(const QString &file);

} // namespace runglass
