// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

namespace runglass {

/// The columns of All Runs, in the order they are shown.
enum class RunColumn { RunId, Status, Version, ResponseTime, Function, ExecutedOn, SourceType, Source };
/// The columns of Logs, in the order they are shown.
enum class LogColumn { LogId, Level, Message, Timestamp, RunId };

enum class SortOrder { Ascending, Descending };

} // namespace runglass
