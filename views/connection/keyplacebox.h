// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "settings/profile.h"

#include <QComboBox>

namespace runglass {

/// The choice where a key is kept; the item data is the KeyPlace as int.
class KeyPlaceBox : public QComboBox
{
    Q_OBJECT

public:
    explicit KeyPlaceBox(QWidget *parent = nullptr);

    KeyPlace place() const { return static_cast<KeyPlace>(currentData().toInt()); }
    void setPlace(KeyPlace place) { setCurrentIndex(findData(static_cast<int>(place))); }
};

} // namespace runglass
