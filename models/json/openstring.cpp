// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/openstring.h"

#include "json/jsonrow.h"
#include "json/jsonstring.h"

namespace runglass {

OpenString::OpenString(std::string_view raw)
    : text(decodedJson(raw))
    , lines(text, {}, JsonRow::closingPart - 1)
{
}

} // namespace runglass
