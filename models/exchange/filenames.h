// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace runglass {

enum class ExportFormat { Csv, JsonLines };

/// "<scriptname>_runs_data.csv"; characters that a file name can't hold become "_".
QString exportFileName(std::string_view scriptName, RecordKind kind, ExportFormat format = ExportFormat::Csv);

/// The script that an exported file's name tells, also of a copy ("… (1).csv") or when compressed; nothing
/// when it has another name.
std::optional<std::string> scriptOfFileName(const QString &path);

/// What a file's name tells of a run that is written nowhere in it: the name without its endings.
std::string runOfFileName(const QString &path);

} // namespace runglass
