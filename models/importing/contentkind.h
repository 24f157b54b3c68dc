// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "exchange/fileformat.h"

#include <QCoreApplication>
#include <QString>

namespace runglass {

/// What a file that somebody wants to open is: told by its content, never by its name. Everything that opens
/// files asks here.
struct ContentKind
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ContentKind)

public:
    enum class Kind {
        Records, ///< runs, log entries, spans: something an import reads
        Cache,   ///< a cache of this program: opened as it is
        Bundle,  ///< a bundle, by the application id in its header; an import reads it too
    };

    Kind kind = Kind::Records;
    FileFormat::Kind format = FileFormat::Kind::Json; ///< of records
    bool tellsScript = true; ///< of records: by its name or in its content; else somebody must be asked

    /// Reads the beginning of the file; blocks. The error says why it can't be opened or what it seems to be
    /// instead.
    static Result<ContentKind> of(const QString &file);
};

} // namespace runglass
