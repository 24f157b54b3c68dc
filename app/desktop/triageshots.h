// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QString>

namespace runglass {

class MonitorView;

/// Brings a monitor with rows into a state of triage, for a picture: "marks", "selection", "note", "inbox",
/// "paused". False for anything else.
bool showTriage(MonitorView &monitor, const QString &state);

} // namespace runglass
