// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/linetones.h"

#include <QCoreApplication>

namespace runglass {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::LineTones)
};

QString wordOf(LineTone tone)
{
    switch (tone) {
    case LineTone::Added:
        return Texts::tr("added");
    case LineTone::Removed:
        return Texts::tr("removed");
    case LineTone::Changed:
        return Texts::tr("changed");
    case LineTone::Moved:
        return Texts::tr("moved");
    case LineTone::Alike:
        return Texts::tr("alike");
    case LineTone::Absent:
        return Texts::tr("nothing here");
    case LineTone::Heading:
    case LineTone::Plain:
        break;
    }
    return {};
}

} // namespace

std::optional<ColorRole> groundOf(LineTone tone)
{
    switch (tone) {
    case LineTone::Added:
        return ColorRole::InfoGround;
    case LineTone::Removed:
        return ColorRole::NeutralGround;
    case LineTone::Changed:
        return ColorRole::WarningGround;
    case LineTone::Heading:
    case LineTone::Absent:
        return ColorRole::Window;
    case LineTone::Moved:
    case LineTone::Alike:
    case LineTone::Plain:
        break;
    }
    return std::nullopt;
}

ColorRole inkOf(LineTone tone)
{
    switch (tone) {
    case LineTone::Added:
        return ColorRole::Info;
    case LineTone::Removed:
        return ColorRole::Neutral;
    case LineTone::Changed:
        return ColorRole::Warning;
    case LineTone::Moved:
        return ColorRole::Accent;
    default:
        return ColorRole::MutedText;
    }
}

QString signOf(LineTone tone)
{
    switch (tone) {
    case LineTone::Added:
        return QStringLiteral("+");
    case LineTone::Removed:
        return QStringLiteral("−");
    case LineTone::Changed:
        return QStringLiteral("~");
    case LineTone::Moved:
        return QStringLiteral("↷");
    case LineTone::Alike:
        return QStringLiteral("≈");
    case LineTone::Heading:
    case LineTone::Absent:
    case LineTone::Plain:
        break;
    }
    return {};
}

QString spokenLine(const ShownLine &line)
{
    const QString word = wordOf(line.tone);
    if (word.isEmpty())
        return line.text;
    return line.text.isEmpty() ? word : word + QStringLiteral(": ") + line.text;
}

} // namespace runglass
