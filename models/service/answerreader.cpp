// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "service/answerreader.h"

#include "service/httpdate.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace runglass {

namespace {

constexpr int longestDetail = 300;
constexpr std::size_t largestProblem = 64 * 1024;

bool looksLikeHtml(std::string_view body, const QByteArray &contentType)
{
    const std::size_t start = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return contentType.toLower().contains("html") || (start != std::string_view::npos && body[start] == '<');
}

bool isProblem(const QByteArray &contentType)
{
    return contentType.toLower().startsWith("application/problem+json");
}

} // namespace

QString AnswerReader::problemDetail(std::string_view body)
{
    if (body.size() > largestProblem)
        return {};
    const QByteArray bytes(body.data(), static_cast<qsizetype>(body.size()));
    const QJsonObject problem = QJsonDocument::fromJson(bytes).object();
    const QString title = problem.value(QLatin1String("title")).toString();
    const QString detail = problem.value(QLatin1String("detail")).toString();
    QString text = title;
    if (!detail.isEmpty() && detail != title)
        text += (text.isEmpty() ? QString() : QStringLiteral(": ")) + detail;
    text.truncate(longestDetail);
    return text;
}

ServiceError AnswerReader::notTheApi(const Head &head, std::string_view body, const QUrl &what)
{
    const QString place = what.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    ServiceError error;
    error.kind = ServiceError::Kind::Nonsense;
    error.error.message = tr("What answers is not the monitoring service.");
    if (head.status >= 300 && head.status < 400) {
        const QUrl target = what.resolved(QUrl(QString::fromUtf8(head.location)));
        error.error.reason = tr("%1 redirects to %2; the API key is not sent to another place.")
                                 .arg(place, target.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo));
        error.error.help =
            tr("If that is the right service, enter its address; else it may be a login page or a proxy.");
    } else if (looksLikeHtml(body, head.contentType)) {
        error.error.reason =
            tr("%1 answered with a web page instead of JSON (status %2).").arg(place).arg(head.status);
        error.error.help =
            tr("It may be a login page, a proxy, or the address of something else: open it in a browser "
               "and check the address.");
    } else if (head.status == 404) {
        error.error.reason = tr("%1 does not exist there (status 404).").arg(place);
        error.error.help = tr("Check the address, also a path in it.");
    } else {
        error.error.reason = tr("%1 answered with status %2 and content type \"%3\".")
                                 .arg(place)
                                 .arg(head.status)
                                 .arg(QString::fromLatin1(head.contentType.left(80)));
        error.error.help = tr("Check the address and whether a proxy stands in between.");
    }
    return error;
}

std::optional<ServiceError> AnswerReader::fault(const Head &head, std::string_view body, const QUrl &what,
                                                Micros now)
{
    using Kind = ServiceError::Kind;
    const bool json = head.contentType.toLower().contains("json");
    const int status = head.status;
    if (status == 200 && !looksLikeHtml(body, head.contentType))
        return {};

    ServiceError error;
    error.retryAfter = parseRetryAfter(head.retryAfter, now);
    const QString detail = json ? problemDetail(body) : QString();
    const auto reason = [&](const QString &otherwise) { return detail.isEmpty() ? otherwise : detail; };
    if (status == 401 || status == 403) {
        error.kind = Kind::KeyRefused;
        error.error = {tr("The service refused the API key."),
                       reason(tr("It answered with status %1.").arg(status)),
                       tr("Enter another key; one that was withdrawn has to be made anew on the platform.")};
    } else if (status == 429 || status == 503) {
        error.kind = Kind::Overloaded;
        error.error = {status == 429 ? tr("The service asks for fewer requests.")
                                     : tr("The service is not available right now."),
                       reason(tr("It answered with status %1.").arg(status)),
                       tr("It is tried again by itself.")};
    } else if (status >= 500 && status < 600) {
        error.kind = Kind::Failed;
        error.error = {tr("The service failed."), reason(tr("It answered with status %1.").arg(status)),
                       tr("It is tried again by itself; if it lasts, tell who runs the service.")};
    } else if (status == 410) {
        error.kind = Kind::Gone;
        error.error = {tr("The service no longer knows where we were."),
                       reason(tr("The cursor has expired.")),
                       tr("What may have been missed is fetched again.")};
    } else if (status == 404 && isProblem(head.contentType)) {
        error.kind = Kind::NotFound;
        error.error = {tr("The service does not know what was asked for."),
                       reason(tr("It answered with status 404.")), tr("It may have been deleted there.")};
    } else if (status >= 400 && status < 500 && isProblem(head.contentType)) {
        error.kind = Kind::Nonsense;
        error.error = {tr("The service did not understand a request."),
                       reason(tr("It answered with status %1.").arg(status)),
                       tr("The service may be older or newer than this program: look for an update.")};
    } else {
        return notTheApi(head, body, what);
    }
    return error;
}

} // namespace runglass
