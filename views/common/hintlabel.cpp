// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/hintlabel.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QApplication>
#include <QEvent>

namespace runglass {

namespace {

struct Look
{
    ColorRole text;
    ColorRole ground;
    bool filled;
};

Look lookOf(HintLabel::Tone tone)
{
    switch (tone) {
    case HintLabel::Tone::Warning:
        return {ColorRole::Warning, ColorRole::WarningGround, true};
    case HintLabel::Tone::Error:
        return {ColorRole::Failed, ColorRole::FailedGround, true};
    case HintLabel::Tone::Success:
        return {ColorRole::Success, ColorRole::SuccessGround, true};
    case HintLabel::Tone::Muted:
        break;
    }
    return {ColorRole::MutedText, ColorRole::Surface, false};
}

} // namespace

HintLabel::HintLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrap(true);
    setFocusPolicy(Qt::NoFocus);
    clearHint();
}

void HintLabel::say(Tone tone, const QString &text)
{
    m_tone = tone;
    setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    applyTone();
}

void HintLabel::say(const UserError &error)
{
    QStringList lines{error.message};
    const QString rest = QStringList{error.reason, error.help}.join(QLatin1Char(' ')).trimmed();
    if (!rest.isEmpty())
        lines.append(rest);
    say(Tone::Error, lines.join(QLatin1Char('\n')));
}

void HintLabel::applyTone()
{
    const Look look = lookOf(m_tone);
    const QPalette theme = QApplication::palette();
    QPalette own = theme;
    own.setColor(QPalette::WindowText, color(theme, look.text));
    own.setColor(QPalette::Window, color(theme, look.ground));
    m_applying = true;
    setPalette(own);
    setAutoFillBackground(look.filled);
    setContentsMargins(look.filled ? QMargins(10, 6, 10, 6) : QMargins());
    m_applying = false;
}

void HintLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    // A change of theme; our own palette is told in the same way.
    if (event->type() == QEvent::ApplicationPaletteChange && !m_applying)
        applyTone();
}

} // namespace runglass
