// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "domain/usererror.h"

namespace runglass {

QString UserError::oneLine() const
{
    QString line;
    for (const QString *part : {&message, &reason, &help}) {
        if (part->isEmpty())
            continue;
        if (!line.isEmpty())
            line += QLatin1Char(' ');
        line += *part;
    }
    for (QChar &c : line) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    return line;
}

} // namespace runglass
