// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundleerror.h"

#include <QCoreApplication>
#include <QDir>

namespace runglass::bundleerror {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::bundleerror)
};

QString shown(const QString &file)
{
    return QDir::toNativeSeparators(file);
}

QString notOpened()
{
    return Texts::tr("The bundle could not be opened.");
}

QString notWritten()
{
    return Texts::tr("The bundle could not be written.");
}

} // namespace

UserError unreadable(const QString &file, const QString &systemReason)
{
    return {notOpened(), Texts::tr("%1: %2.").arg(shown(file), systemReason),
            Texts::tr("Check that the file is there and that you may read it.")};
}

UserError notABundle(const QString &file)
{
    return {notOpened(), Texts::tr("%1 is not a Runglass bundle.").arg(shown(file)),
            Texts::tr("Ask the sender for the file that “Share as Bundle” wrote.")};
}

UserError newerVersion(const QString &file, std::int64_t version)
{
    return {notOpened(),
            Texts::tr("%1 was written by a newer Runglass (format %2).").arg(shown(file)).arg(version),
            Texts::tr("Update Runglass, or ask the sender for an export as JSON Lines.")};
}

UserError damaged(const QString &file)
{
    return {notOpened(), Texts::tr("%1 is damaged or not whole.").arg(shown(file)),
            Texts::tr("Ask the sender to send it again. Nothing of it was taken.")};
}

UserError foreignContent(const QString &file, const QString &what)
{
    return {notOpened(), Texts::tr("%1 holds what no bundle holds: %2.").arg(shown(file), what),
            Texts::tr("Somebody may have changed it to do harm. Nothing of it was run or taken.")};
}

UserError bomb(const QString &file)
{
    return {notOpened(), Texts::tr("%1 unpacks to far more than its size explains.").arg(shown(file)),
            Texts::tr("Somebody may have made it to do harm. Nothing of it was taken.")};
}

UserError cancelled()
{
    return {Texts::tr("Cancelled."), {}, {}};
}

UserError reading(const SqlError &error, const QString &file)
{
    switch (error.kind()) {
    case SqlError::Kind::Interrupted:
        return cancelled();
    case SqlError::Kind::NotADatabase:
        return notABundle(file);
    case SqlError::Kind::CannotOpen:
        return unreadable(file, QString::fromStdString(error.detail));
    default:
        return damaged(file);
    }
}

UserError writing(const SqlError &error, const QString &file)
{
    switch (error.kind()) {
    case SqlError::Kind::Full:
        return {notWritten(), Texts::tr("There is no space left for %1.").arg(shown(file)),
                Texts::tr("Make space or choose a folder on another disk. Nothing was left behind.")};
    case SqlError::Kind::ReadOnly:
    case SqlError::Kind::CannotOpen:
        return {notWritten(), Texts::tr("You may not write into the folder of %1.").arg(shown(file)),
                Texts::tr("Choose a folder of your own.")};
    case SqlError::Kind::Interrupted:
        return cancelled();
    default:
        return {notWritten(), Texts::tr("%1: %2.").arg(shown(file), QString::fromStdString(error.detail)),
                Texts::tr("Try again, or choose another folder.")};
    }
}

} // namespace runglass::bundleerror
