// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "segments/randomentries.h"

#include "segments/uuidtext.h"

#include <QByteArray>

#include <algorithm>
#include <cstdio>

namespace runglass {

std::uint64_t testSeed()
{
    bool given = false;
    std::uint64_t seed = qgetenv("RUNGLASS_TEST_SEED").toULongLong(&given);
    if (!given)
        seed = std::random_device{}();
    std::printf("seed: RUNGLASS_TEST_SEED=%llu\n", static_cast<unsigned long long>(seed));
    return seed;
}

std::uint64_t below(Random &random, std::uint64_t limit)
{
    return std::uniform_int_distribution<std::uint64_t>(0, limit - 1)(random);
}

std::string randomUuid(Random &random)
{
    UuidBytes bytes;
    for (std::byte &byte : bytes)
        byte = static_cast<std::byte>(below(random, 256));
    const auto text = formatUuid(bytes);
    return {text.data(), text.size()};
}

std::string randomBytes(Random &random, std::size_t size)
{
    std::string text(size, '\0');
    for (char &c : text)
        c = static_cast<char>(below(random, 256));
    return text;
}

void RandomEntries::add(Random &random)
{
    constexpr Micros base = 1'778'738'847'238'927;
    SegmentEntry entry;
    switch (below(random, 12)) {
    case 0:
        entry.time = static_cast<Micros>(random());
        break;
    case 1:
        entry.time = base;
        break;
    default:
        entry.time = base + static_cast<Micros>(below(random, 3'600'000) * 1000);
    }
    entry.key = static_cast<std::int64_t>(m_entries.size()) + 1;
    entry.run = below(random, 50) == 0 ? static_cast<std::int64_t>(random())
                                       : static_cast<std::int64_t>(below(random, 40));
    entry.level = allLogLevels[below(random, logLevelCount)];
    entry.id = keep(below(random, 20) == 0 ? randomBytes(random, below(random, 50)) : randomUuid(random));
    if (below(random, 10) == 0)
        entry.message = keep(randomBytes(random, below(random, 300)));
    else if (below(random, 10) != 0)
        entry.message = keep("Reconciled " + std::to_string(below(random, 1000)) + " invoices");
    if (below(random, 200) == 0)
        entry.attributes = keep("{\"pid\":\"" + std::to_string(below(random, 1000)) + "\"}");
    m_entries.push_back(entry);
}

void RandomEntries::add(SegmentEntry entry)
{
    entry.id = keep(std::string(entry.id));
    entry.message = keep(std::string(entry.message));
    entry.attributes = keep(std::string(entry.attributes));
    m_entries.push_back(entry);
}

std::vector<SegmentEntry> RandomEntries::sorted() const
{
    std::vector<SegmentEntry> entries = m_entries;
    std::sort(entries.begin(), entries.end(), inSegmentOrder);
    return entries;
}

std::string_view RandomEntries::keep(std::string text)
{
    return m_texts.emplace_back(std::move(text));
}

RandomEntries randomEntries(Random &random, std::size_t count)
{
    RandomEntries entries;
    for (std::size_t i = 0; i < count; ++i)
        entries.add(random);
    return entries;
}

} // namespace runglass
