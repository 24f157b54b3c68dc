// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "settings/settings.h"

#include <QStringList>
#include <QVariant>

#include <span>

namespace runglass {

/// How a setting is written and which values are taken.
struct SettingDefinition
{
    enum class Type {
        Choice, ///< text, one of `choices`
        Text,
        Bool,
        Bytes,
        Map, ///< text, or list of texts, by text; written as a JSON object
    };

    Setting setting;
    QString name; ///< in the file, "group/key"
    Type type = Type::Text;
    QVariant fallback;    ///< when nothing, or nothing usable, is in the file
    QStringList choices;  ///< Choice only
    QStringList oldNames; ///< what earlier versions called it, latest first
};

/// The one table of settings, in the order of the enumeration.
std::span<const SettingDefinition> settingsTable();

} // namespace runglass
