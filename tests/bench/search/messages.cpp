// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "messages.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <random>
#include <string_view>

namespace runglass::bench {

namespace {

using Random = std::mt19937_64;

constexpr std::size_t perBlock = 4096;

constexpr std::array<std::string_view, 10> beginnings{
    "Reconciled invoice batch ",         "GET /v2/orders answered in ",
    "Retrying after timeout, attempt ",  "Loaded configuration revision ",
    "Wrote report rows to warehouse ",   "Request timeout while calling partner ",
    "Skipped customer without email ",   "Cache miss for product catalog ",
    "Validated payload against schema ", "Scheduled follow-up task number "};
constexpr std::array<std::string_view, 8> endings{
    " for tenant acme-eu",     " of queue billing",     " (status=200, bytes=18233)", " with 3 warnings",
    " on worker gvisor-py-07", " in region eu-central", " after 12 retries",          " duration_ms=482"};
constexpr std::array<std::string_view, 3> foreign{" für Müller & Söhne", " для клиента Иванов", " 東京支店"};

void append(std::string &text, std::size_t index, unsigned nonAsciiPercent, Random &random)
{
    char id[64];
    std::snprintf(id, sizeof id, "%u-%08llx", static_cast<unsigned>(random() % 100'000),
                  static_cast<unsigned long long>(random() & 0xFFFFFFFF));
    text += beginnings[random() % beginnings.size()];
    text += id;
    text += endings[random() % endings.size()];
    if (random() % 4 == 0)
        text += " trace=af7651916cd43dd8448eb211c8031";
    if (index % 100'000 == 77)
        text += " Quarantine";
    if (random() % 100 < nonAsciiPercent)
        text += foreign[random() % foreign.size()];
}

} // namespace

Messages makeMessages(std::size_t count, unsigned nonAsciiPercent)
{
    Random random(1);
    Messages messages;
    messages.count = count;
    for (std::size_t done = 0; done < count; done += perBlock) {
        Messages::Block &block = messages.blocks.emplace_back();
        block.text.reserve(perBlock * 84);
        block.offsets.push_back(0);
        for (std::size_t i = done; i < std::min(count, done + perBlock); ++i) {
            append(block.text, i, nonAsciiPercent, random);
            block.offsets.push_back(static_cast<std::uint32_t>(block.text.size()));
        }
        block.traits = traitsOf(block.text);
        messages.bytes += block.text.size();
    }
    return messages;
}

bool writeLines(const Messages &messages, const std::string &path)
{
    std::ofstream file(path, std::ios::binary);
    std::string lines;
    Random random(2);
    for (std::size_t b = 0; b < messages.blocks.size(); ++b) {
        const TextBlock block = messages.block(b);
        lines.clear();
        for (std::size_t i = 0; i < block.size(); ++i) {
            char head[96];
            std::snprintf(head, sizeof head,
                          "2026-05-14T06:07:27.%06uZ %s %08llx-5b60-4d26-b1f8-4a90c3d7e2a6 ",
                          static_cast<unsigned>(i), i % 7 == 0 ? "ERROR" : "INFO",
                          static_cast<unsigned long long>(random() & 0xFFFFFFFF));
            lines += head;
            lines += block.message(i);
            lines += '\n';
        }
        file << lines;
    }
    return file.good();
}

} // namespace runglass::bench
