// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/logentry.h"
#include "domain/run.h"
#include "domain/script.h"

#include <random>
#include <string>
#include <vector>

namespace runglass::test {

/// Text made of what breaks things.
class Hostile
{
public:
    explicit Hostile(std::uint64_t seed)
        : m_random(seed)
    {
    }

    std::uint64_t number(std::uint64_t below) { return m_random() % below; }

    std::string text(std::size_t longest)
    {
        static const std::vector<std::string> parts{"\"",
                                                    "\"\"",
                                                    ",",
                                                    ";",
                                                    "\t",
                                                    "\n",
                                                    "\r",
                                                    "\r\n",
                                                    "\\",
                                                    "'",
                                                    "''",
                                                    "=cmd|'/c calc'!A0",
                                                    "=",
                                                    "+1",
                                                    "-",
                                                    "@x",
                                                    std::string(1, '\0'),
                                                    "\xEF\xBB\xBF",
                                                    "\x1b[31m",
                                                    "\u2028",
                                                    "é",
                                                    "日本",
                                                    "🙂",
                                                    "\U0010FFFF",
                                                    "a",
                                                    " ",
                                                    "x",
                                                    "null",
                                                    "{",
                                                    "}",
                                                    "[",
                                                    "]",
                                                    "\x1e",
                                                    "\x7f",
                                                    "sep=;",
                                                    "plain text"};
        std::string text;
        for (std::size_t count = number(longest); count > 0; --count)
            text += parts[number(parts.size())];
        return text;
    }
    /// Not empty, and without NUL, which no id can hold.
    std::string id(std::int64_t unique)
    {
        std::string id = text(6) + std::to_string(unique);
        std::erase(id, '\0');
        return id;
    }
    Micros time()
    {
        const Micros any =
            static_cast<Micros>(number(315'537'897'600)) * microsPerSecond - 62'167'219'200 * microsPerSecond;
        return any + static_cast<Micros>(number(3) == 0 ? number(1'000'000) : number(1000) * 1000);
    }
    std::optional<std::int64_t> optionalNumber()
    {
        return number(3) == 0 ? std::nullopt
                              : std::optional(static_cast<std::int64_t>(m_random() >> (1 + number(62))));
    }

    Run run(std::int64_t unique, const std::string &scriptId)
    {
        Run run;
        run.id = id(unique);
        run.scriptId = scriptId;
        run.status = static_cast<RunStatus>(number(4));
        run.deploymentVersion = optionalNumber();
        if (run.status == RunStatus::Success)
            run.responseTimeMs = optionalNumber();
        run.function = text(8);
        run.executedAt = time();
        run.sourceType = number(3) == 0 ? "workflow" : number(2) == 0 ? "api" : text(4);
        run.source = text(8);
        return run;
    }
    LogEntry log(std::int64_t unique, const std::string &scriptId)
    {
        LogEntry entry;
        entry.id = id(unique);
        entry.runId = id(unique / 3);
        entry.scriptId = scriptId;
        entry.level = allLogLevels[number(logLevelCount)];
        entry.message = text(20);
        entry.time = time();
        return entry;
    }

    /// A payload of which at least something is known.
    Payload payload(const std::string &runId)
    {
        Payload payload{.runId = runId, .input = document(), .output = document(), .error = {}};
        if (number(3) == 0 || (!payload.input && !payload.output))
            payload.error = text(12);
        return payload;
    }
    /// A JSON object, or nothing.
    std::string attributes()
    {
        static const std::vector<std::string> objects{
            R"({"log.meta.pid":"41","nested":{"a":[1,2.5,true,null,"}\n\"{"]}})",
            R"({"a":1,"a":2,"":"\u0000\ud83d\ude00","n":123456789012345678901234567890.5e-3})",
            R"({"=cmd":"=cmd"})", "{\n  \"spaced\" : [ 1 , 2 ]\n}"};
        return number(2) == 0 ? std::string() : objects[number(objects.size())];
    }

private:
    std::optional<Document> document()
    {
        static const std::vector<std::string> documents{"null",
                                                        "0",
                                                        "-0.0",
                                                        "1e400",
                                                        "18446744073709551616",
                                                        "\"\\u0000\"",
                                                        "[]",
                                                        "{}",
                                                        "[[[[]]]]",
                                                        "true",
                                                        "\"\xF0\x9F\x99\x82\"",
                                                        R"({"b":1,"a":[{"x":null},"\\"],"a":3.10})",
                                                        "{\r\n\t\"lines\" : \"\\r\\n\"\n}"};
        switch (number(4)) {
        case 0:
            return {};
        case 1:
            return Document{.text = text(12), .isJson = false};
        default:
            return Document{.text = documents[number(documents.size())], .isJson = true};
        }
    }

    std::mt19937_64 m_random;
};

} // namespace runglass::test
