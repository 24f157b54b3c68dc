// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <QCoreApplication>

#include <string_view>

namespace runglass {

/// What a file holds, told by its content and never by its name.
struct FileFormat
{
    Q_DECLARE_TR_FUNCTIONS(runglass::FileFormat)

public:
    enum class Kind {
        Csv,
        Json,     ///< JSON Lines, spans, OTLP: told apart object by object
        Captured, ///< standard output with "<LEVEL> :: <message>" lines
        Bundle,   ///< told by its header, before there is any text
    };

    Kind kind = Kind::Csv;

    /// `bytes`: how the file begins, once unpacked; `text`: the same as UTF-8. The error says what the file
    /// seems to be instead.
    static Result<FileFormat> detect(std::string_view bytes, std::string_view text);
};

} // namespace runglass
