// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/settings.h"

#include "settings/privatefile.h"
#include "settings/settingstable.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace runglass {

namespace {

using Type = SettingDefinition::Type;

/// The value as the program knows it, or nothing where the file holds something else.
std::optional<QVariant> read(const QVariant &stored, const SettingDefinition &definition)
{
    switch (definition.type) {
    case Type::Choice:
        if (definition.choices.contains(stored.toString()))
            return stored.toString();
        return {};
    case Type::Text:
        if (stored.typeId() == QMetaType::QString)
            return stored;
        return {};
    case Type::Bool:
        if (stored.typeId() == QMetaType::Bool)
            return stored;
        if (stored.toString() == QLatin1String("true") || stored.toString() == QLatin1String("false"))
            return stored.toString() == QLatin1String("true");
        return {};
    case Type::Bytes:
        if (stored.typeId() == QMetaType::QByteArray)
            return stored;
        return {};
    case Type::Map: {
        const QJsonDocument document = QJsonDocument::fromJson(stored.toString().toUtf8());
        if (document.isObject())
            return document.object().toVariantMap();
        return {};
    }
    }
    return {};
}

QVariant written(const QVariant &value, const SettingDefinition &definition)
{
    if (definition.type != Type::Map)
        return value;
    const auto object = QJsonObject::fromVariantMap(value.toMap());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Settings::Settings(const QString &file, QObject *parent)
    : Settings(file, settingsTable(), parent)
{
}

Settings::Settings(const QString &file, std::span<const SettingDefinition> table, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_file(file, QSettings::IniFormat)
{
    if (m_file.status() == QSettings::FormatError)
        m_setAsideAs = copyAside(file);
    adoptOldNames();
}

const SettingDefinition &Settings::definition(Setting setting) const
{
    const auto found = std::ranges::find(m_table, setting, &SettingDefinition::setting);
    Q_ASSERT(found != m_table.end());
    return *found;
}

void Settings::adoptOldNames()
{
    for (const SettingDefinition &definition : m_table) {
        for (const QString &oldName : definition.oldNames) {
            if (!m_file.contains(oldName))
                continue;
            // What the present name says is newer.
            if (!m_file.contains(definition.name)) {
                if (const auto value = read(m_file.value(oldName), definition))
                    m_file.setValue(definition.name, written(*value, definition));
            }
            m_file.remove(oldName);
        }
    }
}

QVariant Settings::value(Setting setting) const
{
    const SettingDefinition &found = definition(setting);
    const QVariant stored = m_file.value(found.name);
    return stored.isValid() ? read(stored, found).value_or(found.fallback) : found.fallback;
}

void Settings::setValue(Setting setting, const QVariant &value)
{
    const SettingDefinition &found = definition(setting);
    if (this->value(setting) == value)
        return;
    // QSettings keeps the permissions of a file that is there.
    if (!QFileInfo::exists(m_file.fileName()))
        createPrivateFile(m_file.fileName());
    m_file.setValue(found.name, written(value, found));
    Q_EMIT changed(setting);
}

} // namespace runglass
