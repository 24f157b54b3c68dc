// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bundle/bundleinfo.h"
#include "domain/canceltoken.h"
#include "exchange/fileformat.h"
#include "exchange/filereader.h"
#include "exchange/importproblems.h"
#include "exchange/importsink.h"
#include "exchange/textreader.h"
#include "exchange/unpacker.h"

#include <QCoreApplication>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace runglass {

class InputFile;

/// How far an import is.
struct ImportProgress
{
    std::int64_t bytes = 0;      ///< read from the files, as they are on disk
    std::int64_t totalBytes = 0; ///< of all files
    std::int64_t runs = 0;
    std::int64_t logs = 0;
    std::size_t file = 0; ///< index of the one being read
};

struct ImportOptions
{
    std::string scriptName;   ///< of files whose name and content tell none
    bool takeGuardOff = true; ///< see FileFacts
    UnpackLimit unpackLimit;
    std::size_t pieceBytes = TextReader::defaultPiece;
    std::size_t batchRecords =
        20'000; ///< a batch is handed on when it has so many, or its text so many bytes
    std::size_t batchBytes = std::size_t{8} * 1024 * 1024;
};

/// What became of one file.
struct ImportedFile
{
    QString path;
    std::optional<FileFormat::Kind> format; ///< nothing when it could not be told
    TextEncoding encoding = TextEncoding::Utf8;
    Packing packing = Packing::None;
    std::int64_t runs = 0;
    std::int64_t logs = 0;
    std::int64_t payloads = 0; ///< runs with documents
    bool hasDeployments = false;
    std::optional<ReceivedBundle> bundle;
    std::optional<UserError> error; ///< the file, or its rest, could not be read
};

struct ImportSummary
{
    std::vector<ImportedFile> files;
    ImportProblems problems;
    bool cancelled = false;
};

/// Reads files of any known format into a sink, one after the other, on the caller's thread. Needs the memory
/// of a batch and a piece, whatever the size of the files.
class Importer
{
    Q_DECLARE_TR_FUNCTIONS(runglass::Importer)

public:
    using Progress = std::function<void(const ImportProgress &)>;

    /// `progress` is called after each piece, on the same thread; may be empty.
    explicit Importer(ImportOptions options, CancelToken token = {}, Progress progress = {});

    /// A file that can't be read is told in the summary, and the others are read. The error is that of the
    /// sink, or of data that was made to do harm: then nothing should be kept of the whole import.
    Result<ImportSummary> read(const QStringList &paths, ImportSink &sink);

private:
    Result<void> readFile(const QString &path, ImportSink &sink);
    Result<void> readBundle(const QString &path, std::int64_t size, ImportSink &sink);
    Result<void> readText(InputFile &input, ByteSource &source, ImportSink &sink);
    /// False when the file can't be read, which is then told.
    bool begin(const TextReader &text, std::string_view piece, const InputFile &input);
    Result<void> handOn(ImportSink &sink);
    void noteEncoding(const TextReader &text);
    void fail(UserError error);
    void count();

    ImportOptions m_options;
    CancelToken m_token;
    Progress m_progressed;

    ImportSummary m_summary;
    ImportProgress m_progress;
    std::int64_t m_bytesBefore = 0; ///< of the files before this one
    std::unique_ptr<FileReader> m_reader;
    ImportBatch m_batch;
    std::size_t m_batchBytes = 0;
    std::size_t m_runsCounted = 0; ///< of the batch
    std::size_t m_logsCounted = 0;
    std::size_t m_payloadsCounted = 0;
    std::size_t m_deploymentsCounted = 0;
};

} // namespace runglass
