// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exchange/bytesource.h"

#include "domain/time.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>

namespace runglass {

/// A file that is read once from its beginning to where it ended when it was opened.
class InputFile : public ByteSource
{
    Q_DECLARE_TR_FUNCTIONS(runglass::InputFile)

public:
    InputFile() = default;
    ~InputFile() override;
    InputFile(const InputFile &) = delete;
    InputFile &operator=(const InputFile &) = delete;

    /// Refuses what is not an ordinary file, and an empty one.
    Result<void> open(const QString &path);
    Result<std::size_t> read(char *to, std::size_t size) override;

    std::int64_t size() const { return m_size; }         ///< bytes, when it was opened
    std::int64_t position() const { return m_position; } ///< bytes read so far
    Micros modified() const { return m_modified; }
    /// Something was added since it was opened; that is not read.
    bool hasGrown() const;

private:
    QString m_path;
    int m_file = -1;
    std::int64_t m_size = 0;
    std::int64_t m_position = 0;
    Micros m_modified = 0;
};

} // namespace runglass
