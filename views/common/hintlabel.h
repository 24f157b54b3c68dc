// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <QLabel>

namespace runglass {

/// A line below a field or button that says how things stand, in a word and a colour. Hidden while it has
/// nothing to say. Plain text only.
class HintLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Muted, Warning, Error, Success };

    explicit HintLabel(QWidget *parent = nullptr);

    void say(Tone tone, const QString &text);
    void say(const UserError &error);
    void clearHint() { say(Tone::Muted, {}); }
    Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    Tone m_tone = Tone::Muted;
    bool m_applying = false;
};

} // namespace runglass
