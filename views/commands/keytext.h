// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QStringList>

namespace runglass {

/// The keys of a sequence as they stand on the caps, one entry for each press: {"G", "G"}, {"Ctrl+K"}, {"↓"}.
QStringList keyCaps(const QKeySequence &keys);

/// "G G", "Ctrl+K".
QString keyText(const QKeySequence &keys);

/// The texts of several sequences, those that read the same (Return and Enter) once.
QStringList keyTexts(const QList<QKeySequence> &keys);

/// As a screen reader should say it: "G, then R", "Shift+question mark", "Down".
QString spokenKeys(const QKeySequence &keys);

/// All of them joined by "or".
QString spokenKeys(const QList<QKeySequence> &keys);

} // namespace runglass
