// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Files of any kind, packed or not, in any encoding: never a wrong memory access, always valid UTF-8, never
// more than the limit.

#include "fuzztarget.h"

#include "exchange/fileformat.h"
#include "exchange/peekingsource.h"
#include "exchange/textreader.h"
#include "exchange/unpacker.h"

#include <simdjson.h>

using namespace runglass;

namespace {

class Bytes : public ByteSource
{
public:
    Bytes(std::string_view bytes, std::size_t atOnce)
        : m_bytes(bytes)
        , m_atOnce(atOnce)
    {
    }
    Result<std::size_t> read(char *to, std::size_t size) override
    {
        const std::size_t count = m_bytes.copy(to, std::min(size, m_atOnce));
        m_bytes.remove_prefix(count);
        return count;
    }

private:
    std::string_view m_bytes;
    std::size_t m_atOnce;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::Input input = fuzz::inputOf(data, size);
    constexpr std::int64_t most = 1'000'000;
    Bytes bytes(input.text, input.piece);
    PeekingSource source(bytes);
    const Result<std::string_view> head = source.peek();
    const auto unpacker = makeUnpacker(packingOf(*head), source, {most, 1});
    TextReader text(unpacker ? static_cast<ByteSource &>(*unpacker) : source, 16 + input.piece);
    std::size_t total = 0;
    for (bool first = true;; first = false) {
        const Result<std::string_view> piece = text.next();
        if (!piece || piece->empty())
            break;
        fuzz::require(simdjson::validate_utf8(piece->data(), piece->size()), "text is UTF-8");
        if (first)
            (void)FileFormat::detect(text.rawPiece(), *piece);
        total += piece->size();
    }
    // A byte becomes three at most, as a replacement character.
    fuzz::require(total <= 3 * (most + size), "the limit holds");
    return 0;
}
