// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

namespace runglass {

/// Tells assistive technology what our own widgets are (a figure, an alert), which Qt can't know. May be
/// called any number of times. GUI thread.
void registerSpokenRoles();

} // namespace runglass
