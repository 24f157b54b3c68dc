// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

namespace runglass {

class LinesView;

enum class LinesChange { Reset, Scrolled, Current };

/// Makes the lines of a LinesView, which are painted and no widgets, known to assistive technology: a tree
/// whose children are the lines in sight and the current one.
void registerLinesAccessible();
/// Tells assistive technology, if there is any, what has changed in a view.
void tellAccessible(LinesView &view, LinesChange change);

} // namespace runglass
