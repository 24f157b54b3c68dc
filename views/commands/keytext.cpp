// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/keytext.h"

#include <QCoreApplication>

#include <array>

namespace runglass {

namespace {

struct KeyName
{
    Qt::Key key;
    const char16_t *cap;
    const char *spoken; ///< null: as the cap
};

/// Keys whose usual text is no cap, or can't be heard.
constexpr std::array keyNames{
    KeyName{Qt::Key_Down, u"↓", QT_TRANSLATE_NOOP("Keys", "Down")},
    KeyName{Qt::Key_Up, u"↑", QT_TRANSLATE_NOOP("Keys", "Up")},
    KeyName{Qt::Key_Left, u"←", QT_TRANSLATE_NOOP("Keys", "Left")},
    KeyName{Qt::Key_Right, u"→", QT_TRANSLATE_NOOP("Keys", "Right")},
    KeyName{Qt::Key_Minus, u"−", QT_TRANSLATE_NOOP("Keys", "minus")},
    KeyName{Qt::Key_Plus, nullptr, QT_TRANSLATE_NOOP("Keys", "plus")},
    KeyName{Qt::Key_Slash, nullptr, QT_TRANSLATE_NOOP("Keys", "slash")},
    KeyName{Qt::Key_Question, nullptr, QT_TRANSLATE_NOOP("Keys", "question mark")},
    KeyName{Qt::Key_BracketLeft, nullptr, QT_TRANSLATE_NOOP("Keys", "left bracket")},
    KeyName{Qt::Key_BracketRight, nullptr, QT_TRANSLATE_NOOP("Keys", "right bracket")},
    KeyName{Qt::Key_Comma, nullptr, QT_TRANSLATE_NOOP("Keys", "comma")},
    KeyName{Qt::Key_Period, nullptr, QT_TRANSLATE_NOOP("Keys", "full stop")},
};

/// The text of one press. `name` replaces the text of its key where it isn't empty.
QString chordText(QKeyCombination chord, const QString &name)
{
    if (name.isEmpty())
        return QKeySequence(chord).toString(QKeySequence::NativeText);
    // With a letter in its place, the modifiers are what stands before it.
    const QKeySequence like(QKeyCombination(chord.keyboardModifiers(), Qt::Key_A));
    return like.toString(QKeySequence::NativeText).chopped(1) + name;
}

const KeyName *find(Qt::Key key)
{
    for (const KeyName &name : keyNames) {
        if (name.key == key)
            return &name;
    }
    return nullptr;
}

QString capOf(QKeyCombination chord)
{
    if (chord.key() == Qt::Key_Return || chord.key() == Qt::Key_Enter)
        return chordText(chord, QCoreApplication::translate("Keys", "Enter"));
    const KeyName *name = find(chord.key());
    return chordText(chord, name && name->cap ? QString::fromUtf16(name->cap) : QString());
}

QString spokenChord(QKeyCombination chord)
{
    const KeyName *name = find(chord.key());
    return name && name->spoken ? chordText(chord, QCoreApplication::translate("Keys", name->spoken))
                                : capOf(chord);
}

} // namespace

QStringList keyCaps(const QKeySequence &keys)
{
    QStringList caps;
    for (int i = 0; i < keys.count(); ++i)
        caps << capOf(keys[static_cast<uint>(i)]);
    return caps;
}

QString keyText(const QKeySequence &keys)
{
    return keyCaps(keys).join(QLatin1Char(' '));
}

QStringList keyTexts(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &sequence : keys)
        texts << keyText(sequence);
    texts.removeDuplicates();
    return texts;
}

QString spokenKeys(const QKeySequence &keys)
{
    QStringList chords;
    for (int i = 0; i < keys.count(); ++i)
        chords << spokenChord(keys[static_cast<uint>(i)]);
    return chords.join(QCoreApplication::translate("Keys", ", then "));
}

QString spokenKeys(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &sequence : keys)
        texts << spokenKeys(sequence);
    texts.removeDuplicates();
    return texts.join(QCoreApplication::translate("Keys", " or "));
}

} // namespace runglass
