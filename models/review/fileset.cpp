// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "review/fileset.h"

#include "exchange/filenames.h"
#include "importing/contentkind.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace runglass {

namespace {

constexpr qsizetype mostNamed = 2;

} // namespace

QStringList FileSet::scripts() const
{
    QStringList names;
    for (const QString &file : files) {
        if (const auto name = scriptOfFileName(file))
            names << QString::fromStdString(*name);
    }
    if (!scriptName.isEmpty())
        names << scriptName;
    names.removeDuplicates();
    names.sort();
    return names;
}

QString FileSet::id() const
{
    const QStringList named = scripts();
    QStringList parts = named.isEmpty() ? files : named;
    parts.sort();
    parts.prepend(named.isEmpty() ? QStringLiteral("files") : QStringLiteral("scripts"));
    // No file name holds a zero byte.
    const QByteArray text = parts.join(QChar(u'\0')).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    return QStringLiteral("files-") + QString::fromLatin1(hash.toHex().left(24));
}

QString FileSet::name() const
{
    QStringList names = scripts();
    if (names.isEmpty()) {
        for (const QString &file : files)
            names << QFileInfo(file).fileName();
    }
    const qsizetype more = names.size() - mostNamed;
    const QString text = names.mid(0, mostNamed).join(QStringLiteral(", "));
    return more > 0 ? tr("%1 and %2 more").arg(text).arg(more) : text;
}

FileSetInspection FileSetInspection::of(const QStringList &paths)
{
    FileSetInspection found;
    int readable = 0;
    for (const QString &path : paths) {
        const QString file = QFileInfo(path).absoluteFilePath();
        const Result<ContentKind> content = ContentKind::of(file);
        if (!content) {
            // The import tells it, if there is one.
            if (!found.error)
                found.error = content.error();
            if (found.error && !found.error->message.contains(file))
                found.error->message =
                    QFileInfo(file).fileName() + QStringLiteral(": ") + found.error->message;
            found.set.files << file;
            continue;
        }
        ++readable;
        switch (content->kind) {
        case ContentKind::Kind::Cache:
            found.cacheFile = file;
            break;
        case ContentKind::Kind::Bundle:
            found.bundleFile = file;
            found.set.files << file;
            break;
        case ContentKind::Kind::Records:
            found.set.files << file;
            if (!content->tellsScript)
                found.withoutScript << file;
            break;
        }
    }
    found.set.files.removeDuplicates();
    if (readable > 0)
        found.error.reset();
    if ((found.cacheFile || found.bundleFile) && paths.size() > 1)
        found.error = UserError{tr("These files can't be opened together."),
                                tr("A bundle or a cache is a workspace of its own."), tr("Open it alone.")};
    // What lies beside exports of one script is most likely that script's too.
    if (!found.withoutScript.isEmpty() && found.set.scripts().size() == 1)
        found.set.scriptName = found.set.scripts().front();
    return found;
}

} // namespace runglass
