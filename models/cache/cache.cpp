// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/cache.h"

namespace runglass {

Result<std::shared_ptr<Cache>> Cache::open(const QString &file, const Options &)
{
    return UserError{QStringLiteral("The cache could not be opened."), file, {}};
}

} // namespace runglass
