// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/theme.h"
#include "json/jsonline.h"

#include <optional>

namespace runglass {

/// How the tone of a line looks and sounds. Each has a sign of its own, so that none is told by colour alone;
/// green and red mean success and failure and are not used.

/// Nothing for the view's own ground.
std::optional<ColorRole> groundOf(LineTone tone);
/// Of the sign.
ColorRole inkOf(LineTone tone);
/// One character; empty for none.
QString signOf(LineTone tone);
/// As read aloud: the line's text with a word for its tone before it.
QString spokenLine(const ShownLine &line);

} // namespace runglass
