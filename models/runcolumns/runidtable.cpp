// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/runidtable.h"

#include "runcolumns/parallel.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace runglass {

namespace {

constexpr std::size_t uuidTextSize = 36;
/// Ids that are searched together: their text stays in the processor's second cache.
constexpr std::size_t scanBlock = 2048;

constexpr auto makeHexPairs()
{
    std::array<std::array<char, 2>, 256> pairs{};
    constexpr std::string_view digits = "0123456789abcdef";
    for (std::size_t byte = 0; byte < pairs.size(); ++byte)
        pairs[byte] = {digits[byte >> 4], digits[byte & 15]};
    return pairs;
}

constexpr auto hexPairs = makeHexPairs();
/// Where the digits of each byte stand (RFC 9562: 8-4-4-4-12).
constexpr std::array<std::uint8_t, 16> digitsAt{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

void formatInto(char *text, const RunIdChunk::Bytes &uuid)
{
    for (std::size_t i = 0; i < uuid.size(); ++i)
        std::memcpy(text + digitsAt[i], hexPairs[static_cast<unsigned char>(uuid[i])].data(), 2);
    text[8] = text[13] = text[18] = text[23] = '-';
}

std::uint64_t firstBytes(std::string_view text)
{
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return prefix;
}

/// Searches the ids of one chunk, some at a time.
class ChunkScan
{
public:
    explicit ChunkScan(std::span<const std::shared_ptr<const MessageMatcher>> matchers)
        : m_matchers(matchers)
        , m_hits(wordsFor(scanBlock))
    {
        m_places.reserve(scanBlock);
        m_offsets.reserve(scanBlock + 1);
    }

    /// `among` and `found` have a bit for each place.
    void scan(const RunIdChunk &chunk, std::span<const std::uint64_t> among, std::span<std::uint64_t> found)
    {
        clear();
        for (std::size_t word = 0; word < among.size(); ++word) {
            for (std::uint64_t bits = among[word]; bits != 0; bits &= bits - 1) {
                const std::size_t place = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
                if (place >= chunk.size())
                    break;
                add(chunk, place);
            }
            if (m_places.size() + 64 > scanBlock)
                flush(chunk, found);
        }
        flush(chunk, found);
    }

private:
    void clear()
    {
        m_places.clear();
        m_text.clear();
        m_offsets.assign(1, 0);
    }
    void add(const RunIdChunk &chunk, std::size_t place)
    {
        if (chunk.isUuid(place)) {
            m_text.resize(m_text.size() + uuidTextSize);
            formatInto(m_text.data() + m_text.size() - uuidTextSize, chunk.uuid(place));
        } else {
            m_text += chunk.text(place);
        }
        m_places.push_back(static_cast<std::uint32_t>(place));
        m_offsets.push_back(static_cast<std::uint32_t>(m_text.size()));
    }
    void flush(const RunIdChunk &chunk, std::span<std::uint64_t> found)
    {
        if (m_places.empty())
            return;
        const TextTraits plain{.nonAscii = false, .foldsToAscii = false};
        const TextBlock block{m_text, m_offsets, chunk.hasText() ? traitsOf(m_text) : plain};
        for (const auto &matcher : m_matchers) {
            const auto hits = std::span(m_hits).first(wordsFor(block.size()));
            if (matcher->scan(block, hits) == 0)
                continue;
            for (std::size_t word = 0; word < hits.size(); ++word) {
                for (std::uint64_t bits = hits[word]; bits != 0; bits &= bits - 1) {
                    const std::uint32_t place =
                        m_places[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))];
                    found[place / 64] |= std::uint64_t{1} << (place % 64);
                }
            }
        }
        clear();
    }

    std::span<const std::shared_ptr<const MessageMatcher>> m_matchers;
    std::vector<std::uint32_t> m_places;
    std::string m_text;
    std::vector<std::uint32_t> m_offsets;
    std::vector<std::uint64_t> m_hits;
};

} // namespace

void RunIdChunk::add(std::size_t place, std::string_view id, bool isUuid)
{
    if (m_isUuid.empty())
        m_isUuid.resize(capacity / 64);
    m_slots.resize(place + 1);
    if (isUuid && id.size() == sizeof(Bytes)) {
        std::memcpy(m_slots.back().data(), id.data(), sizeof(Bytes));
        m_isUuid[place / 64] |= std::uint64_t{1} << (place % 64);
        return;
    }
    const std::array<std::uint64_t, 2> range{m_text.size(), id.size()};
    std::memcpy(m_slots.back().data(), range.data(), sizeof range);
    m_text += id;
}

std::string_view RunIdChunk::text(std::size_t place) const
{
    std::array<std::uint64_t, 2> range{};
    std::memcpy(range.data(), m_slots[place].data(), sizeof range);
    return std::string_view(m_text).substr(range[0], range[1]);
}

const RunIdChunk *RunIdTable::chunkOf(RunKey key) const
{
    const std::size_t index = key >> RunIdChunk::keyBits;
    if (index >= m_chunks.size() || !m_chunks[index] || key % RunIdChunk::capacity >= m_chunks[index]->size())
        return nullptr;
    return m_chunks[index].get();
}

std::string_view RunIdTable::textOf(RunKey key, TextBuffer &buffer) const
{
    const RunIdChunk *chunk = chunkOf(key);
    if (!chunk)
        return {};
    const std::size_t place = key % RunIdChunk::capacity;
    if (!chunk->isUuid(place))
        return chunk->text(place);
    formatInto(buffer.data(), chunk->uuid(place));
    return {buffer.data(), buffer.size()};
}

std::string RunIdTable::idOf(RunKey key) const
{
    TextBuffer buffer;
    return std::string(textOf(key, buffer));
}

std::uint64_t RunIdTable::prefixOf(RunKey key, std::size_t skip) const
{
    const RunIdChunk *chunk = chunkOf(key);
    if (!chunk)
        return noPrefix;
    if (!m_hasText) {
        const std::size_t place = key % RunIdChunk::capacity;
        const RunIdChunk::Bytes &bytes = chunk->uuid(place);
        return chunk->isUuid(place) ? std::min(firstBytes({bytes.data(), bytes.size()}), noPrefix - 1)
                                    : noPrefix;
    }
    TextBuffer buffer;
    const std::string_view text = textOf(key, buffer);
    return text.empty() ? noPrefix : std::min(firstBytes(text.substr(skip)), noPrefix - 1);
}

std::size_t RunIdTable::commonPrefix(std::span<const RunKey> keys) const
{
    if (!m_hasText || keys.empty())
        return 0;
    const std::string first = idOf(keys.front());
    std::string_view common = first;
    TextBuffer buffer;
    for (const RunKey key : keys) {
        const std::string_view text = textOf(key, buffer);
        const auto end = std::mismatch(common.begin(), common.end(), text.begin(), text.end()).first;
        common = common.substr(0, static_cast<std::size_t>(end - common.begin()));
    }
    return common.size();
}

int RunIdTable::compareIds(RunKey a, RunKey b) const
{
    TextBuffer bufferA;
    TextBuffer bufferB;
    return textOf(a, bufferA).compare(textOf(b, bufferB));
}

/// Calls work(chunk, words of `among`, words to be written) for each chunk, on all cores.
template <class Work>
Bitmap RunIdTable::collect(const Bitmap &among, Work work) const
{
    constexpr std::size_t chunkWords = RunIdChunk::capacity / 64;
    Bitmap found(among.size());
    const std::span<std::uint64_t> words = found.words();
    parallelFor(m_chunks.size(), 4, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end && i * chunkWords < words.size(); ++i) {
            const std::size_t count = std::min(chunkWords, words.size() - i * chunkWords);
            if (m_chunks[i])
                work(*m_chunks[i], among.words().subspan(i * chunkWords, count),
                     words.subspan(i * chunkWords, count));
        }
    });
    return found;
}

Bitmap RunIdTable::scan(std::span<const std::shared_ptr<const MessageMatcher>> matchers,
                        const Bitmap &among) const
{
    return collect(among, [&](const RunIdChunk &chunk, auto wanted, auto found) {
        ChunkScan(matchers).scan(chunk, wanted, found);
    });
}

Bitmap RunIdTable::filter(const std::function<bool(std::string_view)> &accepts, const Bitmap &among) const
{
    return collect(among, [&](const RunIdChunk &chunk, auto wanted, auto found) {
        TextBuffer text;
        for (std::size_t word = 0; word < wanted.size(); ++word) {
            for (std::uint64_t bits = wanted[word]; bits != 0; bits &= bits - 1) {
                const std::size_t place = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
                std::string_view id;
                if (place < chunk.size() && chunk.isUuid(place)) {
                    formatInto(text.data(), chunk.uuid(place));
                    id = {text.data(), text.size()};
                } else if (place < chunk.size()) {
                    id = chunk.text(place);
                }
                if (accepts(id))
                    found[word] |= bits & (~bits + 1);
            }
        }
    });
}

Bitmap RunIdTable::keysOf(const IdSet &ids) const
{
    const Bitmap all(std::size_t{m_highestKey} + 1, true);
    return collect(all, [&](const RunIdChunk &chunk, auto, auto found) {
        for (std::size_t place = 0; place < std::min(chunk.size(), found.size() * 64); ++place) {
            const bool isIn = chunk.isUuid(place) ? ids.hasUuid(chunk.uuid(place).data())
                                                  : ids.hasTexts() && ids.hasText(chunk.text(place));
            found[place / 64] |= std::uint64_t{isIn} << (place % 64);
        }
    });
}

RunIdLoader::RunIdLoader(const RunIdTablePointer &before)
    : m_table(before ? std::make_shared<RunIdTable>(*before) : std::make_shared<RunIdTable>())
{
}

void RunIdLoader::add(RunKey key, std::string_view id, bool isUuid)
{
    const std::size_t index = key >> RunIdChunk::keyBits;
    if (!m_chunk || index != m_chunkIndex) {
        m_chunkIndex = index;
        auto &chunks = m_table->m_chunks;
        if (chunks.size() <= index)
            chunks.resize(index + 1);
        m_chunk =
            chunks[index] ? std::make_shared<RunIdChunk>(*chunks[index]) : std::make_shared<RunIdChunk>();
        chunks[index] = m_chunk;
    }
    m_chunk->add(key % RunIdChunk::capacity, id, isUuid);
    m_table->m_hasText = m_table->m_hasText || m_chunk->hasText();
}

void RunIdLoader::join(RunIdLoader &&other)
{
    m_table->m_hasText = m_table->m_hasText || other.m_table->m_hasText;
    auto &chunks = m_table->m_chunks;
    auto &others = other.m_table->m_chunks;
    if (chunks.size() < others.size())
        chunks.resize(others.size());
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (others[i])
            chunks[i] = std::move(others[i]);
    }
}

RunIdTablePointer RunIdLoader::take(RunKey readUpTo)
{
    m_chunk.reset();
    m_table->m_highestKey = std::max(m_table->m_highestKey, readUpTo);
    return std::move(m_table);
}

} // namespace runglass
