// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bundle/bundleinfo.h"
#include "cache/recordbatch.h"
#include "domain/canceltoken.h"
#include "domain/result.h"
#include "domain/script.h"
#include "sqlite/connection.h"
#include "sqlite/statement.h"

#include <QCoreApplication>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace runglass {

/// Some records of a bundle.
struct BundleBatch
{
    struct OfScript
    {
        std::string scriptId;
        Deployment deployment;
    };
    struct Problem
    {
        bool isSkipped = true; ///< the record was left out; else a part of it is missing
        QString reason;        ///< one sentence without a full stop, translated
    };

    std::vector<Script> scripts;
    std::vector<OfScript> deployments;
    RecordBatch records;
    std::vector<Payload> payloads;
    std::vector<Problem> problems; ///< name no content

    bool isEmpty() const
    {
        return scripts.empty() && deployments.empty() && records.isEmpty() && payloads.empty() &&
               problems.empty();
    }
};

/// Reads a bundle that may come from a stranger: see openBundle(), and then every cell. A record that breaks
/// the contract in its id, time or kind is left out, a bad optional field is emptied, invalid UTF-8 is
/// repaired. One thread.
class BundleReader
{
    Q_DECLARE_TR_FUNCTIONS(runglass::BundleReader)

public:
    ~BundleReader();
    BundleReader(const BundleReader &) = delete;
    BundleReader &operator=(const BundleReader &) = delete;

    static Result<std::unique_ptr<BundleReader>> open(const QString &file, const CancelToken &token);

    const BundleInfo &info() const { return m_info; }
    const std::vector<BundleMark> &marks() const { return m_marks; }
    std::int64_t recordCount() const { return m_recordCount; } ///< runs, entries and payloads

    /// The next ones, up to so many records or bytes of text; an empty batch at the end.
    Result<BundleBatch> next(std::size_t records = 10'000, std::size_t bytes = std::size_t{8} << 20);
    std::int64_t recordsRead() const { return m_recordsRead; }
    std::int64_t unpackedBytes() const { return m_unpacked; } ///< of documents, so far

private:
    enum class Stage { Scripts, Runs, Logs, Payloads, End };

    BundleReader(QString file, CancelToken token);

    Result<void> begin();
    void readInfo();
    void readMarks();
    void readScripts(BundleBatch &batch);
    /// Fills the batch; false when the table has come to its end.
    bool readRuns(BundleBatch &batch, std::size_t records, std::size_t bytes);
    bool readLogs(BundleBatch &batch, std::size_t records, std::size_t bytes);
    bool readPayloads(BundleBatch &batch, std::size_t records, std::size_t bytes);
    bool readDocument(const Rows &rows, int column, std::optional<std::string> &text, BundleBatch &batch);
    std::optional<Document> document(const Rows &rows, int column, BundleBatch &batch);

    QString m_file;
    CancelToken m_token;
    Connection m_connection;
    BundleInfo m_info;
    std::vector<BundleMark> m_marks;
    Stage m_stage = Stage::Scripts;
    std::int64_t m_row = 0; ///< the last one read of the stage's table
    std::int64_t m_recordCount = 0;
    std::int64_t m_recordsRead = 0;
    std::int64_t m_unpacked = 0;
};

} // namespace runglass
