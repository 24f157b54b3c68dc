// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "userdata/savedfilters.h"

#include "filter/filterjson.h"
#include "settings/privatefile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>

#include <algorithm>
#include <utility>

namespace runglass {

namespace {

constexpr int fileVersion = 1;
constexpr int lockPatienceMs = 200;
constexpr QLatin1String versionName("version");
constexpr QLatin1String workspacesName("workspaces");
constexpr QLatin1String savedName("saved");
constexpr QLatin1String recentName("recent");
constexpr QLatin1String nameName("name");
constexpr QLatin1String filterName("filter");

QString subjectName(FilterSubject subject)
{
    return subject == FilterSubject::Runs ? QStringLiteral("runs") : QStringLiteral("logs");
}

QJsonObject shelfOf(const QJsonObject &content, const FilterShelf &shelf)
{
    return content.value(workspacesName)
        .toObject()
        .value(shelf.workspaceId)
        .toObject()
        .value(shelf.scriptId)
        .toObject()
        .value(subjectName(shelf.subject))
        .toObject();
}

void putShelf(QJsonObject &content, const FilterShelf &shelf, const QJsonObject &changed)
{
    QJsonObject workspaces = content.value(workspacesName).toObject();
    QJsonObject scripts = workspaces.value(shelf.workspaceId).toObject();
    QJsonObject subjects = scripts.value(shelf.scriptId).toObject();
    subjects.insert(subjectName(shelf.subject), changed);
    scripts.insert(shelf.scriptId, subjects);
    workspaces.insert(shelf.workspaceId, scripts);
    content.insert(workspacesName, workspaces);
    content.insert(versionName, fileVersion);
}

int indexOf(const QJsonArray &entries, const QString &name)
{
    for (int i = 0; i < entries.size(); ++i) {
        if (entries.at(i).toObject().value(nameName).toString() == name)
            return i;
    }
    return -1;
}

} // namespace

SavedFilters::SavedFilters(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    m_content = read();
}

QJsonObject SavedFilters::read()
{
    QFile file(m_file);
    m_damaged = false;
    if (!file.exists())
        return {};
    const bool opened = file.open(QIODevice::ReadOnly);
    const QJsonDocument document = opened ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    const int version = document.object().value(versionName).toInt(0);
    if (version >= 1 && version <= fileVersion)
        return document.object();
    m_damaged = true;
    m_problem =
        UserError{.message = tr("The saved filters could not be read."),
                  .reason = version > fileVersion ? tr("%1 was written by a newer Runglass.").arg(m_file)
                            : opened              ? tr("%1 is damaged.").arg(m_file)
                                                  : file.errorString(),
                  .help = tr("It is copied aside before anything is saved anew.")};
    return {};
}

std::vector<SavedFilter> SavedFilters::saved(const FilterShelf &shelf) const
{
    std::vector<SavedFilter> filters;
    const QJsonArray entries = shelfOf(m_content, shelf).value(savedName).toArray();
    for (const auto entry : entries) {
        const QJsonObject object = entry.toObject();
        SavedFilter saved{object.value(nameName).toString(), {}, {}};
        if (auto filter = filterFromJson(object.value(filterName).toObject()))
            saved.filter = *std::move(filter);
        else
            saved.problem = filter.error();
        filters.push_back(std::move(saved));
    }
    std::sort(filters.begin(), filters.end(), [](const SavedFilter &a, const SavedFilter &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return filters;
}

std::vector<FilterSet> SavedFilters::recent(const FilterShelf &shelf) const
{
    std::vector<FilterSet> filters;
    const QJsonArray entries = shelfOf(m_content, shelf).value(recentName).toArray();
    for (const auto entry : entries) {
        if (auto filter = filterFromJson(entry.toObject()))
            filters.push_back(*std::move(filter));
    }
    return filters;
}

/// Reads the file again, for another process may have written it, changes a shelf and writes all.
template <class Change>
Result<void> SavedFilters::change(const FilterShelf &shelf, Change apply)
{
    createPrivateFolder(QFileInfo(m_file).path());
    QLockFile lock(m_file + QStringLiteral(".lock"));
    if (!lock.tryLock(lockPatienceMs))
        return UserError{.message = tr("The saved filters could not be written."),
                         .reason =
                             tr("Another Runglass is writing them, or their folder can't be written to."),
                         .help = tr("Try again.")};
    QJsonObject content = read();
    QJsonObject changed = shelfOf(content, shelf);
    if (auto applied = apply(changed); !applied)
        return applied;
    if (m_damaged && !copyAside(m_file))
        return *m_problem;
    putShelf(content, shelf, changed);
    if (auto written = writePrivateFile(m_file, QJsonDocument(content).toJson()); !written)
        return written;
    m_content = content;
    Q_EMIT this->changed();
    return {};
}

Result<void> SavedFilters::save(const FilterShelf &shelf, const QString &name, const FilterSet &filter)
{
    const QString given = name.simplified();
    if (given.isEmpty())
        return UserError{.message = tr("The filter has no name."), .reason = {}, .help = tr("Give it one.")};
    if (filter.isEmpty())
        return UserError{
            .message = tr("There is no condition to save."), .reason = {}, .help = tr("Add one first.")};
    return change(shelf, [&](QJsonObject &shelved) -> Result<void> {
        QJsonArray entries = shelved.value(savedName).toArray();
        const QJsonObject entry{{nameName, given}, {filterName, toJson(filter)}};
        const int index = indexOf(entries, given);
        if (index < 0)
            entries.append(entry);
        else
            entries[index] = entry;
        shelved.insert(savedName, entries);
        return {};
    });
}

Result<void> SavedFilters::rename(const FilterShelf &shelf, const QString &from, const QString &to)
{
    const QString given = to.simplified();
    if (given == from)
        return {};
    if (given.isEmpty())
        return UserError{.message = tr("The filter has no name."), .reason = {}, .help = tr("Give it one.")};
    return change(shelf, [&](QJsonObject &shelved) -> Result<void> {
        QJsonArray entries = shelved.value(savedName).toArray();
        if (indexOf(entries, given) >= 0)
            return UserError{.message = tr("There is a filter named “%1” already.").arg(given),
                             .reason = {},
                             .help = tr("Choose another name.")};
        const int index = indexOf(entries, from);
        if (index < 0)
            return UserError{
                .message = tr("There is no filter named “%1” any more.").arg(from), .reason = {}, .help = {}};
        QJsonObject entry = entries.at(index).toObject();
        entry.insert(nameName, given);
        entries[index] = entry;
        shelved.insert(savedName, entries);
        return {};
    });
}

Result<void> SavedFilters::remove(const FilterShelf &shelf, const QString &name)
{
    return change(shelf, [&](QJsonObject &shelved) -> Result<void> {
        QJsonArray entries = shelved.value(savedName).toArray();
        if (const int index = indexOf(entries, name); index >= 0)
            entries.removeAt(index);
        shelved.insert(savedName, entries);
        return {};
    });
}

void SavedFilters::used(const FilterShelf &shelf, const FilterSet &filter)
{
    if (filter.isEmpty())
        return;
    const QJsonObject json = toJson(filter);
    const QJsonArray known = shelfOf(m_content, shelf).value(recentName).toArray();
    if (known.first().toObject() == json)
        return;
    // It only spares typing: nothing is lost that was made.
    (void)change(shelf, [&](QJsonObject &shelved) -> Result<void> {
        QJsonArray entries = shelved.value(recentName).toArray();
        for (auto i = entries.size() - 1; i >= 0; --i) {
            if (entries.at(i).toObject() == json)
                entries.removeAt(i);
        }
        entries.prepend(json);
        while (entries.size() > recentCount)
            entries.removeLast();
        shelved.insert(recentName, entries);
        return {};
    });
}

} // namespace runglass
