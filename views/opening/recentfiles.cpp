// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "opening/recentfiles.h"

#include "settings/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace runglass {

namespace {

const QString listName = QStringLiteral("sets");

QString toText(const FileSet &set)
{
    const QJsonObject json{{QStringLiteral("files"), QJsonArray::fromStringList(set.files)},
                           {QStringLiteral("script"), set.scriptName}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

FileSet setFrom(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    FileSet set;
    const QJsonArray files = json.value(QLatin1String("files")).toArray();
    for (const QJsonValue &file : files) {
        if (!file.toString().isEmpty())
            set.files << file.toString();
    }
    set.scriptName = json.value(QLatin1String("script")).toString();
    return set;
}

} // namespace

QList<FileSet> RecentFiles::sets() const
{
    QList<FileSet> sets;
    const QStringList texts = m_settings.value(Setting::RecentFiles).toMap().value(listName).toStringList();
    for (const QString &text : texts) {
        FileSet set = setFrom(text);
        if (!set.files.isEmpty())
            sets << std::move(set);
    }
    return sets.mid(0, mostKept);
}

void RecentFiles::add(const FileSet &set)
{
    QList<FileSet> all = sets();
    all.removeIf([&set](const FileSet &known) { return known.id() == set.id(); });
    all.prepend(set);
    write(all.mid(0, mostKept));
}

void RecentFiles::clear()
{
    write({});
}

void RecentFiles::write(const QList<FileSet> &sets)
{
    QStringList texts;
    for (const FileSet &set : sets)
        texts << toText(set);
    m_settings.setValue(Setting::RecentFiles, QVariantMap{{listName, texts}});
}

} // namespace runglass
