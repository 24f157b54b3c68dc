// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "keysource.h"

#include "command.h"

#include <QFile>
#include <QFileInfo>

namespace runglass::cli {

Result<SecretKey> KeySource::read(const QString &file)
{
    if (file.isEmpty())
        return SecretKey(qgetenv("RUNGLASS_API_KEY"));

    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return UserError{tr("The API key file can't be read."), tr("%1: %2.").arg(file, source.errorString()),
                         tr("Check the name given with --api-key-file.")};
    constexpr qint64 longest = 4096;
    const SecretKey key(source.read(longest + 1));
    if (key.isEmpty() || key.reveal().size() > longest)
        return UserError{tr("The API key file holds no key."), file,
                         tr("Write the key, and nothing else, into it.")};
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    if (source.permissions() & others)
        printWarning(tr("Warning: other users can read or change %1; run chmod 600 on it.").arg(file));
    return key;
}

} // namespace runglass::cli
