// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <QCommandLineParser>
#include <QStringList>

#include <optional>

namespace runglass::cli {

/// What the program ends with.
enum ExitStatus { Done = 0, Failed = 1, WrongUsage = 2 };

/// "runglass-cli: " and the error in one line, to standard error.
void printError(const UserError &error);
void printWarning(const QString &text);
/// To standard output, as UTF-8.
void print(const QString &text);
/// In place of the line of progress before, to a terminal at standard error; empty: away with it.
void progressLine(const QString &text);

/// Reads a command's options. Nothing when the program goes on; else what it ends with: after --help, or when
/// the usage is wrong, which has been said then.
std::optional<int> readOptions(QCommandLineParser &parser, const QStringList &arguments);
/// Says that the usage is wrong, and how to learn the right one.
int wrongUsage(const QString &text);

int runExport(const QStringList &arguments);
int runImport(const QStringList &arguments);
int runSync(const QStringList &arguments);
int runScripts(const QStringList &arguments);
int runStats(const QStringList &arguments);

} // namespace runglass::cli
