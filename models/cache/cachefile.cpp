// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/cachefile.h"

#include "cache/cacheerror.h"
#include "cache/schema.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace runglass::cachefile {

namespace {

using cacheerror::Attempt;

QString damageMark(const QString &file)
{
    return file + QStringLiteral("-damaged");
}

/// A big-endian number of SQLite's file header (https://www.sqlite.org/fileformat2.html, section 1.3).
std::uint32_t headerNumber(const std::array<char, 100> &header, std::size_t offset)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(header[offset + i]);
    return number;
}

Inspection classify(const std::array<char, 100> &header, ssize_t length)
{
    constexpr std::string_view magic("SQLite format 3\0", 16);
    if (length == 0)
        return {.content = Content::Empty};
    if (length < static_cast<ssize_t>(header.size()) ||
        std::string_view(header.data(), magic.size()) != magic ||
        headerNumber(header, 68) != schema::applicationId)
        return {.content = Content::Foreign};
    return {.content = Content::Cache, .version = static_cast<std::int32_t>(headerNumber(header, 60))};
}

bool makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    const QString parent = QFileInfo(path).path();
    if (parent != path && !makeFolder(parent))
        return false;
    return ::mkdir(QFile::encodeName(path).constData(), 0700) == 0 || errno == EEXIST;
}

} // namespace

Result<Inspection> inspect(const QString &file)
{
    const QByteArray path = QFile::encodeName(file);
    // Without O_NONBLOCK opening a named pipe would wait for its other end.
    const int descriptor = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        if (errno == ENOENT)
            return Inspection{};
        return cacheerror::fromSystem(errno, Attempt::Open, file);
    }
    struct stat status
    {
    };
    std::array<char, 100> header{};
    ssize_t length = -1;
    int systemError = 0;
    const bool isFile = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (isFile) {
        length = ::read(descriptor, header.data(), header.size());
        systemError = errno;
    }
    ::close(descriptor);
    if (!isFile)
        return cacheerror::isAFolder(file);
    if (length < 0)
        return cacheerror::fromSystem(systemError, Attempt::Open, file);
    return classify(header, length);
}

Result<void> create(const QString &file)
{
    const QFileInfo info(file);
    if (!makeFolder(info.absolutePath()))
        return cacheerror::fromSystem(errno, Attempt::Open, file);
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return cacheerror::fromSystem(errno, Attempt::Open, file);
    ::close(descriptor);
    return {};
}

void restrict(const QString &file)
{
    ::chmod(QFile::encodeName(file).constData(), 0600);
}

Result<QString> setAside(const QString &file)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    const QString base = file + QStringLiteral(".damaged-") + stamp;
    QString name = base;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = base + QLatin1Char('-') + QString::number(i);
    if (::rename(QFile::encodeName(file).constData(), QFile::encodeName(name).constData()) != 0)
        return cacheerror::fromSystem(errno, Attempt::Open, file);
    for (const char *suffix : {"-wal", "-shm", "-journal", "-readers"}) {
        const QString tail = QString::fromLatin1(suffix);
        ::rename(QFile::encodeName(file + tail).constData(), QFile::encodeName(name + tail).constData());
    }
    ::unlink(QFile::encodeName(damageMark(file)).constData());
    return name;
}

void markDamaged(const QString &file)
{
    const int descriptor =
        ::open(QFile::encodeName(damageMark(file)).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
}

bool isMarkedDamaged(const QString &file)
{
    return QFileInfo::exists(damageMark(file));
}

} // namespace runglass::cachefile
