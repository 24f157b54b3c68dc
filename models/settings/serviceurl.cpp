// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/serviceurl.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

namespace runglass {

namespace {

struct ServiceUrl
{
    Q_DECLARE_TR_FUNCTIONS(ServiceUrl)
};

UserError refused(const QString &reason)
{
    return {ServiceUrl::tr("This is not the URL of a service."), reason,
            ServiceUrl::tr("Enter it like https://monitoring.example.com.")};
}

} // namespace

Result<QUrl> parseServiceUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return refused(ServiceUrl::tr("The URL is empty."));
    static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*://"));
    static const QRegularExpression blank(QStringLiteral("\\s"));
    if (trimmed.contains(blank))
        return refused(ServiceUrl::tr("A URL has no blanks."));
    QUrl url;
    if (scheme.match(trimmed).hasMatch()) {
        url = QUrl(trimmed, QUrl::StrictMode);
    } else {
        url = QUrl(QStringLiteral("https://") + trimmed, QUrl::StrictMode);
        if (isLoopback(url))
            url.setScheme(QStringLiteral("http"));
    }
    if (!url.isValid())
        return refused(ServiceUrl::tr("It can't be read as a URL."));
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return refused(
            ServiceUrl::tr("It begins with %1://, but only http:// and https:// work.").arg(url.scheme()));
    if (url.host().isEmpty())
        return refused(ServiceUrl::tr("It names no host."));
    if (!url.userInfo().isEmpty())
        return refused(
            ServiceUrl::tr("It holds a user name or password; the service only asks for an API key."));
    if (url.hasQuery() || url.hasFragment())
        return refused(ServiceUrl::tr("It holds a “?” or “#”; leave that part away."));
    while (url.path().endsWith(QLatin1Char('/')))
        url.setPath(url.path().chopped(1));
    return url;
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost")) ||
           QHostAddress(host).isLoopback();
}

bool sendsKeyInTheClear(const QUrl &url)
{
    return url.scheme() == QLatin1String("http") && !isLoopback(url);
}

QString displayUrl(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment |
                               QUrl::StripTrailingSlash);
}

} // namespace runglass
