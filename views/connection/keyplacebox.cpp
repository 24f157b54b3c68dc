// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "connection/keyplacebox.h"

namespace runglass {

KeyPlaceBox::KeyPlaceBox(QWidget *parent)
    : QComboBox(parent)
{
    setObjectName(QStringLiteral("keyPlace"));
    setAccessibleName(tr("Where the key is kept"));
    const auto add = [this](KeyPlace place, const QString &text) { addItem(text, static_cast<int>(place)); };
    add(KeyPlace::Keychain, tr("In the desktop's keychain"));
    add(KeyPlace::File, tr("In a file only you can read"));
    add(KeyPlace::Session, tr("For this session only"));
}

} // namespace runglass
