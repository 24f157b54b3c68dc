// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/cacheerror.h"

#include <QCoreApplication>
#include <QDir>

#include <cerrno>
#include <system_error>

namespace runglass::cacheerror {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::cacheerror)
};

QString shown(const QString &file)
{
    return QDir::toNativeSeparators(file);
}

QString whatFailed(Attempt attempt)
{
    switch (attempt) {
    case Attempt::Open:
        return Texts::tr("The cache could not be opened.");
    case Attempt::Read:
        return Texts::tr("The cache could not be read.");
    case Attempt::Write:
        break;
    }
    return Texts::tr("The cache could not be written.");
}

UserError full(Attempt attempt, const QString &file)
{
    return {whatFailed(attempt), Texts::tr("There is no space left for %1.").arg(shown(file)),
            Texts::tr("Free some space on the disk; nothing that was stored before is lost.")};
}

UserError readOnly(Attempt attempt, const QString &file)
{
    return {whatFailed(attempt), Texts::tr("%1 or its folder is read-only.").arg(shown(file)),
            Texts::tr("Make it writable, or choose another file.")};
}

UserError noPermission(Attempt attempt, const QString &file)
{
    return {whatFailed(attempt), Texts::tr("%1 or its folder can't be accessed.").arg(shown(file)),
            Texts::tr("Check that the folder exists and that you have permission to use it.")};
}

} // namespace

UserError fromSql(const SqlError &error, Attempt attempt, const QString &file)
{
    switch (error.kind()) {
    case SqlError::Kind::Full:
        return full(attempt, file);
    case SqlError::Kind::ReadOnly:
        return readOnly(attempt, file);
    case SqlError::Kind::CannotOpen:
        return noPermission(attempt, file);
    case SqlError::Kind::Busy:
        return {whatFailed(attempt), Texts::tr("Another program keeps %1 locked.").arg(shown(file)),
                Texts::tr("Close the other program or wait until it is done.")};
    case SqlError::Kind::Corrupt:
        return {whatFailed(attempt), Texts::tr("%1 is damaged.").arg(shown(file)),
                Texts::tr("Restart to rebuild a profile's cache; a file of your own must be restored from a "
                          "backup.")};
    case SqlError::Kind::NotADatabase:
        return notACache(file);
    case SqlError::Kind::Interrupted:
        return cancelled();
    case SqlError::Kind::Other:
        break;
    }
    return {whatFailed(attempt),
            Texts::tr("%1: %2 (SQLite code %3).")
                .arg(shown(file), QString::fromStdString(error.detail), QString::number(error.code)),
            Texts::tr("Check the disk the file is on.")};
}

UserError fromSystem(int systemError, Attempt attempt, const QString &file)
{
    switch (systemError) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return full(attempt, file);
    case EROFS:
        return readOnly(attempt, file);
    case EACCES:
    case EPERM:
        return noPermission(attempt, file);
    default:
        break;
    }
    const QString words = QString::fromStdString(std::generic_category().message(systemError));
    return {whatFailed(attempt), Texts::tr("%1: %2.").arg(shown(file), words),
            Texts::tr("Check that the folder exists and that you have permission to use it.")};
}

UserError notACache(const QString &file)
{
    return {whatFailed(Attempt::Open),
            Texts::tr("%1 is not a Runglass cache; it was left untouched.").arg(shown(file)),
            Texts::tr("Choose another file with --cache.")};
}

UserError isAFolder(const QString &file)
{
    return {whatFailed(Attempt::Open), Texts::tr("%1 is not a file.").arg(shown(file)),
            Texts::tr("Name a file with --cache.")};
}

UserError missing(const QString &file)
{
    return {whatFailed(Attempt::Open), Texts::tr("There is no file %1.").arg(shown(file)),
            Texts::tr("Check the name, or make the cache with a sync or an import.")};
}

UserError newerVersion(const QString &file, std::int64_t version, std::int64_t known)
{
    return {
        whatFailed(Attempt::Open),
        Texts::tr("%1 was written by a newer version of Runglass (format %2; this one knows up to %3). It "
                  "was left untouched.")
            .arg(shown(file), QString::number(version), QString::number(known)),
        Texts::tr("Update Runglass, or choose another file.")};
}

UserError needsMigration(const QString &file)
{
    return {
        whatFailed(Attempt::Open),
        Texts::tr("%1 has an older format and can't be converted because it is read-only.").arg(shown(file)),
        Texts::tr("Make it writable, or copy it to a folder that is.")};
}

UserError cancelled()
{
    return {Texts::tr("Cancelled."), {}, {}};
}

UserError closing()
{
    return {whatFailed(Attempt::Write), Texts::tr("It is being closed."), {}};
}

} // namespace runglass::cacheerror
