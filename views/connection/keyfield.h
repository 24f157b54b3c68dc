// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/secretkey.h"

#include <QLineEdit>
#include <QWidget>

class QPushButton;

namespace runglass {

/// Where an API key is typed: hidden unless the user wants to see it.
class KeyField : public QWidget
{
    Q_OBJECT

public:
    explicit KeyField(QWidget *parent = nullptr);

    SecretKey key() const;
    void clear();

Q_SIGNALS:
    void edited();
    void returnPressed();

private:
    QLineEdit *m_edit;
    QPushButton *m_reveal;
};

} // namespace runglass
