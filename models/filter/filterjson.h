// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "filter/filterset.h"

#include <QJsonObject>

namespace runglass {

/// The version that toJson() writes.
inline constexpr int filterJsonVersion = 1;

/// A set as it is saved: {"version": 1, "join": "and" | "or", "items": [{"column", "operator", "values"} or
/// {"join", "items"}]}, words as in the text form, statuses and levels as the API's words, versions and
/// durations (ms) as numbers.
QJsonObject toJson(const FilterSet &set);
/// An error for what is written in a newer version or is no filter.
Result<FilterSet> filterFromJson(const QJsonObject &json);

} // namespace runglass
