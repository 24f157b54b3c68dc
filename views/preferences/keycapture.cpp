// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "preferences/keycapture.h"

#include "commands/keymap.h"
#include "commands/keytext.h"
#include "common/metrics.h"

#include <QAccessible>
#include <QGridLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

namespace runglass {

namespace {

constexpr int mostPresses = 2;

} // namespace

KeyCapture::KeyCapture(KeyMap &keys, QWidget *parent)
    : QWidget(parent)
    , m_keys(keys)
    , m_title(new QLabel(this))
    , m_edit(new QKeySequenceEdit(this))
    , m_message(new QLabel(this))
    , m_take(new QPushButton(tr("Use It Here"), this))
{
    auto *stop = new QPushButton(tr("Cancel"), this);
    stop->setAutoDefault(false);
    stop->setObjectName(QStringLiteral("cancelKeys"));
    m_edit->setObjectName(QStringLiteral("newKeys"));
    m_title->setTextFormat(Qt::PlainText);
    m_message->setObjectName(QStringLiteral("keysMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_take->setObjectName(QStringLiteral("takeKeys"));
    m_take->setAutoDefault(false);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_edit, 0, 1);
    grid->addWidget(stop, 0, 2);
    grid->addWidget(m_message, 1, 0, 1, 2);
    grid->addWidget(m_take, 1, 2);
    connect(m_edit, &QKeySequenceEdit::editingFinished, this, &KeyCapture::consider);
    connect(m_take, &QPushButton::clicked, this, &KeyCapture::give);
    connect(stop, &QPushButton::clicked, this, &KeyCapture::cancel);
    hide();
}

void KeyCapture::begin(CommandId id, bool besides)
{
    m_id = id;
    m_besides = besides;
    m_wanted = {};
    const QString name = m_keys.command(id).name;
    m_title->setText(besides ? tr("One more key for “%1”:").arg(name) : tr("New key for “%1”:").arg(name));
    m_edit->setAccessibleName(tr("Press the keys for %1").arg(name));
    const QSignalBlocker quiet(m_edit);
    m_edit->clear();
    say(tr("Press one key, or two one after the other."), false);
    show();
    m_edit->setFocus();
}

void KeyCapture::cancel()
{
    hide();
    Q_EMIT ended();
}

void KeyCapture::say(const QString &text, bool canTake)
{
    m_message->setText(text);
    m_take->setVisible(canTake);
    m_edit->setAccessibleDescription(text);
    if (QAccessible::isActive()) {
        QAccessibleEvent event(m_message, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

/// A second after the last press.
void KeyCapture::consider()
{
    const QKeySequence all = m_edit->keySequence();
    if (!isVisible() || all.isEmpty())
        return;
    m_wanted = all.count() > mostPresses ? QKeySequence(all[0], all[1]) : all;
    {
        // The next press begins anew.
        const QSignalBlocker quiet(m_edit);
        m_edit->clear();
    }
    if (const QString refusal = m_keys.refusal(m_wanted); !refusal.isEmpty())
        return say(refusal, false);
    const auto clash = m_keys.clash(m_id, m_wanted);
    if (!clash)
        return give();
    const QString owner = m_keys.command(clash->owner).name;
    say(clash->keys == m_wanted
            ? tr("%1 is “%2”. Press something else, or take the key away from there.")
                  .arg(keyText(m_wanted), owner)
            : tr("%1 gets in the way of %2, “%3”. Press something else, or take the key away from there.")
                  .arg(keyText(m_wanted), keyText(clash->keys), owner),
        true);
}

void KeyCapture::give()
{
    QList<QKeySequence> keys;
    if (m_besides)
        keys = m_keys.keys(m_id);
    if (!keys.contains(m_wanted))
        keys << m_wanted;
    hide();
    m_keys.setKeys(m_id, keys);
    Q_EMIT ended();
}

} // namespace runglass
