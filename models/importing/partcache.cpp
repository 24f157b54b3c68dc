// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "importing/partcache.h"

#include "cache/cacheerror.h"
#include "cache/cachefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSysInfo>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace runglass {

namespace {

constexpr const char *besides[] = {"-wal", "-shm", "-journal", "-readers", "-damaged"};

QString machine()
{
    return QString::number(qHash(QSysInfo::machineUniqueId(), 0), 16);
}

QString partName(const QString &folder)
{
    return folder + QStringLiteral("/.runglass-import-%1-%2-%3.part")
                        .arg(machine())
                        .arg(::getpid())
                        .arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
}

/// What SQLite and the cache keep beside a file.
void removeBesides(const QString &file)
{
    for (const char *beside : besides)
        QFile::remove(file + QLatin1String(beside));
}

bool rename(const QByteArray &from, const QByteArray &to, bool replace)
{
    if (replace)
        return ::rename(from.constData(), to.constData()) == 0;
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    // File systems that can't do it in one step.
    return ::link(from.constData(), to.constData()) == 0 && ::unlink(from.constData()) == 0;
}

} // namespace

PartCache::~PartCache()
{
    remove();
}

void PartCache::remove()
{
    m_cache.reset();
    if (!m_part.isEmpty()) {
        QFile::remove(m_part);
        removeBesides(m_part);
    }
    m_part.clear();
}

void PartCache::removeLeftovers(const QString &folder)
{
    static const QRegularExpression name(
        QStringLiteral("^\\.runglass-import-([0-9a-f]+)-(\\d+)-[0-9a-f]{8}\\.part"));
    const QStringList files =
        QDir(folder).entryList({QStringLiteral(".runglass-import-*.part*")}, QDir::Files | QDir::Hidden);
    for (const QString &file : files) {
        const QRegularExpressionMatch match = name.match(file);
        if (!match.hasMatch() || match.captured(1) != machine())
            continue;
        const pid_t process = match.captured(2).toInt();
        if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH)
            QFile::remove(folder + QLatin1Char('/') + file);
    }
}

Result<void> PartCache::open(const QString &file)
{
    remove();
    m_file = QFileInfo(file).absoluteFilePath();
    const QString folder = QFileInfo(m_file).path();
    removeLeftovers(folder);
    m_part = partName(folder);
    Result<std::shared_ptr<Cache>> cache = Cache::open(m_part, {.queryThreads = 1});
    if (!cache) {
        // The name of the part says nothing to anybody.
        UserError error = cache.error();
        error.reason.replace(m_part, m_file);
        remove();
        return error;
    }
    m_cache = std::move(*cache);
    return {};
}

Result<void> PartCache::putInPlace()
{
    m_cache.reset();
    const Result<cachefile::Inspection> target = cachefile::inspect(m_file);
    if (!target)
        return target.error();
    const UserError taken{tr("The import was not kept."),
                          tr("%1 was made by another program in the meantime.").arg(m_file),
                          tr("Import again.")};
    const bool isEmpty = target->content == cachefile::Content::Empty;
    if (!isEmpty && target->content != cachefile::Content::Missing)
        return taken;
    // Closing has taken it in, unless the disk was full.
    if (QFileInfo(m_part + QStringLiteral("-wal")).size() > 0)
        return cacheerror::fromSystem(ENOSPC, cacheerror::Attempt::Write, m_file);
    // Of a cache that was deleted by hand: SQLite would take its WAL for that of the new one.
    removeBesides(m_file);
    if (!rename(QFile::encodeName(m_part), QFile::encodeName(m_file), isEmpty))
        return errno == EEXIST ? taken : cacheerror::fromSystem(errno, cacheerror::Attempt::Write, m_file);
    remove();
    return {};
}

} // namespace runglass
