// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

namespace runglass {

/// Hands files to the desktop, without waiting for it.
namespace desktopfiles {

/// With the program that is meant for it.
void open(const QString &path);
/// In the file manager, selected where it can do that (org.freedesktop.FileManager1).
void showInFolder(const QString &path);

} // namespace desktopfiles

} // namespace runglass
