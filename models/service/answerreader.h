// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/time.h"
#include "service/serviceerror.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QUrl>

#include <optional>
#include <string_view>

namespace runglass {

/// What an HTTP answer says when it is not the one that was hoped for.
class AnswerReader
{
    Q_DECLARE_TR_FUNCTIONS(runglass::AnswerReader)

public:
    struct Head
    {
        int status = 0;
        QByteArray contentType;
        QByteArray retryAfter;
        QByteArray location;
    };

    /// Nothing when `head` and `body` are a JSON answer with status 200; `what` is the request, `now` for
    /// dates.
    static std::optional<ServiceError> fault(const Head &head, std::string_view body, const QUrl &what,
                                             Micros now);

    /// `title` and `detail` of RFC 9457 application/problem+json, shortened, or empty.
    static QString problemDetail(std::string_view body);

private:
    static ServiceError notTheApi(const Head &head, std::string_view body, const QUrl &what);
};

} // namespace runglass
