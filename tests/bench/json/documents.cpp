// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/documents.h"

namespace runglass::bench {

namespace {

/// One invoice of some 350 bytes minified, written for `indent` (empty: minified).
void appendInvoice(std::string &out, std::size_t number, const std::string &newLine)
{
    const std::string n = std::to_string(number);
    const std::string colon = newLine.empty() ? ":" : ": ";
    const std::string inner = newLine.empty() ? "" : newLine + "  ";
    const auto member = [&](const char *key, const std::string &value, bool last = false) {
        out += inner + '"' + key + '"' + colon + value + (last ? "" : ",");
    };
    out += newLine + '{';
    member("invoice_id", "\"INV-" + n + "\"");
    member("vendor", "\"M\xc3\xbcller & Sohn GmbH\"");
    member("received", "\"2026-05-14T06:07:27.238927Z\"");
    member("total", std::to_string(number % 10'000) + ".50");
    member("currency", "\"EUR\"");
    member("dry_run", number % 3 ? "false" : "true");
    member("note", "\"Reconciled " + n + " with ledger-7 after 3 attempts, nothing left open\"");
    member("lines", "[{\"sku\"" + colon + "\"A-11\",\"quantity\"" + colon + "2},{\"sku\"" + colon +
                        "\"B-07\",\"quantity\"" + colon + "14}]");
    member("approver", "null", true);
    out += newLine + '}';
}

} // namespace

std::string invoices(std::size_t bytes, bool pretty)
{
    const std::string newLine = pretty ? "\n  " : "";
    std::string out = "[";
    for (std::size_t number = 1; out.size() < bytes; ++number) {
        if (number > 1)
            out += ',';
        appendInvoice(out, number, newLine);
    }
    return out + (pretty ? "\n]" : "]");
}

std::string longString(std::size_t bytes)
{
    std::string out = "\"";
    while (out.size() < bytes)
        out += "Traceback (most recent call last):\\n  File \\\"reconcile.py\\\", line 38, in main\\n";
    return out + '"';
}

std::string nested(std::size_t levels)
{
    std::string out;
    for (std::size_t level = 0; level < levels; ++level)
        out += level % 2 ? "{\"deeper\":" : "[";
    out += "1";
    for (std::size_t level = levels; level-- > 0;)
        out += level % 2 ? "}" : "]";
    return out;
}

std::string cutOff(std::size_t bytes)
{
    return invoices(bytes, false).substr(0, bytes);
}

} // namespace runglass::bench
