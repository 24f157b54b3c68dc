// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "selection/rememberedselection.h"

#include <QString>
#include <QUrl>

namespace runglass {

/// What a runglass:// link leads to: a run, or a script as somebody looked at it. A value.
///
///     runglass://run?service=https%3A%2F%2Fmonitoring.example.com&script=ID&run=RUN
///     runglass://script?service=demo&script=ID&tab=logs&range=last 7 days&runs=FILTER&logs=FILTER
///                      &runs-search=TEXT&logs-search=TEXT&sort=ORDER
///
/// `service` is its URL, or "demo"; without it the link is of imported files, and leads to whatever is shown.
/// Everything is percent-encoded (RFC 3986). Parts a reader does not know are passed over, so that later
/// versions can add some; a kind of link it does not know is an error. No link holds a key.
struct Link
{
    QString service; ///< its URL as displayUrl() writes it, demoService() or empty
    QString scriptId;
    QString runId; ///< empty: the script itself, by `view`
    RememberedSelection view;

    bool isToRun() const { return !runId.isEmpty(); }
    static QString demoService() { return QStringLiteral("demo"); }

    friend bool operator==(const Link &, const Link &) = default;
};

/// Whether a text says it is such a link, be it right or wrong.
bool looksLikeLink(const QString &text);
/// In one line of ASCII.
QString printLink(const Link &link);
/// A link comes from a stranger: whatever is not as printLink() writes it is an error, and says why.
Result<Link> parseLink(const QString &text);

} // namespace runglass
