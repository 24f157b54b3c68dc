// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "compare/columndiff.h"
#include "tables/displayvalues.h"

#include <QString>

namespace runglass {

/// What is said of the columns of two runs, and of documents and entries that are not here, in words.

QString columnName(ComparedColumn column);
/// As text, empty where the run has none; may hold what came from outside.
QString columnText(ComparedColumn column, const RecordDetails &record, const DisplayValues &values);
/// What stands for an empty one: "none", or that it is not known.
QString emptyColumnText(ComparedColumn column, const RecordDetails &record);
/// "+1.20 s (+48 %)", "2 h 05 min later"; empty where there is nothing to say.
QString deltaText(const ColumnDifference &difference, const RecordDetails &left, const DisplayValues &values);
/// Why a document is not there, or that it is.
QString documentNote(const DocumentDetails &document);
QString logsNote(const RecordDetails &record);

} // namespace runglass
