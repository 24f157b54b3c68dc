// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "gateway/changesignal.h"
#include "gateway/storereader.h"
#include "gateway/storewriter.h"

#include <QString>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace runglass::gateway {

/// The gateway's database: one writer, some readers, and the signal that tells of changes. Thread-safe.
class Store
{
public:
    /// A reader for as long as this lives.
    class Lease
    {
    public:
        Lease(Store &store, std::unique_ptr<StoreReader> reader);
        Lease(Lease &&) noexcept = default;
        Lease &operator=(Lease &&) = delete;
        ~Lease();
        StoreReader *operator->() const { return m_reader.get(); }

    private:
        Store *m_store;
        std::unique_ptr<StoreReader> m_reader;
    };

    static Result<std::unique_ptr<Store>> open(const QString &file);

    /// One transaction; committed, and told to whoever waits, when it returns.
    Result<WriteReport> write(const telemetry::Mapped &mapped);
    /// The same for many at once: `next` gives them until it gives nothing.
    Result<WriteReport> writeAll(const std::function<std::optional<telemetry::Mapped>()> &next);
    /// See StoreWriter::load(); before the first reader().
    Result<WriteReport> load(const std::function<std::optional<telemetry::Mapped>()> &next);
    bool isEmpty();
    /// Waits for a free reader; nothing when none comes free within some seconds.
    std::optional<Lease> reader();

    ChangeSignal &changes() { return m_changes; }
    const std::string &databaseId() const { return m_databaseId; }

    /// A number kept under a name, for what is not telemetry.
    std::optional<std::int64_t> note(std::string_view name);
    Result<void> setNote(std::string_view name, std::int64_t value);
    /// Runs in progress, by id, oldest first.
    std::vector<Run> runsInProgress();
    /// Writes the journal back into the file.
    void checkpoint();

private:
    Store(QString file, std::unique_ptr<Connection> connection);

    static constexpr int maxReaders = 8;

    QString m_file;
    std::mutex m_writing;
    StoreWriter m_writer;
    std::string m_databaseId;
    ChangeSignal m_changes;
    std::mutex m_pooling;
    std::condition_variable m_readerFree;
    std::vector<std::unique_ptr<StoreReader>> m_idle;
    int m_readers = 0;
};

} // namespace runglass::gateway
