// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/profilestore.h"

#include "settings/privatefile.h"
#include "settings/serviceurl.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace runglass {

namespace {

constexpr std::array<std::pair<KeyPlace, QLatin1String>, 3> keyPlaceWords{{
    {KeyPlace::Keychain, QLatin1String("keychain")},
    {KeyPlace::File, QLatin1String("file")},
    {KeyPlace::Session, QLatin1String("session")},
}};

QString toWord(KeyPlace place)
{
    return std::ranges::find(keyPlaceWords, place, &std::pair<KeyPlace, QLatin1String>::first)->second;
}

KeyPlace fromWord(const QString &word)
{
    const auto found = std::ranges::find(keyPlaceWords, word, &std::pair<KeyPlace, QLatin1String>::second);
    return found == keyPlaceWords.end() ? KeyPlace::Keychain : found->first;
}

/// Nothing when it lacks what a profile must have. Ids become parts of paths: nothing but letters and digits.
std::optional<Profile> fromJson(const QJsonObject &object)
{
    static const QRegularExpression safeId(QStringLiteral("\\A[A-Za-z0-9]{1,64}\\z"));
    Profile profile;
    profile.id = object.value(QLatin1String("id")).toString();
    profile.name = object.value(QLatin1String("name")).toString();
    profile.keyPlace = fromWord(object.value(QLatin1String("key")).toString());
    const auto url = parseServiceUrl(object.value(QLatin1String("url")).toString());
    if (!safeId.match(profile.id).hasMatch() || profile.name.isEmpty() || !url)
        return {};
    profile.url = *url;
    return profile;
}

QJsonObject toJson(const Profile &profile)
{
    return {{QStringLiteral("id"), profile.id},
            {QStringLiteral("name"), profile.name},
            {QStringLiteral("url"), profile.url.toString()},
            {QStringLiteral("key"), toWord(profile.keyPlace)}};
}

bool isNameTaken(const std::vector<Profile> &profiles, const QString &name, const QString &exceptId = {})
{
    return std::ranges::any_of(profiles, [&](const Profile &profile) {
        return profile.id != exceptId && profile.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

ProfileStore::ProfileStore(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file)
{
    load();
}

void ProfileStore::load()
{
    QFile file(m_file);
    if (!file.exists())
        return;
    QString reason;
    bool complete = false;
    if (!file.open(QIODevice::ReadOnly)) {
        reason = file.errorString();
    } else {
        QJsonParseError parseError;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parseError);
        const QJsonValue list = document.object().value(QLatin1String("profiles"));
        complete = list.isArray();
        reason = complete ? tr("Some profiles in it lack a name or a valid URL.") : parseError.errorString();
        for (const QJsonValue &value : list.toArray()) {
            auto profile = fromJson(value.toObject());
            if (profile && !find(profile->id))
                m_profiles.push_back(*std::move(profile));
            else
                complete = false;
        }
    }
    if (complete)
        return;
    m_problem = UserError{tr("The list of connections could not be read completely."), reason, {}};
    if (const auto copy = copyAside(m_file))
        m_problem->help = tr("The file was copied to %1. Add the missing connections again.").arg(*copy);
    else
        m_problem->help = tr("Look at %1.").arg(m_file);
}

std::optional<Profile> ProfileStore::find(const QString &id) const
{
    const auto found = std::ranges::find(m_profiles, id, &Profile::id);
    return found == m_profiles.end() ? std::nullopt : std::optional(*found);
}

std::optional<Profile> ProfileStore::findByUrl(const QUrl &url) const
{
    const auto found = std::ranges::find(m_profiles, url, &Profile::url);
    return found == m_profiles.end() ? std::nullopt : std::optional(*found);
}

Result<Profile> ProfileStore::add(const QString &name, const QUrl &url, KeyPlace keyPlace)
{
    Profile profile{QUuid::createUuid().toString(QUuid::Id128), name.simplified(), url, keyPlace};
    if (profile.name.isEmpty()) {
        profile.name = url.host();
        for (int i = 2; isNameTaken(m_profiles, profile.name); ++i)
            profile.name = QStringLiteral("%1 %2").arg(url.host()).arg(i);
    } else if (isNameTaken(m_profiles, profile.name)) {
        return UserError{
            tr("There is a connection “%1” already.").arg(profile.name), {}, tr("Choose another name.")};
    }
    auto profiles = m_profiles;
    profiles.push_back(profile);
    if (auto saved = replace(std::move(profiles)); !saved)
        return saved.error();
    return profile;
}

Result<void> ProfileStore::rename(const QString &id, const QString &name)
{
    const QString wanted = name.simplified();
    if (wanted.isEmpty())
        return UserError{tr("The name is empty."), {}, tr("Enter a name.")};
    if (isNameTaken(m_profiles, wanted, id))
        return UserError{
            tr("There is a connection “%1” already.").arg(wanted), {}, tr("Choose another name.")};
    auto profiles = m_profiles;
    const auto found = std::ranges::find(profiles, id, &Profile::id);
    if (found == profiles.end() || found->name == wanted)
        return {};
    found->name = wanted;
    return replace(std::move(profiles));
}

Result<void> ProfileStore::setKeyPlace(const QString &id, KeyPlace keyPlace)
{
    auto profiles = m_profiles;
    const auto found = std::ranges::find(profiles, id, &Profile::id);
    if (found == profiles.end() || found->keyPlace == keyPlace)
        return {};
    found->keyPlace = keyPlace;
    return replace(std::move(profiles));
}

Result<void> ProfileStore::forget(const QString &id)
{
    auto profiles = m_profiles;
    if (std::erase_if(profiles, [&id](const Profile &profile) { return profile.id == id; }) == 0)
        return {};
    return replace(std::move(profiles));
}

Result<void> ProfileStore::replace(std::vector<Profile> profiles)
{
    QJsonArray list;
    for (const Profile &profile : profiles)
        list.append(toJson(profile));
    const QJsonObject root{{QStringLiteral("version"), 1}, {QStringLiteral("profiles"), list}};
    if (auto saved = writePrivateFile(m_file, QJsonDocument(root).toJson()); !saved)
        return saved;
    m_profiles = std::move(profiles);
    Q_EMIT changed();
    return {};
}

} // namespace runglass
