// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// What JsonActions and others ask of the pane, on the current line.

#include "json/jsonactions.h"
#include "json/jsonbrowser.h"
#include "json/jsoncopy.h"
#include "json/jsonpane.h"
#include "json/jsonsearch.h"

namespace runglass {

void JsonPane::handleCommands(CommandRegistry &commands)
{
    m_actions->handleCommands(commands);
}

void JsonPane::toggle()
{
    m_browser->toggle(m_lines->current());
}

void JsonPane::showString()
{
    m_browser->showString(m_lines->current());
}

void JsonPane::unfold()
{
    m_browser->unfold(m_lines->current());
}

void JsonPane::openAllInside()
{
    m_browser->openAll(m_lines->current());
}

void JsonPane::openAll()
{
    m_browser->openToLevel(JsonRows::allLevels);
}

void JsonPane::closeAll()
{
    m_browser->openToLevel(0);
}

void JsonPane::openToLevel(int levels)
{
    m_browser->openToLevel(levels);
}

void JsonPane::copyValue()
{
    m_copy->copyValue(m_lines->current());
}

void JsonPane::copyPath()
{
    m_copy->copyPath(m_lines->current());
}

void JsonPane::copyText()
{
    m_copy->copyText(m_lines->current());
}

void JsonPane::nextHit()
{
    m_search->next();
}

void JsonPane::previousHit()
{
    m_search->previous();
}

void JsonPane::toggleWrap()
{
    setWrapped(!isWrapped());
}

void JsonPane::toggleStyle()
{
    setStyle(style() == JsonStyle::Text ? JsonStyle::Tree : JsonStyle::Text);
}

} // namespace runglass
