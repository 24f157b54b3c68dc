// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "generator/message.h"

#include <charconv>

namespace runglass::generator {

namespace {

constexpr std::size_t shortest = 20;
constexpr std::size_t longest = 200;

/// '#' becomes a number of up to five digits, '@' eight hexadecimal digits.
constexpr std::array<std::string_view, 16> openings{"Reconciled # entries",
                                                    "Fetched page # of orders",
                                                    "Loaded # customers from cache",
                                                    "Posting batch @",
                                                    "Checking balance of account #",
                                                    "Sent # reminders",
                                                    "Rate EUR/USD is 1.#",
                                                    "Skipped # duplicates",
                                                    "Connected to host db-#",
                                                    "Retrying request @",
                                                    "Wrote report @.pdf",
                                                    "Validated # rows",
                                                    "Queue holds # messages",
                                                    "Token @ refreshed",
                                                    "Matched # payments",
                                                    "Parsed document @"};

constexpr std::array<std::string_view, 16> details{
    " in # ms",          " for tenant @",     " status=#",     " attempt # of 5",
    " region=eu-west-#", " next run in # s",  " size=# bytes", " user=@",
    " source order #",   " with # warnings",  " from shard #", " total #.50 EUR",
    " trace=@",          " queue=priority-#", " elapsed #.#s", " after # retries"};

constexpr std::array<std::string_view, 4> foreign{" für Müller & Söhne", " Straße #", " 東京支店",
                                                  " café №#"};

/// Where the details stop, in bytes; drawn evenly. The clause that crosses the mark is kept, which adds about
/// seven bytes: the mean of all messages comes out at 75.
constexpr std::array<std::uint8_t, 16> lengths{18, 24, 32, 40, 46, 52, 58,  60,
                                               62, 68, 72, 78, 86, 98, 116, 172};

void append(std::string_view clause, Draws &draws, std::string &message)
{
    constexpr char hex[] = "0123456789abcdef";
    for (const char c : clause) {
        if (c == '#') {
            std::array<char, 8> digits{};
            // Few digits are as likely as many.
            const std::uint32_t limits[] = {10, 100, 1'000, 100'000};
            const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                           draws.below(limits[draws.below(4)]));
            message.append(digits.data(), end.ptr);
        } else if (c == '@') {
            std::uint64_t bits = draws.next();
            for (int i = 0; i < 8; ++i, bits >>= 4U)
                message += hex[bits & 0xfU];
        } else {
            message += c;
        }
    }
}

} // namespace

void writeMessage(Draws draws, std::string &message)
{
    message.clear();
    append(openings[draws.below(openings.size())], draws, message);
    for (const KnownWord &known : knownWords) {
        if (draws.below(known.oneIn) == 0) {
            message += ' ';
            message += known.word;
        }
    }
    if (draws.below(50) == 0)
        append(foreign[draws.below(foreign.size())], draws, message);

    const std::size_t wanted = lengths[draws.below(lengths.size())];
    while (message.size() < wanted || message.size() < shortest) {
        const std::size_t before = message.size();
        append(details[draws.below(details.size())], draws, message);
        if (message.size() > longest) {
            message.resize(before);
            break;
        }
    }
}

} // namespace runglass::generator
