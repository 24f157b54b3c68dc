// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "measure/figure.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace runglass::bench {

/// The machine and the versions a table was taken with, in one line.
QString machineLine();

/// The table as it is printed: one line per figure, the limit beside what was measured.
QByteArray asTable(const std::vector<Figure> &figures);

/// The same with every sample, for comparing two states of the code.
QByteArray asJson(const std::vector<Figure> &figures);

} // namespace runglass::bench
