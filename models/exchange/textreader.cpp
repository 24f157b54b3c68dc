// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/textreader.h"

#include <QByteArray>
#include <QStringDecoder>

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace runglass {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

unsigned byteAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

/// How many bytes a character beginning with this one takes; 1 for what begins none.
std::size_t announcedLength(unsigned lead)
{
    return lead >= 0xF0 && lead <= 0xF4  ? 4
           : lead >= 0xE0 && lead < 0xF0 ? 3
           : lead >= 0xC2 && lead < 0xE0 ? 2
                                         : 1;
}

/// Bytes at the end that begin a character whose rest is missing.
std::size_t unfinishedTail(std::string_view text)
{
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const unsigned byte = byteAt(text, text.size() - back);
        if ((byte & 0xC0U) == 0x80U)
            continue;
        return announcedLength(byte) > back ? back : 0;
    }
    return 0;
}

/// Of the character at `at`, or 0 when it is not one.
std::size_t validLength(std::string_view text, std::size_t at)
{
    const std::size_t length = announcedLength(byteAt(text, at));
    if (length == 1)
        return byteAt(text, at) < 0x80 ? 1 : 0;
    if (at + length > text.size())
        return 0;
    return simdjson::validate_utf8(text.data() + at, length) ? length : 0;
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// More bytes that are no UTF-8 than characters beyond ASCII that are.
bool looksLikeLatin1(std::string_view text)
{
    std::int64_t valid = 0;
    std::int64_t invalid = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = validLength(text, at);
        valid += length > 1 ? 1 : 0;
        invalid += length == 0 ? 1 : 0;
        at += std::max<std::size_t>(length, 1);
    }
    return invalid > valid;
}

} // namespace

class TextReader::Utf16
{
public:
    explicit Utf16(bool bigEndian)
        : m_decoder(bigEndian ? QStringDecoder::Utf16BE : QStringDecoder::Utf16LE,
                    QStringDecoder::Flag::Stateless)
    {
    }

    void decode(std::string_view bytes, std::string &out)
    {
        const QString text =
            m_decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
        const QByteArray utf8 = text.toUtf8();
        out.assign(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    }

private:
    QStringDecoder m_decoder;
};

TextReader::TextReader(ByteSource &source, std::size_t pieceBytes)
    : m_source(source)
    , m_bytes(std::max<std::size_t>(pieceBytes, 16), '\0')
{
}

TextReader::~TextReader() = default;

/// Moves the carried bytes to the front and fills up behind them.
Result<void> TextReader::fill()
{
    if (m_carry > 0)
        std::memmove(m_bytes.data(), m_bytes.data() + m_length - m_carry, m_carry);
    m_length = m_carry;
    m_carry = 0;
    while (!m_ended && m_length < m_bytes.size()) {
        const Result<std::size_t> read = m_source.read(m_bytes.data() + m_length, m_bytes.size() - m_length);
        if (!read) {
            m_ended = true;
            return read.error();
        }
        m_ended = *read == 0;
        m_length += *read;
    }
    return {};
}

void TextReader::findByteOrderMark()
{
    const std::string_view head = rawPiece();
    std::size_t mark = 0;
    if (head.starts_with("\xEF\xBB\xBF")) {
        mark = 3;
        m_seenUtf8 = true;
    } else if (head.starts_with("\xFF\xFE")) {
        mark = 2;
        m_encoding = TextEncoding::Utf16LittleEndian;
    } else if (head.starts_with("\xFE\xFF")) {
        mark = 2;
        m_encoding = TextEncoding::Utf16BigEndian;
    }
    if (m_encoding != TextEncoding::Utf8)
        m_utf16 = std::make_unique<Utf16>(m_encoding == TextEncoding::Utf16BigEndian);
    std::memmove(m_bytes.data(), m_bytes.data() + mark, m_length - mark);
    m_length -= mark;
}

std::string_view TextReader::repaired(std::string_view text)
{
    m_text.clear();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = validLength(text, at);
        m_text += length == 0 ? replacement : text.substr(at, length);
        m_repaired += length == 0 ? 1 : 0;
        at += std::max<std::size_t>(length, 1);
    }
    return m_text;
}

std::string_view TextReader::decodeLatin1()
{
    m_text.clear();
    m_text.reserve(m_length * 2);
    for (const char c : rawPiece()) {
        const unsigned byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            m_text += c;
        } else {
            m_text += static_cast<char>(0xC0U | (byte >> 6U));
            m_text += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return m_text;
}

std::string_view TextReader::decodeUtf16()
{
    std::string_view bytes = rawPiece();
    const std::size_t low = m_encoding == TextEncoding::Utf16LittleEndian ? 1 : 0;
    m_carry = bytes.size() % 2;
    // Half of a pair waits for the other half.
    if (bytes.size() >= m_carry + 2 && (byteAt(bytes, bytes.size() - m_carry - 2 + low) & 0xFCU) == 0xD8U)
        m_carry += 2;
    if (m_ended)
        m_carry = 0;
    bytes.remove_suffix(m_carry);
    m_utf16->decode(bytes, m_text);
    return m_text;
}

std::string_view TextReader::decodeUtf8()
{
    m_carry = m_ended ? 0 : unfinishedTail(rawPiece());
    const std::string_view text = rawPiece().substr(0, m_length - m_carry);
    if (simdjson::validate_utf8(text.data(), text.size())) {
        m_seenUtf8 = m_seenUtf8 || !isAscii(text);
        return text;
    }
    if (!m_seenUtf8 && looksLikeLatin1(text)) {
        m_encoding = TextEncoding::Latin1;
        m_carry = 0;
        return decodeLatin1();
    }
    m_seenUtf8 = true;
    return repaired(text);
}

Result<std::string_view> TextReader::next()
{
    if (m_lateError)
        return *m_lateError;
    std::string_view text;
    do {
        if (m_ended && m_carry == 0)
            return std::string_view();
        if (const Result<void> filled = fill(); !filled) {
            if (m_length == 0)
                return filled.error();
            m_lateError = filled.error();
        }
        if (!m_begun)
            findByteOrderMark();
        m_begun = true;
        switch (m_encoding) {
        case TextEncoding::Utf8:
            text = decodeUtf8();
            break;
        case TextEncoding::Latin1:
            text = decodeLatin1();
            break;
        case TextEncoding::Utf16LittleEndian:
        case TextEncoding::Utf16BigEndian:
            text = decodeUtf16();
            break;
        }
    } while (text.empty() && !(m_ended && m_carry == 0));
    if (text.empty() && m_lateError)
        return *m_lateError;
    return text;
}

} // namespace runglass
