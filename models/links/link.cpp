// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "links/link.h"

#include "filter/filtertext.h"
#include "settings/serviceurl.h"
#include "timerange/rangetext.h"

#include <QCoreApplication>
#include <QUrlQuery>

#include <algorithm>

namespace runglass {

namespace {

constexpr QLatin1String scheme("runglass");
constexpr QLatin1String runKind("run");
constexpr QLatin1String scriptKind("script");
constexpr QLatin1String logsTab("logs");
constexpr QLatin1String runsTab("runs");
constexpr QLatin1String runsSearch("runs-search");
constexpr QLatin1String logsSearch("logs-search");
constexpr QLatin1String rangeName("range");
constexpr QLatin1String serviceName("service");
constexpr QLatin1String sortName("sort");
constexpr QLatin1String tabName("tab");
/// Longer than any filter somebody would write, shorter than what could keep the window busy.
constexpr qsizetype longestLink = 32 * 1024;
constexpr qsizetype longestId = 512;

struct Links
{
    Q_DECLARE_TR_FUNCTIONS(Link)
};

UserError wrong(const QString &reason)
{
    return {Links::tr("This link can't be opened."), reason,
            Links::tr("Ask for a new one, copied by Runglass.")};
}

class Writer
{
public:
    void add(QLatin1String name, const QString &value)
    {
        if (value.isEmpty())
            return;
        m_text += m_text.isEmpty() ? QLatin1Char('?') : QLatin1Char('&');
        m_text += name + QLatin1Char('=') + QString::fromLatin1(QUrl::toPercentEncoding(value));
    }
    const QString &text() const { return m_text; }

private:
    QString m_text;
};

/// The decoded parts of a link's query. Each name stands once.
class Reader
{
public:
    static Result<Reader> of(const QString &query)
    {
        Reader reader;
        const auto items = QUrlQuery(query).queryItems(QUrl::FullyEncoded);
        for (const auto &[name, encoded] : items) {
            const QByteArray bytes = QByteArray::fromPercentEncoding(encoded.toLatin1());
            const QString value = QString::fromUtf8(bytes);
            if (value.toUtf8() != bytes || value.contains(QChar::Null))
                return wrong(Links::tr("Its part “%1” is no text.").arg(name));
            if (reader.m_values.contains(name))
                return wrong(Links::tr("Its part “%1” stands there twice.").arg(name));
            reader.m_values.insert(name, value);
        }
        return reader;
    }
    QString value(QLatin1String name) const { return m_values.value(name); }

private:
    QMap<QString, QString> m_values;
};

Result<FilterSet> readFilter(const QString &text, FilterSubject subject)
{
    const FilterParse parsed = parseFilter(text.toStdString(), subject);
    if (!parsed.ok())
        return wrong(Links::tr("Its filter is wrong: %1").arg(parsed.error->error.oneLine()));
    return parsed.set.normalized();
}

Result<RememberedSelection> readView(const Reader &parts)
{
    RememberedSelection view;
    if (const QString range = parts.value(rangeName); !range.isEmpty()) {
        const auto choice = parseRange(range);
        if (!choice)
            return wrong(Links::tr("Its time range is wrong: %1").arg(choice.error().oneLine()));
        view.range = *choice;
    }
    const QString tab = parts.value(tabName);
    if (!tab.isEmpty() && tab != runsTab && tab != logsTab)
        return wrong(Links::tr("It names a tab that does not exist."));
    view.showsLogs = tab == logsTab;
    auto runs = readFilter(parts.value(runsTab), FilterSubject::Runs);
    if (!runs)
        return runs.error();
    auto logs = readFilter(parts.value(logsTab), FilterSubject::Logs);
    if (!logs)
        return logs.error();
    view.runs.filter = *std::move(runs);
    view.logs.filter = *std::move(logs);
    view.runs.search = parts.value(runsSearch);
    view.logs.search = parts.value(logsSearch);
    (view.showsLogs ? view.logs : view.runs).sort = parts.value(sortName);
    return view;
}

bool isId(const QString &text)
{
    return text.size() <= longestId && std::none_of(text.begin(), text.end(), [](QChar character) {
               return character.category() == QChar::Other_Control;
           });
}

} // namespace

bool looksLikeLink(const QString &text)
{
    return text.startsWith(scheme + QLatin1Char(':'), Qt::CaseInsensitive);
}

QString printLink(const Link &link)
{
    Writer writer;
    writer.add(serviceName, link.service);
    writer.add(scriptKind, link.scriptId);
    if (link.isToRun()) {
        writer.add(runKind, link.runId);
    } else {
        const RememberedSelection &view = link.view;
        writer.add(tabName, view.showsLogs ? QString(logsTab) : QString(runsTab));
        writer.add(rangeName, printRange(view.range));
        writer.add(runsTab, QString::fromStdString(printFilter(view.runs.filter, FilterSubject::Runs)));
        writer.add(logsTab, QString::fromStdString(printFilter(view.logs.filter, FilterSubject::Logs)));
        writer.add(runsSearch, view.runs.search);
        writer.add(logsSearch, view.logs.search);
        writer.add(sortName, (view.showsLogs ? view.logs : view.runs).sort);
    }
    return scheme + QLatin1String("://") + (link.isToRun() ? runKind : scriptKind) + writer.text();
}

Result<Link> parseLink(const QString &text)
{
    if (text.size() > longestLink)
        return wrong(Links::tr("It is longer than %1 characters.").arg(longestLink));
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != scheme)
        return wrong(Links::tr("It is no valid runglass:// link."));
    const bool isToRun = url.host() == runKind;
    if (!isToRun && url.host() != scriptKind)
        return wrong(Links::tr("It leads to something this version does not know. A newer Runglass may."));
    if (!url.userInfo().isEmpty() || url.port() >= 0 || url.hasFragment() || url.path().size() > 1)
        return wrong(Links::tr("It holds more than such a link has."));
    const auto parts = Reader::of(url.query(QUrl::FullyEncoded));
    if (!parts)
        return parts.error();

    Link link;
    link.service = parts->value(serviceName);
    if (!link.service.isEmpty() && link.service != Link::demoService()) {
        const auto service = parseServiceUrl(link.service);
        if (!service)
            return wrong(Links::tr("Its service is wrong: %1").arg(service.error().reason));
        link.service = displayUrl(*service);
    }
    link.scriptId = parts->value(scriptKind);
    link.runId = parts->value(runKind);
    if (!isId(link.scriptId) || !isId(link.runId))
        return wrong(Links::tr("Its script or run is no id."));
    if (isToRun) {
        if (link.runId.isEmpty())
            return wrong(Links::tr("It does not say to which run it leads."));
        return link;
    }
    if (link.scriptId.isEmpty())
        return wrong(Links::tr("It does not say to which script it leads."));
    if (!link.runId.isEmpty())
        return wrong(Links::tr("It holds more than such a link has."));
    auto view = readView(*parts);
    if (!view)
        return view.error();
    link.view = *std::move(view);
    return link;
}

} // namespace runglass
