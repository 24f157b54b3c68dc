// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/bundlereception.h"

#include "bundle/bundletexts.h"
#include "filter/filtertext.h"
#include "tables/displaytext.h"

namespace runglass {

namespace {

constexpr std::size_t mostOfMessage = 2000;
constexpr std::size_t mostOfName = 80;

FilterSet filterOf(const std::string &text, FilterSubject subject)
{
    const FilterParse parsed = parseFilter(text, subject);
    return parsed.ok() ? parsed.set.normalized() : FilterSet();
}

bool isUnreadable(const std::string &text, FilterSubject subject)
{
    return !parseFilter(text, subject).ok();
}

} // namespace

Link BundleReception::listOf(const BundleInfo &info)
{
    Link link;
    link.scriptId = QString::fromStdString(info.scriptId);
    RememberedSelection &view = link.view;
    view.range = info.range ? RangeChoice{*info.range} : RangeChoice{RangeChoice::AllTime{}};
    view.runs.filter = filterOf(info.runsFilter, FilterSubject::Runs);
    view.logs.filter = filterOf(info.logsFilter, FilterSubject::Logs);
    view.runs.search = QString::fromStdString(info.runsSearch);
    view.logs.search = QString::fromStdString(info.logsSearch);
    view.showsLogs = info.showsLogs;
    return link;
}

std::vector<MarkedRun> BundleReception::marksOf(const ReceivedBundle &bundle)
{
    std::vector<MarkedRun> marks;
    for (const BundleMark &mark : bundle.marks)
        marks.push_back({mark.runId, mark.scriptId, {mark.reviewed, mark.bookmarked, mark.note}});
    return marks;
}

UserError BundleReception::wordsOf(const BundleInfo &info)
{
    const QString sender = displayLine(info.sender, mostOfName);
    const QString message = displayText(info.message, mostOfMessage);
    UserError words;
    if (message.isEmpty())
        words.message =
            sender.isEmpty() ? tr("Somebody shared these runs.") : tr("%1 shared these runs.").arg(sender);
    else
        words.message = sender.isEmpty() ? tr("Whoever shared these runs says: %1").arg(message)
                                         : tr("%1 says: %2").arg(sender, message);
    if (const QString removed = BundleTexts::redaction(info.redaction); !removed.isEmpty())
        words.reason = tr("Taken out before it was sent: %1.").arg(removed);
    if (isUnreadable(info.runsFilter, FilterSubject::Runs) ||
        isUnreadable(info.logsFilter, FilterSubject::Logs))
        words.help = tr("The filter that came with it can't be read, so all runs are shown.");
    return words;
}

} // namespace runglass
