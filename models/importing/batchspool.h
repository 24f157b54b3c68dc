// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"
#include "domain/result.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace runglass {

/// Batches of records in a file without a name, which is gone with the process whatever ends it. Written
/// first, then read from the beginning. Holds records, documents, scripts and deployments.
class BatchSpool
{
public:
    BatchSpool() = default;
    ~BatchSpool();
    BatchSpool(const BatchSpool &) = delete;
    BatchSpool &operator=(const BatchSpool &) = delete;

    /// On the disk that `beside`, a file, is on: that is where the space is needed in the end.
    Result<void> open(const QString &beside);
    Result<void> write(const WriteBatch &batch);
    std::int64_t bytes() const { return m_size; }

    void rewind() { m_position = 0; }
    std::int64_t position() const { return m_position; }
    /// Nothing behind the last one.
    Result<std::optional<WriteBatch>> read();

private:
    Result<void> append(std::string_view bytes);
    Result<void> fill(char *to, std::size_t size);

    QString m_beside;
    int m_file = -1;
    std::int64_t m_size = 0;
    std::int64_t m_position = 0;
    std::string m_room;
};

} // namespace runglass
