// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/importer.h"

#include "bundle/bundlecheck.h"
#include "bundle/bundleerror.h"
#include "bundle/bundlereader.h"
#include "exchange/capturedreader.h"
#include "exchange/csvreader.h"
#include "exchange/filenames.h"
#include "exchange/inputfile.h"
#include "exchange/jsonreader.h"
#include "exchange/peekingsource.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace runglass {

Importer::Importer(ImportOptions options, CancelToken token, Progress progress)
    : m_options(std::move(options))
    , m_token(std::move(token))
    , m_progressed(std::move(progress))
{
}

Result<ImportSummary> Importer::read(const QStringList &paths, ImportSink &sink)
{
    m_summary = {};
    m_progress = {};
    m_batch = {};
    m_bytesBefore = 0;
    for (const QString &path : paths)
        m_progress.totalBytes += QFileInfo(path).size();
    for (const QString &path : paths) {
        m_progress.file = m_summary.files.size();
        m_summary.files.push_back({});
        m_summary.files.back().path = path;
        m_summary.problems.beginFile(path);
        m_bytesBefore = m_progress.bytes;
        if (const Result<void> read = readFile(path, sink); !read)
            return read.error();
        m_reader.reset();
        m_summary.cancelled = m_summary.cancelled || m_token.isCancelled();
        if (m_summary.cancelled)
            break;
    }
    if (const Result<void> handed = handOn(sink); !handed)
        return handed.error();
    return std::move(m_summary);
}

void Importer::fail(UserError error)
{
    m_summary.problems.add(ImportProblem::Kind::Skipped, 0, error.reason);
    m_summary.files.back().error = std::move(error);
}

Result<void> Importer::readFile(const QString &path, ImportSink &sink)
{
    InputFile input;
    if (const Result<void> opened = input.open(path); !opened) {
        fail(opened.error());
        return {};
    }
    PeekingSource whole(input);
    const Result<std::string_view> head = whole.peek();
    if (!head) {
        fail(head.error());
        return {};
    }
    if (looksLikeBundle(path))
        return readBundle(path, input.size(), sink);
    const Packing packing = packingOf(*head);
    m_summary.files.back().packing = packing;
    const std::unique_ptr<Unpacker> unpacker = makeUnpacker(packing, whole, m_options.unpackLimit);
    ByteSource &source = unpacker ? static_cast<ByteSource &>(*unpacker) : whole;
    const Result<void> read = readText(input, source, sink);
    if (!read)
        return read;
    if (unpacker && unpacker->isBomb())
        return *m_summary.files.back().error;
    if (input.hasGrown())
        m_summary.problems.add(ImportProblem::Kind::Note, 0,
                               tr("the file grew while it was read: what was added is not imported"));
    return {};
}

/// An error once records have been handed on ends the import: nothing of a bundle is kept that is not whole.
Result<void> Importer::readBundle(const QString &path, std::int64_t size, ImportSink &sink)
{
    if (const Result<void> handed = handOn(sink); !handed)
        return handed;
    const auto opened = BundleReader::open(path, m_token);
    if (!opened) {
        if (!m_token.isCancelled())
            fail(opened.error());
        return {};
    }
    BundleReader &reader = **opened;
    m_summary.files.back().format = FileFormat::Kind::Bundle;
    m_summary.files.back().bundle = ReceivedBundle{reader.info(), reader.marks()};
    while (!m_token.isCancelled()) {
        Result<BundleBatch> read = reader.next(m_options.batchRecords, m_options.batchBytes);
        if (!read)
            return m_token.isCancelled() ? Result<void>() : read.error();
        if (read->isEmpty())
            break;
        if (!m_options.unpackLimit.allows(size, reader.unpackedBytes()))
            return bundleerror::bomb(path);
        for (const BundleBatch::Problem &problem : read->problems)
            m_summary.problems.add(problem.isSkipped ? ImportProblem::Kind::Skipped
                                                     : ImportProblem::Kind::Emptied,
                                   0, problem.reason);
        m_batch.scripts = std::move(read->scripts);
        for (BundleBatch::OfScript &of : read->deployments)
            m_batch.deployments.push_back({std::move(of.scriptId), std::move(of.deployment)});
        m_batch.records = std::move(read->records);
        m_batch.payloads = std::move(read->payloads);
        m_progress.bytes =
            m_bytesBefore + size * reader.recordsRead() / std::max<std::int64_t>(1, reader.recordCount());
        count();
        if (const Result<void> handed = handOn(sink); !handed)
            return handed;
    }
    return {};
}

bool Importer::begin(const TextReader &text, std::string_view piece, const InputFile &input)
{
    ImportedFile &file = m_summary.files.back();
    const Result<FileFormat> format = FileFormat::detect(text.rawPiece(), piece);
    if (!format) {
        fail(format.error());
        return false;
    }
    file.format = format->kind;
    FileFacts facts;
    facts.scriptName = scriptOfFileName(file.path).value_or(m_options.scriptName);
    facts.runId = runOfFileName(file.path);
    facts.modified = input.modified();
    facts.takeGuardOff = m_options.takeGuardOff;
    if (facts.scriptName.empty() && format->kind != FileFormat::Kind::Json) {
        fail({tr("The file could not be imported."),
              tr("Neither its name nor its content tells which script it belongs to."),
              tr("Name the script (--script), or give the file its first name back: "
                 "<script>_runs_data.csv.")});
        return false;
    }
    switch (format->kind) {
    case FileFormat::Kind::Csv:
        m_reader = std::make_unique<CsvReader>(std::move(facts), m_summary.problems);
        break;
    case FileFormat::Kind::Json:
        m_reader = std::make_unique<JsonReader>(std::move(facts), m_summary.problems);
        break;
    case FileFormat::Kind::Captured:
        m_reader = std::make_unique<CapturedReader>(std::move(facts), m_summary.problems);
        break;
    case FileFormat::Kind::Bundle:
        break; // never a text
    }
    return true;
}

void Importer::count()
{
    ImportedFile &file = m_summary.files.back();
    const std::size_t runs = m_batch.records.runs.size();
    const std::size_t logs = m_batch.records.logs.size();
    file.runs += static_cast<std::int64_t>(runs - m_runsCounted);
    file.logs += static_cast<std::int64_t>(logs - m_logsCounted);
    m_progress.runs += static_cast<std::int64_t>(runs - m_runsCounted);
    m_progress.logs += static_cast<std::int64_t>(logs - m_logsCounted);
    m_runsCounted = runs;
    m_logsCounted = logs;
    file.payloads += static_cast<std::int64_t>(m_batch.payloads.size() - m_payloadsCounted);
    m_payloadsCounted = m_batch.payloads.size();
    file.hasDeployments = file.hasDeployments || m_batch.deployments.size() > m_deploymentsCounted;
    m_deploymentsCounted = m_batch.deployments.size();
    if (m_progressed)
        m_progressed(m_progress);
}

Result<void> Importer::handOn(ImportSink &sink)
{
    m_runsCounted = 0;
    m_logsCounted = 0;
    m_payloadsCounted = 0;
    m_deploymentsCounted = 0;
    m_batchBytes = 0;
    ImportBatch batch = std::exchange(m_batch, {});
    if (m_token.isCancelled() || (batch.size() == 0 && batch.payloads.empty()))
        return {};
    inferRuns(batch);
    return sink.take(std::move(batch));
}

void Importer::noteEncoding(const TextReader &text)
{
    m_summary.files.back().encoding = text.encoding();
    if (text.encoding() == TextEncoding::Latin1)
        m_summary.problems.add(ImportProblem::Kind::Note, 0,
                               tr("the text is not UTF-8 and was read as Latin-1 (ISO 8859-1)"));
    if (text.repairedBytes() > 0)
        m_summary.problems.add(ImportProblem::Kind::Note, 0,
                               tr("%1 places that are not valid in its encoding were replaced by \uFFFD")
                                   .arg(text.repairedBytes()));
}

Result<void> Importer::readText(InputFile &input, ByteSource &source, ImportSink &sink)
{
    TextReader text(source, m_options.pieceBytes);
    while (!m_token.isCancelled()) {
        const Result<std::string_view> piece = text.next();
        if (!piece) {
            fail(piece.error());
            break;
        }
        if (piece->empty())
            break;
        m_progress.bytes = m_bytesBefore + input.position();
        if (!m_reader && !begin(text, *piece, input))
            return {};
        const Result<void> read = m_reader->read(*piece, m_batch);
        count();
        if (!read) {
            fail(read.error());
            return {};
        }
        m_batchBytes += piece->size();
        if (m_batch.size() >= m_options.batchRecords || m_batchBytes >= m_options.batchBytes) {
            if (const Result<void> handed = handOn(sink); !handed)
                return handed;
        }
    }
    if (m_reader && !m_token.isCancelled()) {
        if (const Result<void> finished = m_reader->finish(m_batch); !finished)
            fail(finished.error());
        count();
    } else if (!m_reader && !m_token.isCancelled() && !m_summary.files.back().error) {
        fail({tr("The file holds nothing that can be imported."), tr("It unpacks to nothing."),
              tr("Export or copy it again.")});
    }
    noteEncoding(text);
    return {};
}

} // namespace runglass
