// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/demo/demotext.h"

#include "telemetry/jsonwriter.h"

#include <algorithm>

namespace runglass::gateway {

namespace {

constexpr std::string_view people[] = {
    "Anna Müller", "Jürgen Groß",  "Zoë O'Brien",     "Łukasz Wójcik", "Nguyễn Thị Hà",
    "山田太郎",    "Priya Sharma", "Søren Ångström",  "María Núñez",   "John \"JJ\" Smith",
    "Ελένη Παππά", "Олена Коваль", "Fatima al-Zahra", "Bülent Çelik",  "Grace Hopper"};
constexpr std::string_view goods[] = {"Office chair", "Strom Oktober", "Hosting, 3 months", "Kaffee 1 kg",
                                      "Consulting",   "Papier A4",     "Licence renewal",   "Reisekosten"};

std::string amount(Random &random)
{
    const std::int64_t cents = static_cast<std::int64_t>(random.exponential() * 48'000) + 1;
    const std::string rest = std::to_string(cents % 100);
    return std::to_string(cents / 100) + '.' + (rest.size() == 1 ? "0" : "") + rest;
}

std::string documentNumber(Random &random)
{
    return "INV-" + std::to_string(random.between(100'000, 999'999));
}

/// Mostly a few, now and then many: what makes sizes heavy-tailed.
std::int64_t itemCount(Random &random)
{
    return std::min<std::int64_t>(1 + static_cast<std::int64_t>(random.exponential() * 3.0), 40);
}

/// A document with so many results.
std::string resultsOf(std::int64_t count, Random &random)
{
    std::string out = R"({"status":"ok","correlation":")" + random.hex(32) + R"(","summary":{"checked":)" +
                      std::to_string(random.between(1, 480)) + R"(,"open":)" +
                      std::to_string(random.below(9)) + R"(,"total":)" + amount(random) +
                      R"(},"next_step":null,"results":[)";
    for (std::int64_t i = 0; i < count; ++i) {
        out += i == 0 ? R"({"number":")" : R"(,{"number":")";
        out += documentNumber(random) + R"(","matched":)" + (random.chance(0.9) ? "true" : "false") +
               R"(,"confidence":0.)" + std::to_string(random.between(10, 99)) + '}';
    }
    return out + "]}";
}

} // namespace

std::string fillIn(std::string_view text, Random &random)
{
    std::string out;
    out.reserve(text.size() + 32);
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        out += text.substr(0, close == std::string_view::npos ? close : open);
        if (close == std::string_view::npos)
            break;
        const std::string_view place = text.substr(open + 1, close - open - 1);
        if (place == "n")
            out += std::to_string(random.between(2, 480));
        else if (place == "id")
            out += documentNumber(random);
        else if (place == "who")
            out += random.pick<std::string_view>(people);
        else if (place == "eur")
            out += amount(random);
        else if (place == "ms")
            out += std::to_string(random.between(40, 9800));
        text.remove_prefix(close + 1);
    }
    return out;
}

std::string demoInput(std::string_view function, Random &random)
{
    std::string out = R"({"request_id":")" + random.hex(16) + R"(","function":")";
    (out += function) += R"(","requested_by":{"name":)";
    appendJsonString(out, random.pick<std::string_view>(people));
    out +=
        R"(,"locale":"de-DE","roles":["user","approver"]},"options":{"dry_run":false,"tolerance":0.01},"items":[)";
    const std::int64_t count = itemCount(random);
    for (std::int64_t i = 0; i < count; ++i) {
        out += i == 0 ? R"({"number":")" : R"(,{"number":")";
        out += documentNumber(random) + R"(","text":)";
        appendJsonString(out, random.pick<std::string_view>(goods));
        out += R"(,"amount":)" + amount(random) + R"(,"currency":"EUR"})";
    }
    return out + "]}";
}

std::string demoOutput(std::string_view function, Random &random)
{
    if (random.chance(0.02))
        return std::string(function) + ": done\n" + std::to_string(random.between(1, 900)) +
               " rows in total\n";
    return resultsOf(itemCount(random), random);
}

std::string demoReport(Random &random)
{
    constexpr std::int64_t rows = 25'000;
    return resultsOf(rows, random);
}

std::string demoTraceback(std::string_view language, std::string_view function, std::string_view type,
                          std::string_view message, Random &random)
{
    const std::string line = std::to_string(random.between(12, 340));
    const std::string inner = std::to_string(random.between(12, 90));
    const std::string name(function);
    const std::string what = std::string(type) + ": " + std::string(message);
    if (language == "python") {
        return "Traceback (most recent call last):\n  File \"/app/main.py\", line " + line + ", in " + name +
               "\n    result = client.send(request)\n  File \"/app/lib/client.py\", line " + inner +
               ", in send\n    raise_for(answer)\n" + what;
    }
    return what + "\n    at send (/app/lib/client.js:" + inner + ":17)\n    at async " + name +
           " (/app/index.js:" + line + ":9)";
}

} // namespace runglass::gateway
