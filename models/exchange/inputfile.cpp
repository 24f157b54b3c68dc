// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/inputfile.h"

#include <QFile>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace runglass {

InputFile::~InputFile()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<void> InputFile::open(const QString &path)
{
    m_path = path;
    const QString message = tr("%1 could not be read.").arg(path);
    // A pipe without a writer must not hold us up.
    m_file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status
    {
    };
    if (m_file < 0 || ::fstat(m_file, &status) != 0) {
        switch (errno) {
        case ENOENT:
            return UserError{message, tr("There is no such file."), tr("Check its name.")};
        case EACCES:
            return UserError{message, tr("You may not read it."), tr("Ask its owner for access.")};
        default:
            return UserError{message, tr("%1.").arg(qt_error_string(errno)), tr("Try again.")};
        }
    }
    if (S_ISDIR(status.st_mode))
        return UserError{message, tr("It is a folder."), tr("Name the files in it.")};
    if (!S_ISREG(status.st_mode))
        return UserError{message, tr("It is not an ordinary file."),
                         tr("Save what it gives in a file and open that.")};
    if (status.st_size == 0)
        return UserError{message, tr("It is empty (0 bytes)."), tr("Export or copy it again.")};
    m_size = status.st_size;
    m_modified = status.st_mtim.tv_sec * microsPerSecond + status.st_mtim.tv_nsec / 1000;
    return {};
}

Result<std::size_t> InputFile::read(char *to, std::size_t size)
{
    const auto left = static_cast<std::size_t>(m_size - m_position);
    size = std::min(size, left);
    if (size == 0)
        return std::size_t{0};
    ssize_t got = 0;
    do {
        got = ::read(m_file, to, size);
    } while (got < 0 && errno == EINTR);
    const QString message = tr("%1 could not be read to its end.").arg(m_path);
    if (got < 0)
        return UserError{message, tr("%1.").arg(qt_error_string(errno)), tr("Try again.")};
    if (got == 0)
        return UserError{message, tr("It became shorter while it was read."),
                         tr("Open it again when nothing writes to it any more.")};
    m_position += got;
    return static_cast<std::size_t>(got);
}

bool InputFile::hasGrown() const
{
    struct stat status
    {
    };
    return m_file >= 0 && ::fstat(m_file, &status) == 0 && status.st_size > m_size;
}

} // namespace runglass
