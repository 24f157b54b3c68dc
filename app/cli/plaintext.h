// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace runglass::cli {

/// Text from outside as it may stand in a terminal: without control characters and without those that turn
/// the direction of writing around.
QString plainLine(const QString &text);
QString plainLine(const std::string &utf8);

/// Columns aligned by blanks, the first row is the heading; columns whose heading begins with '>' are
/// right-aligned.
QString table(const std::vector<QStringList> &rows);

/// With separators between thousands.
QString count(qint64 number);

} // namespace runglass::cli
