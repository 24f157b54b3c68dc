// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/store.h"

#include "gateway/schema.h"

#include <chrono>

namespace runglass::gateway {

namespace {

constexpr std::chrono::seconds readerPatience{10};

} // namespace

Store::Lease::Lease(Store &store, std::unique_ptr<StoreReader> reader)
    : m_store(&store)
    , m_reader(std::move(reader))
{
}

Store::Lease::~Lease()
{
    if (!m_reader)
        return;
    {
        const std::lock_guard lock(m_store->m_pooling);
        m_store->m_idle.push_back(std::move(m_reader));
    }
    m_store->m_readerFree.notify_one();
}

Store::Store(QString file, std::unique_ptr<Connection> connection)
    : m_file(std::move(file))
    , m_writer(std::move(connection), m_file)
    , m_databaseId(m_writer.databaseId())
    , m_changes(m_writer.sequence())
{
}

Result<std::unique_ptr<Store>> Store::open(const QString &file)
{
    auto connection = openForWriting(file);
    if (!connection)
        return connection.error();
    return std::unique_ptr<Store>(new Store(file, std::move(connection).value()));
}

Result<WriteReport> Store::write(const telemetry::Mapped &mapped)
{
    const std::lock_guard lock(m_writing);
    auto report = m_writer.write(mapped);
    if (report)
        m_changes.announce(m_writer.sequence());
    return report;
}

Result<WriteReport> Store::writeAll(const std::function<std::optional<telemetry::Mapped>()> &next)
{
    const std::lock_guard lock(m_writing);
    auto report = m_writer.writeAll(next);
    if (report)
        m_changes.announce(m_writer.sequence());
    return report;
}

Result<WriteReport> Store::load(const std::function<std::optional<telemetry::Mapped>()> &next)
{
    const std::lock_guard lock(m_writing);
    auto report = m_writer.load(next);
    if (report)
        m_changes.announce(m_writer.sequence());
    return report;
}

bool Store::isEmpty()
{
    const std::lock_guard lock(m_writing);
    return m_writer.isEmpty();
}

std::optional<Store::Lease> Store::reader()
{
    std::unique_lock lock(m_pooling);
    const bool free = m_readerFree.wait_for(lock, readerPatience,
                                            [this] { return !m_idle.empty() || m_readers < maxReaders; });
    if (!free)
        return {};
    if (!m_idle.empty()) {
        auto reader = std::move(m_idle.back());
        m_idle.pop_back();
        return Lease(*this, std::move(reader));
    }
    auto connection = openForReading(m_file);
    if (!connection)
        return {};
    ++m_readers;
    return Lease(*this, std::make_unique<StoreReader>(std::move(connection).value()));
}

std::optional<std::int64_t> Store::note(std::string_view name)
{
    const std::lock_guard lock(m_writing);
    return m_writer.note(name);
}

Result<void> Store::setNote(std::string_view name, std::int64_t value)
{
    const std::lock_guard lock(m_writing);
    return m_writer.setNote(name, value);
}

std::vector<Run> Store::runsInProgress()
{
    const std::lock_guard lock(m_writing);
    return m_writer.runsInProgress();
}

void Store::checkpoint()
{
    const std::lock_guard lock(m_writing);
    m_writer.checkpoint();
}

} // namespace runglass::gateway
