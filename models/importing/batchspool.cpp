// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "importing/batchspool.h"

#include "cache/cacheerror.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <type_traits>
#include <unistd.h>

namespace runglass {

namespace {

using cacheerror::Attempt;

/// Numbers as they lie in memory: the file is read by the process that wrote it.
class Packer
{
public:
    explicit Packer(std::string &to)
        : m_to(to)
    {
    }

    template <class T>
    requires std::is_trivially_copyable_v<T>
    void number(T value)
    {
        const auto *bytes = reinterpret_cast<const char *>(&value);
        m_to.append(bytes, sizeof value);
    }
    void text(std::string_view text)
    {
        number(std::uint64_t{text.size()});
        m_to.append(text);
    }
    void optional(const std::optional<std::int64_t> &value)
    {
        number(value.has_value());
        number(value.value_or(0));
    }
    void document(const std::optional<Document> &document)
    {
        number(document.has_value());
        if (document) {
            number(document->isJson);
            text(document->text);
        }
    }

private:
    std::string &m_to;
};

class Unpacking
{
public:
    explicit Unpacking(std::string_view from)
        : m_from(from)
    {
    }

    template <class T>
    T number()
    {
        T value{};
        std::memcpy(&value, m_from.data(), sizeof value);
        m_from.remove_prefix(sizeof value);
        return value;
    }
    std::string_view text()
    {
        const auto size = static_cast<std::size_t>(number<std::uint64_t>());
        const std::string_view text = m_from.substr(0, size);
        m_from.remove_prefix(size);
        return text;
    }
    std::string string() { return std::string(text()); }
    std::optional<std::int64_t> optional()
    {
        const bool isThere = number<bool>();
        const auto value = number<std::int64_t>();
        return isThere ? std::optional(value) : std::nullopt;
    }
    std::optional<Document> document()
    {
        if (!number<bool>())
            return {};
        Document document;
        document.isJson = number<bool>();
        document.text = string();
        return document;
    }

private:
    std::string_view m_from;
};

void pack(const WriteBatch &batch, std::string &to)
{
    Packer packer(to);
    packer.number(batch.scripts.size());
    for (const Script &script : batch.scripts) {
        packer.text(script.id);
        packer.text(script.name);
        packer.text(script.language);
        packer.text(script.deploymentStatus);
        packer.optional(script.firstDeployedAt);
        packer.optional(script.lastExecutedAt);
        packer.number(script.totalRuns);
        packer.number(script.totalLogs);
    }
    packer.number(batch.deployments.size());
    for (const WriteBatch::ScriptDeployments &of : batch.deployments) {
        packer.text(of.scriptId);
        packer.number(of.deployments.size());
        for (const Deployment &deployment : of.deployments) {
            packer.number(deployment.version);
            packer.text(deployment.deploymentId);
            packer.optional(deployment.deployedAt);
            packer.text(deployment.status);
        }
    }
    packer.number(batch.records.runs.size());
    for (const RunRecord &run : batch.records.runs) {
        packer.text(run.id);
        packer.text(run.scriptId);
        packer.number(run.revision);
        packer.number(run.status);
        packer.optional(run.deploymentVersion);
        packer.optional(run.responseTimeMs);
        packer.text(run.function);
        packer.number(run.executedAt);
        packer.text(run.sourceType);
        packer.text(run.source);
    }
    packer.number(batch.records.logs.size());
    for (const LogRecord &entry : batch.records.logs) {
        packer.text(entry.id);
        packer.text(entry.runId);
        packer.text(entry.scriptId);
        packer.number(entry.level);
        packer.text(entry.message);
        packer.number(entry.time);
        packer.text(entry.attributes);
    }
    packer.number(batch.payloads.size());
    for (const FetchedPayload &fetched : batch.payloads) {
        packer.text(fetched.payload.runId);
        packer.document(fetched.payload.input);
        packer.document(fetched.payload.output);
        packer.number(fetched.payload.error.has_value());
        packer.text(fetched.payload.error.value_or(std::string()));
        packer.number(fetched.status);
        packer.number(fetched.revision);
    }
    packer.number(batch.countedScripts.size());
    for (const std::string &script : batch.countedScripts)
        packer.text(script);
    packer.number(batch.runExtras.size());
    for (const RunExtra &extra : batch.runExtras) {
        packer.text(extra.runId);
        packer.text(extra.attributes);
        packer.optional(extra.lastEntry);
    }
}

void unpackScripts(Unpacking &from, WriteBatch &batch)
{
    batch.scripts.resize(from.number<std::size_t>());
    for (Script &script : batch.scripts) {
        script.id = from.string();
        script.name = from.string();
        script.language = from.string();
        script.deploymentStatus = from.string();
        script.firstDeployedAt = from.optional();
        script.lastExecutedAt = from.optional();
        script.totalRuns = from.number<std::int64_t>();
        script.totalLogs = from.number<std::int64_t>();
    }
    batch.deployments.resize(from.number<std::size_t>());
    for (WriteBatch::ScriptDeployments &of : batch.deployments) {
        of.scriptId = from.string();
        of.deployments.resize(from.number<std::size_t>());
        for (Deployment &deployment : of.deployments) {
            deployment.version = from.number<std::int64_t>();
            deployment.deploymentId = from.string();
            deployment.deployedAt = from.optional();
            deployment.status = from.string();
        }
    }
}

/// Texts of records are views into what is unpacked.
void unpackRecords(Unpacking &from, RecordBatch &records)
{
    records.runs.resize(from.number<std::size_t>());
    for (RunRecord &run : records.runs) {
        run.id = from.text();
        run.scriptId = from.text();
        run.revision = from.number<std::int64_t>();
        run.status = from.number<RunStatus>();
        run.deploymentVersion = from.optional();
        run.responseTimeMs = from.optional();
        run.function = from.text();
        run.executedAt = from.number<Micros>();
        run.sourceType = from.text();
        run.source = from.text();
    }
    records.logs.resize(from.number<std::size_t>());
    for (LogRecord &entry : records.logs) {
        entry.id = from.text();
        entry.runId = from.text();
        entry.scriptId = from.text();
        entry.level = from.number<LogLevel>();
        entry.message = from.text();
        entry.time = from.number<Micros>();
        entry.attributes = from.text();
    }
}

void unpackPayloads(Unpacking &from, WriteBatch &batch)
{
    batch.payloads.resize(from.number<std::size_t>());
    for (FetchedPayload &fetched : batch.payloads) {
        fetched.payload.runId = from.string();
        fetched.payload.input = from.document();
        fetched.payload.output = from.document();
        const bool failed = from.number<bool>();
        std::string error = from.string();
        if (failed)
            fetched.payload.error = std::move(error);
        fetched.status = from.number<RunStatus>();
        fetched.revision = from.number<std::int64_t>();
    }
}

void unpackExtras(Unpacking &from, WriteBatch &batch)
{
    batch.countedScripts.resize(from.number<std::size_t>());
    for (std::string &script : batch.countedScripts)
        script = from.string();
    batch.runExtras.resize(from.number<std::size_t>());
    for (RunExtra &extra : batch.runExtras) {
        extra.runId = from.text();
        extra.attributes = from.string();
        extra.lastEntry = from.optional();
    }
}

} // namespace

BatchSpool::~BatchSpool()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<void> BatchSpool::open(const QString &beside)
{
    m_beside = beside;
    const QByteArray folder = QFile::encodeName(QFileInfo(beside).absolutePath());
    m_file = ::open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (m_file < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT)) {
        // File systems without nameless files: one that loses its name at once.
        QByteArray name = folder + "/.runglass-import-XXXXXX";
        m_file = ::mkostemp(name.data(), O_CLOEXEC);
        if (m_file >= 0)
            ::unlink(name.constData());
    }
    if (m_file < 0)
        return cacheerror::fromSystem(errno, Attempt::Write, m_beside);
    return {};
}

Result<void> BatchSpool::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(m_file, bytes.data(), bytes.size(), m_size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return cacheerror::fromSystem(errno, Attempt::Write, m_beside);
        m_size += written;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> BatchSpool::write(const WriteBatch &batch)
{
    m_room.assign(sizeof(std::uint64_t), '\0');
    pack(batch, m_room);
    const std::uint64_t size = m_room.size() - sizeof(std::uint64_t);
    std::memcpy(m_room.data(), &size, sizeof size);
    return append(m_room);
}

Result<void> BatchSpool::fill(char *to, std::size_t size)
{
    while (size > 0) {
        const ssize_t got = ::pread(m_file, to, size, m_position);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return cacheerror::fromSystem(got < 0 ? errno : EIO, Attempt::Write, m_beside);
        m_position += got;
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return {};
}

Result<std::optional<WriteBatch>> BatchSpool::read()
{
    if (m_position >= m_size)
        return std::optional<WriteBatch>();
    std::uint64_t size = 0;
    if (const Result<void> filled = fill(reinterpret_cast<char *>(&size), sizeof size); !filled)
        return filled.error();
    const auto text = std::make_shared<std::string>(static_cast<std::size_t>(size), '\0');
    if (const Result<void> filled = fill(text->data(), text->size()); !filled)
        return filled.error();
    std::optional<WriteBatch> batch(std::in_place);
    Unpacking from(*text);
    unpackScripts(from, *batch);
    unpackRecords(from, batch->records);
    unpackPayloads(from, *batch);
    unpackExtras(from, *batch);
    batch->records.keepAlive(text);
    return batch;
}

} // namespace runglass
