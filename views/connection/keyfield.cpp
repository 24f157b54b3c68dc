// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "connection/keyfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace runglass {

KeyField::KeyField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_reveal(new QPushButton(this))
{
    m_edit->setObjectName(QStringLiteral("key"));
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_edit->setPlaceholderText(tr("leave empty if the service asks for none"));
    m_edit->setAccessibleName(tr("API key"));
    m_reveal->setObjectName(QStringLiteral("revealKey"));
    m_reveal->setText(tr("&Show"));
    m_reveal->setCheckable(true);
    m_reveal->setToolTip(tr("Show or hide the key"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_edit);
    layout->addWidget(m_reveal);
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textEdited, this, &KeyField::edited);
    connect(m_edit, &QLineEdit::returnPressed, this, &KeyField::returnPressed);
    connect(m_reveal, &QPushButton::toggled, this, [this](bool shown) {
        m_edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_reveal->setText(shown ? tr("&Hide") : tr("&Show"));
    });
}

SecretKey KeyField::key() const
{
    return SecretKey(m_edit->text().toUtf8());
}

void KeyField::clear()
{
    m_edit->clear();
    m_reveal->setChecked(false);
}

} // namespace runglass
