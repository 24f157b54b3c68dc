// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonactions.h"

#include "commands/commandregistry.h"
#include "json/jsonbrowser.h"
#include "json/jsonpane.h"
#include "json/jsonsearch.h"
#include "json/linesview.h"

#include <QAction>
#include <QMenu>

#include <utility>

namespace runglass {

JsonActions::JsonActions(JsonPane &pane, LinesView &lines)
    : QObject(&lines)
    , m_pane(pane)
    , m_lines(lines)
{
    using Keys = QList<QKeySequence>;
    // Enter and the arrows are keys of the lines themselves.
    addAction(Id::Toggle, "json.toggle", tr("Expand or Collapse"), {}, &JsonPane::toggle);
    addAction(Id::ShowString, "json.showString", tr("Show Whole Text"),
              Keys{QKeySequence(Qt::SHIFT | Qt::Key_Return)}, &JsonPane::showString);
    addAction(Id::Unfold, "json.unfold", tr("Unfold JSON in Text"),
              Keys{QKeySequence(Qt::CTRL | Qt::Key_Return)}, &JsonPane::unfold);
    addAction(Id::OpenAllInside, "json.expandInside", tr("Expand With All Inside"), {},
              &JsonPane::openAllInside);
    addAction(Id::OpenAll, "json.expandAll", tr("Expand All"), Keys{QKeySequence(Qt::Key_0)},
              &JsonPane::openAll);
    addAction(Id::CloseAll, "json.collapseAll", tr("Collapse All"), {}, &JsonPane::closeAll);
    addAction(Id::CopyValue, "json.copyValue", tr("Copy Value"), Keys{QKeySequence(QKeySequence::Copy)},
              &JsonPane::copyValue);
    addAction(Id::CopyPath, "json.copyPath", tr("Copy Path"), Keys{QKeySequence(Qt::SHIFT | Qt::Key_Y)},
              &JsonPane::copyPath);
    addAction(Id::CopyText, "json.copyText", tr("Copy as Text"),
              Keys{QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}, &JsonPane::copyText);
    addAction(Id::Find, "json.find", tr("Find…"),
              Keys{QKeySequence(Qt::Key_Slash), QKeySequence(QKeySequence::Find)}, &JsonPane::find);
    addAction(Id::NextHit, "json.nextHit", tr("Next Hit"),
              Keys{QKeySequence(Qt::Key_N), QKeySequence(Qt::Key_F3)}, &JsonPane::nextHit);
    addAction(Id::PreviousHit, "json.previousHit", tr("Previous Hit"),
              Keys{QKeySequence(Qt::SHIFT | Qt::Key_N), QKeySequence(Qt::SHIFT | Qt::Key_F3)},
              &JsonPane::previousHit);
    addAction(Id::Wrap, "json.wrap", tr("Wrap Lines"), Keys{QKeySequence(Qt::Key_W)}, &JsonPane::toggleWrap);
    addAction(Id::TreeStyle, "json.tree", tr("Show as Tree"), Keys{QKeySequence(Qt::Key_S)},
              &JsonPane::toggleStyle);
    action(Id::Wrap)->setCheckable(true);
    action(Id::TreeStyle)->setCheckable(true);
    constexpr int levels = 9;
    for (int level = 1; level <= levels; ++level) {
        auto *toLevel = new QAction(tr("Expand to Level %1").arg(level), this);
        toLevel->setObjectName(QStringLiteral("json.level%1").arg(level));
        toLevel->setShortcut(QKeySequence(Qt::Key_0 + level));
        toLevel->setShortcutContext(Qt::WidgetShortcut);
        connect(toLevel, &QAction::triggered, this, [this, level] { m_pane.openToLevel(level); });
        m_lines.addAction(toLevel);
        m_levels << toLevel;
    }
}

void JsonActions::addAction(Id id, const char *name, const QString &text, const QList<QKeySequence> &keys,
                            void (JsonPane::*slot)())
{
    auto *added = new QAction(text, this);
    added->setObjectName(QLatin1String(name));
    added->setShortcuts(keys);
    added->setShortcutContext(Qt::WidgetShortcut);
    connect(added, &QAction::triggered, &m_pane, slot);
    m_lines.addAction(added);
    m_actions[static_cast<int>(id)] = added;
}

void JsonActions::handleCommands(CommandRegistry &commands)
{
    constexpr std::pair<CommandId, Id> all[] = {{CommandId::DocumentFold, Id::Toggle},
                                                {CommandId::DocumentShowString, Id::ShowString},
                                                {CommandId::DocumentUnfold, Id::Unfold},
                                                {CommandId::DocumentExpandInside, Id::OpenAllInside},
                                                {CommandId::DocumentExpandAll, Id::OpenAll},
                                                {CommandId::DocumentCollapseAll, Id::CloseAll},
                                                {CommandId::DocumentCopyValue, Id::CopyValue},
                                                {CommandId::CopyLink, Id::CopyPath},
                                                {CommandId::DocumentCopyText, Id::CopyText},
                                                {CommandId::Search, Id::Find},
                                                {CommandId::NextHit, Id::NextHit},
                                                {CommandId::PreviousHit, Id::PreviousHit},
                                                {CommandId::DocumentWrap, Id::Wrap},
                                                {CommandId::DocumentTree, Id::TreeStyle}};
    for (const auto &[command, id] : all) {
        QAction *act = action(id);
        commands.handle(command, &m_lines, [act] { act->trigger(); });
        // Ctrl+C is no key of the map: it stays with the action.
        if (id == Id::CopyValue)
            continue;
        // The menu goes on telling the keys, but it is the registry that hears them.
        m_lines.removeAction(act);
        const auto takeKeys = [act, map = &commands.keyMap(), which = command] {
            act->setShortcuts(map->keys(which));
        };
        connect(&commands.keyMap(), &KeyMap::changed, act, takeKeys);
        takeKeys();
    }
    commands.handle(CommandId::DocumentExpandToLevel, &m_lines, [this] { m_pane.openToLevel(1); });
}

void JsonActions::update()
{
    const JsonBrowser &browser = m_pane.browser();
    const qsizetype row = m_lines.current();
    const bool hasLines = browser.lineCount() > 0;
    const bool isJson = browser.state() == JsonBrowser::State::Json;
    const bool canFold = hasLines && browser.line(row).fold != ShownLine::Fold::None;
    action(Id::Toggle)->setEnabled(canFold);
    action(Id::ShowString)->setEnabled(browser.canShowString(row));
    action(Id::Unfold)->setEnabled(browser.canUnfold(row));
    for (const Id id : {Id::OpenAllInside, Id::OpenAll, Id::CloseAll, Id::CopyPath, Id::TreeStyle})
        action(id)->setEnabled(isJson);
    for (QAction *level : std::as_const(m_levels))
        level->setEnabled(isJson);
    for (const Id id : {Id::CopyValue, Id::CopyText, Id::Find, Id::Wrap})
        action(id)->setEnabled(hasLines);
    const bool hasHits = !m_pane.search().hits().empty();
    action(Id::NextHit)->setEnabled(hasHits);
    action(Id::PreviousHit)->setEnabled(hasHits);
    action(Id::CopyValue)->setText(isJson ? tr("Copy Value") : tr("Copy Line"));
    action(Id::Wrap)->setChecked(m_lines.isWrapped());
    action(Id::TreeStyle)->setChecked(browser.style() == JsonStyle::Tree);
}

void JsonActions::addTo(QMenu &menu) const
{
    menu.addAction(action(Id::CopyValue));
    menu.addAction(action(Id::CopyPath));
    menu.addAction(action(Id::CopyText));
    menu.addSeparator();
    for (const Id id : {Id::Toggle, Id::ShowString, Id::Unfold, Id::OpenAllInside, Id::OpenAll, Id::CloseAll})
        menu.addAction(action(id));
    QMenu *levels = menu.addMenu(tr("Expand to Level"));
    for (QAction *level : m_levels)
        levels->addAction(level);
    menu.addSeparator();
    for (const Id id : {Id::Find, Id::NextHit, Id::PreviousHit})
        menu.addAction(action(id));
    menu.addSeparator();
    menu.addAction(action(Id::TreeStyle));
    menu.addAction(action(Id::Wrap));
}

} // namespace runglass
