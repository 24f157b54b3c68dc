// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/redaction.h"

#include <QRegularExpression>

namespace runglass {

QString redacted(const QString &text)
{
    constexpr auto options =
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
    // A name and what joins it to its value ("=", ": ", or as in JSON); then the value up to a blank or
    // quote.
    static const QRegularExpression named(
        QStringLiteral(R"((\b(?:x-api-key|api[ _-]?key|access[ _-]?token|token|password|passwd|secret))"
                       R"(["']?\s*[:=]\s*["']?)([^\s"',;&]+))"),
        options);
    static const QRegularExpression authorization(
        QStringLiteral(R"(\b(authorization["']?\s*[:=]\s*["']?(?:basic|bearer|digest)?\s*)([^\s"',;]+))"),
        options);
    static const QRegularExpression userInfo(QStringLiteral(R"((\b[a-z][a-z0-9+.-]*://)([^/\s@"']+@))"),
                                             options);

    QString result = text;
    result.replace(authorization, QStringLiteral("\\1[hidden]"));
    result.replace(named, QStringLiteral("\\1[hidden]"));
    result.replace(userInfo, QStringLiteral("\\1"));
    return result;
}

} // namespace runglass
