// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "gateway/demo/random.h"

#include <string>
#include <string_view>

namespace runglass::gateway {

/// Fills the places of a text: {n} a number, {id} a document's number, {who} a name, {eur} an amount, {ms}
/// milliseconds.
std::string fillIn(std::string_view text, Random &random);

/// What a run was given and what it gave back: JSON of 200 bytes to 4 KB, as scripts of this kind exchange
/// it.
std::string demoInput(std::string_view function, Random &random);
std::string demoOutput(std::string_view function, Random &random);
/// What a run gives back that reports on everything: about 2 MB.
std::string demoReport(Random &random);
/// The stack trace a failure leaves on stderr.
std::string demoTraceback(std::string_view language, std::string_view function, std::string_view type,
                          std::string_view message, Random &random);

} // namespace runglass::gateway
