// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/cursor.h"

#include <QByteArray>

#include <array>
#include <charconv>
#include <vector>

namespace runglass::gateway {

namespace {

constexpr QByteArray::Base64Options alphabet =
    QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors;
constexpr char separator = '\x1f';
constexpr std::size_t maxLength = 4096;

std::optional<std::int64_t> integerOf(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return value;
}

} // namespace

std::string encodeCursor(const Cursor &cursor, std::string_view databaseId)
{
    std::string plain(1, static_cast<char>(cursor.kind));
    const auto add = [&plain](std::string_view part) { (plain += separator) += part; };
    add(databaseId);
    add(std::to_string(cursor.issuedAt));
    add(std::to_string(cursor.position));
    add(cursor.scope);
    add(cursor.id); // last, for it may hold anything
    return QByteArray::fromStdString(plain).toBase64(alphabet).toStdString();
}

DecodedCursor decodeCursor(std::string_view text, Cursor::Kind kind, std::string_view databaseId, Micros now)
{
    DecodedCursor decoded;
    if (text.size() > maxLength)
        return decoded;
    const auto bytes = QByteArray::fromBase64Encoding(
        QByteArray(text.data(), static_cast<qsizetype>(text.size())), alphabet);
    if (!bytes)
        return decoded;
    std::string_view rest((*bytes).constData(), static_cast<std::size_t>((*bytes).size()));
    std::array<std::string_view, 5> parts;
    for (std::string_view &part : parts) {
        const std::size_t end = rest.find(separator);
        if (end == std::string_view::npos)
            return decoded;
        part = rest.substr(0, end);
        rest.remove_prefix(end + 1);
    }
    const auto issuedAt = integerOf(parts[2]);
    const auto position = integerOf(parts[3]);
    if (parts[0].size() != 1 || parts[0].front() != static_cast<char>(kind) || !issuedAt || !position)
        return decoded;
    decoded.cursor = {kind, *position, std::string(rest), std::string(parts[4]), *issuedAt};
    const bool isCurrent = *issuedAt > now - cursorLifetime && *issuedAt <= now + microsPerDay;
    decoded.state =
        isCurrent && parts[1] == databaseId ? DecodedCursor::State::Valid : DecodedCursor::State::Gone;
    return decoded;
}

} // namespace runglass::gateway
