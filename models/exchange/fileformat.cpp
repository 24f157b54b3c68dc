// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/fileformat.h"

#include "exchange/capturedreader.h"
#include "exchange/csvcolumns.h"
#include "exchange/unpacker.h"

#include <algorithm>

namespace runglass {

namespace {

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n\x1e");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

bool beginsAsJson(std::string_view text)
{
    text = withoutBlanks(text);
    if (text.empty() || (text[0] != '{' && text[0] != '['))
        return false;
    // "[INFO] …" is no array, and so no JSON.
    const std::string_view inside = withoutBlanks(text.substr(1));
    return inside.empty() || inside[0] == text[0] + 2 || inside[0] == (text[0] == '{' ? '"' : '{');
}

bool hasMarkedLine(std::string_view text)
{
    constexpr int lines = 1000;
    for (int line = 0; line < lines && !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (CapturedReader::isMarked(text.substr(0, end)))
            return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

bool isBinary(std::string_view bytes)
{
    bytes = bytes.substr(0, 65'536);
    const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\x1b';
    });
    return bytes.find('\0') != std::string_view::npos ||
           controls * 20 > static_cast<std::ptrdiff_t>(bytes.size());
}

QString nameOfBinary(std::string_view bytes)
{
    if (bytes.starts_with("PK\x03\x04"))
        return FileFormat::tr("It is a ZIP archive or an office document.");
    if (bytes.starts_with(std::string_view("SQLite format 3\0", 16)))
        return FileFormat::tr("It is an SQLite database.");
    if (bytes.starts_with("\xFD"
                          "7zXZ") ||
        bytes.starts_with("BZh") || bytes.starts_with("7z\xBC\xAF"))
        return FileFormat::tr("It is compressed in a way that is not known here.");
    if (packingOf(bytes) != Packing::None)
        return FileFormat::tr("It is compressed twice.");
    return FileFormat::tr("It is binary data, not text.");
}

} // namespace

Result<FileFormat> FileFormat::detect(std::string_view bytes, std::string_view text)
{
    const QString message = tr("The file holds nothing that can be imported.");
    const QString help =
        tr("Open exported CSV or JSON Lines, korelogger spans, OTLP in JSON, or captured output "
           "with \"LEVEL :: message\" lines; each may be compressed with gzip or zstd.");
    if (beginsAsJson(text))
        return FileFormat{Kind::Json};
    const CsvStart start = findCsvStart(text);
    if (start.known >= 2)
        return FileFormat{Kind::Csv};
    if (isBinary(text))
        return UserError{message, nameOfBinary(bytes), help};
    if (hasMarkedLine(text))
        return FileFormat{Kind::Captured};
    if (withoutBlanks(text).empty())
        return UserError{message, tr("It holds nothing but blanks."), help};
    if (start.cells > 1)
        return FileFormat{Kind::Csv}; // whose reader says what is wrong with its header
    return UserError{message, tr("It is text of a kind that is not known here."), help};
}

} // namespace runglass
