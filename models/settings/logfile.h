// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/secretkey.h"

#include <QFile>
#include <QString>

#include <mutex>
#include <vector>

namespace runglass {

/// The program's own log: one line per message, UTC times, no keys and no payloads. Thread-safe.
///
/// When the file has grown to `maxBytes` it becomes "<file>.1", that ".2" and so on; `files` are kept. Files
/// are 0600, their folder 0700. A log that can't be written is silently given up: it must not stop the
/// program.
class LogFile
{
public:
    enum class Level { Debug, Info, Warning, Error };

    explicit LogFile(const QString &file, qint64 maxBytes = 1024 * 1024, int files = 3);

    void write(Level level, const QString &category, const QString &text);
    /// From now on this key is written as "[hidden]" wherever it stands.
    void hide(const SecretKey &key);

    const QString &file() const { return m_path; }

private:
    bool openForAppending();
    void rotate();

    const QString m_path;
    const qint64 m_maxBytes;
    const int m_files;
    std::mutex m_mutex;
    QFile m_file;
    bool m_failed = false;
    std::vector<SecretKey> m_hidden;
};

} // namespace runglass
