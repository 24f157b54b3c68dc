// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/serviceaddress.h"

#include <algorithm>

namespace runglass {

QString ServiceAddress::basePath()
{
    return QStringLiteral("/api/public/monitoring/v1");
}

Result<QUrl> ServiceAddress::root(const QUrl &typed)
{
    const QString message = tr("The address of the service is not usable.");
    const QString help = tr("Enter an address like https://monitoring.example.com.");
    if (typed.isEmpty())
        return UserError{message, tr("It is empty."), help};
    if (!typed.isValid())
        return UserError{message, tr("It is not a valid URL."), help};
    const QString scheme = typed.scheme().toLower();
    if (scheme.isEmpty())
        return UserError{message, tr("It does not say how to connect: http:// or https:// is missing."),
                         help};
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return UserError{message, tr("It begins with %1://; only http and https are spoken.").arg(scheme),
                         help};
    if (typed.host().isEmpty())
        return UserError{message, tr("It names no host."), help};
    if (!typed.userInfo().isEmpty())
        return UserError{message, tr("It holds a user name or password; the service takes an API key."),
                         tr("Leave out the part before the @ and enter the API key in its own field.")};

    QUrl root = typed;
    root.setScheme(scheme);
    root.setQuery(QString());
    root.setFragment(QString());
    QString path = root.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    if (!path.endsWith(basePath()))
        path += basePath();
    root.setPath(path, QUrl::StrictMode);
    return root;
}

Result<void> ServiceAddress::checkKey(const SecretKey &key)
{
    const QByteArray &bytes = key.reveal();
    const bool fits = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (fits)
        return {};
    return UserError{
        tr("The API key can't be sent."),
        tr("It holds a blank, a line break or a letter outside ASCII, which no HTTP header takes."),
        tr("Copy the key again, alone and in one piece.")};
}

} // namespace runglass
