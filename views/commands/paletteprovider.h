// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace runglass {

/// Something that can be chosen in the command palette.
struct PaletteEntry
{
    QString title;             ///< what is searched and shown
    QString kind;              ///< "Command", "Script"
    QList<QStringList> caps{}; ///< the keys that do the same, as keyCaps() gives them
    QString spokenKeys{};
    /// The provider itself has found it for the text: shown also where the title doesn't match.
    bool isFound = false;
    /// Carries it out. `origin` had the focus before the palette came; null when it is gone.
    std::function<void(QWidget *origin)> run{};
};

/// Where the palette gets entries of one kind from. GUI thread.
class PaletteProvider : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Asks for the entries for a text, which may be empty. Answers with answered(), before it returns or any
    /// time later; a provider that can be asked for a few thousand entries or less may give all of them, as
    /// the palette itself matches and ranks titles. Only the answer to the latest question is shown: what is
    /// still under way for an earlier one may be given up.
    virtual void ask(const QString &text, quint64 question) = 0;

Q_SIGNALS:
    void answered(quint64 question, const QList<runglass::PaletteEntry> &entries);
};

} // namespace runglass
