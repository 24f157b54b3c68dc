// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <cstddef>
#include <string>

/// Documents to measure with, the same ones each time.
namespace runglass::bench {

/// An array of small invoices, with a line for each value or without any white space.
std::string invoices(std::size_t bytes, bool pretty);
/// A single string.
std::string longString(std::size_t bytes);
/// Arrays and objects in one another.
std::string nested(std::size_t levels);
/// Invoices that end in the middle.
std::string cutOff(std::size_t bytes);

} // namespace runglass::bench
