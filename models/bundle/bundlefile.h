// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bundle/bundleinfo.h"
#include "compression/zstd.h"
#include "domain/logentry.h"
#include "domain/result.h"
#include "domain/run.h"
#include "domain/script.h"
#include "sqlite/connection.h"
#include "sqlite/statement.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace runglass {

/// Writes a bundle, record by record, into a file. What calls say fails is remembered and told by finish():
/// on its own it leaves a file that is not whole, so it is given one that is not seen yet. One thread.
class BundleFile
{
public:
    BundleFile();
    ~BundleFile();
    BundleFile(const BundleFile &) = delete;
    BundleFile &operator=(const BundleFile &) = delete;

    /// `file` is there and empty; `shown` is its name in errors.
    Result<void> open(const QString &file, const QString &shown);

    void add(const Script &script);
    void add(const std::string &scriptId, const Deployment &deployment);
    void add(const Run &run);
    void add(const LogEntry &entry);
    void add(const Payload &payload);
    void add(const BundleMark &mark);
    /// Whether all could be written so far.
    Result<void> state() const;
    /// Writes the info, and ends: the file is a bundle afterwards.
    Result<void> finish(const BundleInfo &info);

private:
    struct Statements;

    std::optional<std::string> compressed(const std::string *text);

    QString m_shown;
    Connection m_connection;
    Compressor m_compressor;
    std::unique_ptr<Statements> m_statements;
};

} // namespace runglass
