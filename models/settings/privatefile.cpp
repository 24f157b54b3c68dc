// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/privatefile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace runglass {

namespace {

constexpr QFile::Permissions fileMode = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

bool createPrivateFolder(const QString &folder)
{
    const QFileInfo info(QDir::cleanPath(folder));
    if (info.exists())
        return info.isDir();
    const QString above = info.path();
    if (above != info.filePath() && !createPrivateFolder(above))
        return false;
    // Another process may have been quicker.
    return QDir().mkdir(info.filePath(), fileMode | QFile::ExeOwner) || QFileInfo(info.filePath()).isDir();
}

bool createPrivateFile(const QString &file)
{
    if (!createPrivateFolder(QFileInfo(file).path()))
        return false;
    QFile created(file);
    return created.open(QIODevice::NewOnly | QIODevice::WriteOnly, fileMode);
}

Result<void> writePrivateFile(const QString &file, const QByteArray &content)
{
    const auto failed = [&file](const QString &reason) {
        return UserError{QCoreApplication::translate("PrivateFile", "%1 could not be saved.")
                             .arg(QFileInfo(file).fileName()),
                         reason,
                         QCoreApplication::translate(
                             "PrivateFile", "Check that %1 can be written and that the disk is not full.")
                             .arg(QFileInfo(file).path())};
    };
    const QString folder = QFileInfo(file).path();
    if (!createPrivateFolder(folder))
        return failed(QCoreApplication::translate("PrivateFile", "The folder could not be made."));
    // An existing file's mode is kept by QSaveFile, so the content is never readable by others.
    if (QFile::exists(file))
        QFile::setPermissions(file, fileMode);
    else
        createPrivateFile(file);
    QSaveFile save(file);
    if (!save.open(QIODevice::WriteOnly))
        return failed(save.errorString());
    save.setPermissions(fileMode);
    save.write(content);
    if (!save.commit())
        return failed(save.errorString());
    return {};
}

std::optional<QString> copyAside(const QString &file)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    const QString first = file + QStringLiteral(".damaged-") + stamp;
    QString target = first;
    for (int i = 2; QFile::exists(target); ++i)
        target = first + QStringLiteral("-%1").arg(i);
    if (!QFile::copy(file, target))
        return {};
    QFile::setPermissions(target, fileMode);
    return target;
}

} // namespace runglass
