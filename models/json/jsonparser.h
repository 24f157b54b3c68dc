// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/canceltoken.h"
#include "json/jsonerror.h"
#include "json/jsonnodes.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace runglass {

/// Up to which size documents are taken apart; beyond, they are shown as text. The index takes 20 bytes a
/// value.
struct JsonLimits
{
    std::size_t bytes = 256U << 20;
    std::uint32_t values = 32U << 20;
};

/// Takes a document apart by RFC 8259 into `nodes`, in document order. A byte order mark before it is passed
/// over.
///
/// Strict: whatever RFC 8259 does not allow is an error with its place, bytes that are not UTF-8 too. Of
/// several errors the first in the text is told. Keys may repeat, numbers may have any size, \u escapes may
/// be lone surrogates: they are grammatical. Any depth: nothing recurses. One pass; no more memory than the
/// nodes. Looks at `stop` every few thousand values.
std::optional<JsonError> parseJson(const std::string &text, const CancelToken &stop, const JsonLimits &limits,
                                   JsonNodes &nodes);

} // namespace runglass
