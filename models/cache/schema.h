// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sqlite/connection.h"

#include <cstdint>
#include <span>

namespace runglass {

/// The tables of the cache and the steps that lead to them.
///
/// PRAGMA application_id says that a file is a Runglass cache, PRAGMA user_version which schema it has.
namespace schema {

/// "RGcc", big endian.
inline constexpr std::uint32_t applicationId = 0x52476363;
/// Chosen by measurement: see ARCHITECTURE.md.
inline constexpr int pageBytes = 8192;

/// One step: from version `to` - 1. Never changed once released; a new one is added after it.
struct Migration
{
    int to;
    const char *sql;
};

std::span<const Migration> migrations();
std::int64_t currentVersion();

/// Brings a file up to the last of `steps`, each step a transaction of its own: when one fails the file stays
/// at the version before it. A new file gets the application id with its first step. Several processes may
/// try at once.
bool migrate(Connection &connection, std::span<const Migration> steps = migrations());

} // namespace schema

} // namespace runglass
