// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "marks/markchange.h"

namespace runglass {

namespace {

/// Cut at a character's border.
std::string bounded(std::string text)
{
    if (text.size() <= longestTakenNote)
        return text;
    std::size_t end = longestTakenNote;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    text.resize(end);
    return text + "…";
}

std::string joinedNotes(const std::string &own, const std::string &theirs)
{
    if (theirs.empty() || own.find(theirs) != std::string::npos)
        return own;
    return own.empty() ? theirs : own + "\n\n" + theirs;
}

} // namespace

Mark changed(const Mark &before, const MarkChange &change)
{
    Mark mark = before;
    if (change.isTakenIn) {
        mark.reviewed = before.reviewed || change.reviewed.value_or(false);
        mark.bookmarked = before.bookmarked || change.bookmarked.value_or(false);
        mark.note = joinedNotes(before.note, change.note.value_or(std::string()));
        return mark;
    }
    mark.reviewed = change.reviewed.value_or(before.reviewed);
    mark.bookmarked = change.bookmarked.value_or(before.bookmarked);
    mark.note = change.note.value_or(before.note);
    return mark;
}

MarkChange restoring(const MarkedRun &before)
{
    return {before.runId, before.scriptId, before.mark.reviewed, before.mark.bookmarked, before.mark.note};
}

MarkChange takingIn(const MarkedRun &theirs)
{
    return {theirs.runId,           theirs.scriptId,           theirs.mark.reviewed,
            theirs.mark.bookmarked, bounded(theirs.mark.note), true};
}

} // namespace runglass
