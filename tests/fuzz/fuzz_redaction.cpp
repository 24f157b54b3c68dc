// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Text of any kind: JSON stays JSON, and redacting twice is redacting once.

#include "fuzztarget.h"

#include "redaction/redactor.h"
#include "json/jsondocument.h"

#include <string>

using namespace runglass;

namespace {

bool isJson(const std::string &text)
{
    return JsonDocument::parse(std::make_shared<const std::string>(text)).document != nullptr;
}

Redactor makeRedactor()
{
    RedactionRules rules;
    for (const char *path : {"$.a", "$..b", "$[1]"})
        rules.paths.push_back(*JsonPathQuery::parse(path));
    return Redactor(std::move(rules));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Redactor redactor = makeRedactor();
    const std::string text(reinterpret_cast<const char *>(data), size);
    (void)JsonPathQuery::parse(text);
    if (const auto once = redactor.text(text)) {
        fuzz::require(!redactor.text(*once), "redacting twice is redacting once");
        fuzz::require(!isJson(text) || isJson(*once), "JSON stays JSON");
    }
    if (const auto document = redactor.document(text); document && isJson(text))
        fuzz::require(isJson(*document), "a document stays one");
    return 0;
}
