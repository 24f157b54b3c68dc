// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace runglass {

/// A file that is written beside its name and gets it when it is whole: under the final name there is never
/// half a file, and what stood there before stays until then.
///
/// Without finish(), the part that was written is removed. What is written reaches the disk when the system
/// sees fit: an export can be made again.
class OutputFile
{
    Q_DECLARE_TR_FUNCTIONS(runglass::OutputFile)

public:
    enum class Existing { Refuse, Replace };

    OutputFile() = default;
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    /// A relative path is taken from the current folder. A symbolic link stays, and what it names is
    /// replaced.
    Result<void> open(const QString &path, Existing existing);
    Result<void> write(std::string_view bytes);
    /// Puts the file under its name. After an error nothing of it is left.
    Result<void> finish();
    /// Removes what was written.
    void cancel();

    /// The file as it is called until finish(), for who writes it by other means than write(). Is to be
    /// closed before finish().
    QString partPath() const;
    /// Where it will be; absolute.
    const QString &path() const { return m_path; }

private:
    UserError error(int code) const;
    UserError existsError() const;
    /// The error of the last system call, after which nothing is left.
    UserError fail();
    bool putInPlace();

    QString m_path;
    QByteArray m_name; ///< as the system wants it
    QByteArray m_part;
    int m_file = -1;
    bool m_replace = false;
};

} // namespace runglass
