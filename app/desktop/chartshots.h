// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

namespace runglass {

class MonitorView;

/// Brings the charts into a state for a picture: "chart:distribution", "chart:table", "chart:figures" (those
/// of a bucket). False for anything else.
bool showChart(MonitorView &monitor, const QString &state);

} // namespace runglass
