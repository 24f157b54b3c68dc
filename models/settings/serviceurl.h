// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <QUrl>

namespace runglass {

/// Reads what a person typed as the URL of a service: http or https with a host, nothing that could hold a
/// secret. "https://" is assumed where no scheme is given, "http://" for this machine itself.
Result<QUrl> parseServiceUrl(const QString &text);

/// Whether the host is this machine: localhost, 127.0.0.0/8 or ::1.
bool isLoopback(const QUrl &url);

/// Whether a key sent there can be read on the way.
bool sendsKeyInTheClear(const QUrl &url);

/// The URL as it may be shown and logged: without user name, password, query and fragment.
QString displayUrl(const QUrl &url);

} // namespace runglass
