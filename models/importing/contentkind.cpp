// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "importing/contentkind.h"

#include "bundle/bundleformat.h"
#include "cache/schema.h"
#include "exchange/filenames.h"
#include "exchange/inputfile.h"
#include "exchange/peekingsource.h"
#include "exchange/textreader.h"
#include "exchange/unpacker.h"

#include <array>
#include <optional>
#include <string_view>

namespace runglass {

namespace {

/// Enough for a header and a first row of almost any file; a longer one is told by what it begins with.
constexpr std::size_t headBytes = std::size_t{64} * 1024;

/// The application id of an SQLite database (https://www.sqlite.org/fileformat2.html, section 1.3); nothing
/// when it is none.
Result<std::optional<std::uint32_t>> databaseId(const QString &path)
{
    constexpr std::string_view magic("SQLite format 3\0", 16);
    constexpr std::size_t idOffset = 68;
    InputFile file;
    if (const Result<void> opened = file.open(path); !opened)
        return opened.error();
    std::array<char, 100> header{};
    std::size_t length = 0;
    while (length < header.size()) {
        const Result<std::size_t> read = file.read(header.data() + length, header.size() - length);
        if (!read)
            return read.error();
        if (*read == 0)
            break;
        length += *read;
    }
    if (length < header.size() || std::string_view(header.data(), magic.size()) != magic)
        return std::optional<std::uint32_t>();
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < 4; ++i)
        id = id << 8 | static_cast<unsigned char>(header[idOffset + i]);
    return std::optional(id);
}

Result<FileFormat> formatOf(const QString &path)
{
    InputFile file;
    if (const Result<void> opened = file.open(path); !opened)
        return opened.error();
    PeekingSource whole(file);
    const Result<std::string_view> head = whole.peek();
    if (!head)
        return head.error();
    const std::unique_ptr<Unpacker> unpacker = makeUnpacker(packingOf(*head), whole, UnpackLimit());
    TextReader text(unpacker ? static_cast<ByteSource &>(*unpacker) : whole, headBytes);
    const Result<std::string_view> piece = text.next();
    if (!piece)
        return piece.error();
    return FileFormat::detect(text.rawPiece(), *piece);
}

} // namespace

Result<ContentKind> ContentKind::of(const QString &file)
{
    const Result<std::optional<std::uint32_t>> database = databaseId(file);
    if (!database)
        return database.error();
    if (*database == bundleformat::applicationId)
        return ContentKind{.kind = Kind::Bundle};
    if (*database == schema::applicationId)
        return ContentKind{.kind = Kind::Cache};
    const Result<FileFormat> format = formatOf(file);
    if (!format)
        return format.error();
    ContentKind content;
    content.format = format->kind;
    content.tellsScript = format->kind == FileFormat::Kind::Json || scriptOfFileName(file).has_value();
    return content;
}

} // namespace runglass
