// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/outputfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace runglass {

namespace {

constexpr int attempts = 16;
constexpr std::size_t mostPerCall = std::size_t{1} << 30;

/// Beside the file, so that renaming never copies; short, so that every name that fits has a part that does.
QString partName(const QString &folder)
{
    return folder + QStringLiteral("/.runglass-%1.part")
                        .arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
}

} // namespace

OutputFile::~OutputFile()
{
    cancel();
}

UserError OutputFile::existsError() const
{
    return {tr("The file could not be written."), tr("%1 is there already.").arg(m_path),
            tr("Choose another name, or allow it to be replaced (--force).")};
}

UserError OutputFile::error(int code) const
{
    const QString message = tr("The file could not be written.");
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return {message, tr("There is no space left for %1.").arg(m_path),
                tr("Make space or choose a folder on another disk. Nothing was left behind.")};
    case EACCES:
    case EPERM:
    case EROFS:
        return {message, tr("You may not write into the folder of %1.").arg(m_path),
                tr("Choose a folder of your own.")};
    case ENOENT:
    case ENOTDIR:
        if (QFileInfo(m_path).dir().exists())
            return {message, tr("What was written of %1 was removed by something else.").arg(m_path),
                    tr("Try again, or choose another folder.")};
        return {message, tr("The folder of %1 does not exist.").arg(m_path),
                tr("Create the folder or choose another.")};
    case ENAMETOOLONG:
        return {message, tr("The name of %1 is too long.").arg(m_path), tr("Choose a shorter name.")};
    case EISDIR:
        return {message, tr("%1 is a folder.").arg(m_path), tr("Add the name of a file.")};
    default:
        return {message, tr("%1: %2.").arg(m_path, qt_error_string(code)),
                tr("Try again, or choose another folder.")};
    }
}

UserError OutputFile::fail()
{
    const int code = errno;
    cancel();
    return error(code);
}

Result<void> OutputFile::open(const QString &path, Existing existing)
{
    cancel();
    const QFileInfo asked(path);
    m_path = asked.isSymLink() && asked.exists() ? asked.canonicalFilePath() : asked.absoluteFilePath();
    const QFileInfo info(m_path);
    if (info.isDir())
        return error(EISDIR);
    if (info.exists() && !info.isFile())
        return UserError{tr("The file could not be written."), tr("%1 is not an ordinary file.").arg(m_path),
                         tr("Choose the name of a file.")};
    m_replace = existing == Existing::Replace;
    if (!m_replace && info.exists())
        return existsError();
    m_name = QFile::encodeName(m_path);
    for (int attempt = 0; attempt < attempts && m_file < 0; ++attempt) {
        m_part = QFile::encodeName(partName(info.path()));
        m_file = ::open(m_part.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_file < 0 && errno != EEXIST)
            break;
    }
    if (m_file < 0) {
        m_part.clear();
        return error(errno);
    }
    return {};
}

Result<void> OutputFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file, bytes.data(), std::min(bytes.size(), mostPerCall));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

QString OutputFile::partPath() const
{
    return QFile::decodeName(m_part);
}

bool OutputFile::putInPlace()
{
    if (m_replace)
        return ::rename(m_part.constData(), m_name.constData()) == 0;
    if (::renameat2(AT_FDCWD, m_part.constData(), AT_FDCWD, m_name.constData(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    // File systems that can't do it in one step.
    if (QFileInfo::exists(m_path)) {
        errno = EEXIST;
        return false;
    }
    return ::rename(m_part.constData(), m_name.constData()) == 0;
}

Result<void> OutputFile::finish()
{
    // Network file systems tell of a full disk only now.
    const int closed = ::close(m_file);
    m_file = -1;
    if (closed != 0)
        return fail();
    if (!putInPlace()) {
        const int code = errno;
        cancel();
        return code == EEXIST ? existsError() : error(code);
    }
    m_part.clear();
    return {};
}

void OutputFile::cancel()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
    if (!m_part.isEmpty())
        ::unlink(m_part.constData());
    m_part.clear();
}

} // namespace runglass
