// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandtable.h"

#include <QCoreApplication>

namespace runglass {

namespace {

constexpr CommandPlaces inLists = CommandPlace::Lists;
constexpr CommandPlaces atRecords = CommandPlaces(CommandPlace::Lists) | CommandPlace::RecordView;
constexpr CommandPlaces inWindow = CommandPlace::Window;

struct Commands
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

/// Key sequences separated by semicolons, the presses of one by commas, as QKeySequence reads them.
QList<QKeySequence> keys(const char *portable)
{
    auto all = QKeySequence::listFromString(QString::fromLatin1(portable), QKeySequence::PortableText);
    all.removeAll(QKeySequence());
    return all;
}

struct Group
{
    CommandGroup group;
    QList<Command> commands{};

    void add(CommandId id, const char *key, const QString &name, CommandPlaces places, const char *usualKeys,
             const char *fixedKeys = nullptr)
    {
        commands.append(
            {id, QString::fromLatin1(key), name, group, places, keys(usualKeys), keys(fixedKeys), false});
    }
    /// While its key is held down.
    void addRepeating(CommandId id, const char *key, const QString &name, CommandPlaces places,
                      const char *usualKeys, const char *fixedKeys = nullptr)
    {
        add(id, key, name, places, usualKeys, fixedKeys);
        commands.last().repeats = true;
    }
};

QList<Command> moving()
{
    using Id = CommandId;
    Group group{CommandGroup::Moving};
    group.addRepeating(Id::NextRecord, "record.next", Commands::tr("Next record"), atRecords, "J", "Down");
    group.addRepeating(Id::PreviousRecord, "record.previous", Commands::tr("Previous record"), atRecords, "K",
                       "Up");
    group.add(Id::FirstRecord, "record.first", Commands::tr("First record"), atRecords, "G, G", "Home");
    group.add(Id::LastRecord, "record.last", Commands::tr("Last record"), atRecords, "Shift+G", "End");
    group.add(Id::OpenRecord, "record.open", Commands::tr("Open the record"), inLists, "Return; Enter; O");
    group.add(Id::GoBack, "record.back", Commands::tr("Back to the list"), atRecords, "Esc; U");
    group.addRepeating(Id::NextProblem, "problem.next", Commands::tr("Next failed run or error entry"),
                       atRecords, "]; P");
    group.addRepeating(Id::PreviousProblem, "problem.previous",
                       Commands::tr("Previous failed run or error entry"), atRecords, "[; Shift+P");
    group.add(Id::ShowRuns, "show.runs", Commands::tr("All Runs"), inWindow, "G, R");
    group.add(Id::ShowLogs, "show.logs", Commands::tr("Logs"), inWindow, "G, L");
    group.add(Id::FocusChart, "chart", Commands::tr("Charts"), inWindow, "C");
    group.add(Id::ZoomBack, "chart.back", Commands::tr("Back from a zoomed range"), inWindow, "B",
              "Backspace");
    group.add(Id::ShowFigures, "chart.table", Commands::tr("Figures of the chart as a table"), inWindow,
              "Shift+C");
    group.add(Id::ShowInbox, "show.inbox", Commands::tr("Failed, not reviewed"), inWindow, "G, I");
    return group.commands;
}

QList<Command> finding()
{
    using Id = CommandId;
    Group group{CommandGroup::Finding};
    group.add(Id::Search, "search", Commands::tr("Search"), inWindow, "/; Ctrl+F");
    group.addRepeating(Id::NextHit, "search.next", Commands::tr("Next hit"), inWindow, "N; F3");
    group.addRepeating(Id::PreviousHit, "search.previous", Commands::tr("Previous hit"), inWindow,
                       "Shift+N; Shift+F3");
    group.add(Id::EditFilter, "filter", Commands::tr("Filter"), inWindow, "F");
    group.add(Id::OnlyThisValue, "filter.only", Commands::tr("Only this value"), inLists, "+");
    group.add(Id::WithoutThisValue, "filter.without", Commands::tr("Without this value"), inLists, "-");
    group.add(Id::Undo, "filter.undo", Commands::tr("Undo the last change of a filter or mark"), inWindow,
              "Ctrl+Z");
    group.add(Id::Redo, "filter.redo", Commands::tr("Redo what was undone"), inWindow, "Ctrl+Shift+Z");
    group.add(Id::ChooseTimeRange, "timerange", Commands::tr("Time range"), inWindow, "T");
    return group.commands;
}

QList<Command> triage()
{
    using Id = CommandId;
    Group group{CommandGroup::Triage};
    group.add(Id::CopyId, "copy.id", Commands::tr("Copy the id"), atRecords, "Y", "Ctrl+C");
    group.add(Id::CopyLink, "copy.link", Commands::tr("Copy a link to the record, or the JSON path"),
              atRecords, "Shift+Y");
    group.add(Id::CopyLinkToList, "copy.listLink",
              Commands::tr("Copy a link to the script, range, filter and search"), inWindow, "");
    group.add(Id::CopyCsv, "copy.csv", Commands::tr("Copy the rows as CSV"), inLists, "Ctrl+Shift+C");
    group.add(Id::CopyMarkdown, "copy.markdown", Commands::tr("Copy the rows as a Markdown table"), inLists,
              "");
    group.add(Id::CopyJson, "copy.json", Commands::tr("Copy the rows as JSON"), inLists, "");
    group.add(Id::SelectRecord, "record.select", Commands::tr("Select, for actions on several"), inLists,
              "X");
    group.add(Id::MarkReviewed, "mark.reviewed", Commands::tr("Mark as reviewed, and on to the next"),
              atRecords, "E");
    group.add(Id::Bookmark, "mark.bookmark", Commands::tr("Bookmark"), atRecords, "M");
    group.add(Id::EditNote, "mark.note", Commands::tr("Note"), atRecords, "A");
    group.add(Id::Compare, "compare", Commands::tr("Compare with another run"), atRecords, "D");
    group.add(Id::OnlyDifferences, "compare.only",
              Commands::tr("In a comparison: only differences, or everything"), CommandPlace::RecordView,
              "V");
    group.add(Id::ShareBundle, "share.bundle", Commands::tr("Share as a bundle"), inWindow, "");
    group.add(Id::PauseLive, "live.pause", Commands::tr("Pause or follow live entries"), atRecords, "Space");
    return group.commands;
}

/// In the pane with the focus; what finds, goes to hits or copies a path is a command of more places.
QList<Command> documents()
{
    using Id = CommandId;
    constexpr CommandPlaces inRecord = CommandPlace::RecordView;
    Group group{CommandGroup::Documents};
    group.add(Id::DocumentFold, "json.fold", Commands::tr("Expand or collapse"), inRecord, "", "Return");
    group.add(Id::DocumentExpandInside, "json.expand.inside", Commands::tr("Expand with all inside"),
              inRecord, "", "Shift+Right");
    group.add(Id::DocumentExpandAll, "json.expand.all", Commands::tr("Expand all"), inRecord, "0");
    group.add(Id::DocumentExpandToLevel, "json.expand.level", Commands::tr("Expand to level 1, 2, … 9"),
              inRecord, "", "1; 2; 9");
    group.add(Id::DocumentCollapseAll, "json.collapse", Commands::tr("Collapse all"), inRecord, "");
    group.add(Id::DocumentShowString, "json.string", Commands::tr("Show a whole long text"), inRecord,
              "Shift+Return");
    group.add(Id::DocumentUnfold, "json.unfold", Commands::tr("Unfold JSON in a text"), inRecord,
              "Ctrl+Return");
    group.add(Id::DocumentCopyValue, "json.copy.value", Commands::tr("Copy the value"), inRecord, "",
              "Ctrl+C");
    group.add(Id::DocumentCopyText, "json.copy.text", Commands::tr("Copy as text"), inRecord, "Ctrl+Shift+C");
    group.add(Id::DocumentWrap, "json.wrap", Commands::tr("Wrap long lines"), inRecord, "W");
    group.add(Id::DocumentTree, "json.tree", Commands::tr("As a tree, or as text"), inRecord, "S");
    return group.commands;
}

QList<Command> window()
{
    using Id = CommandId;
    Group group{CommandGroup::Window};
    group.add(Id::ExportCsv, "export.csv", Commands::tr("Export the list as CSV"), inWindow, "Ctrl+E");
    group.add(Id::ExportJson, "export.json", Commands::tr("Export the list as JSON Lines with all there is"),
              inWindow, "");
    group.add(Id::SwitchTimeZone, "timezone", Commands::tr("Local time or UTC"), inWindow, "Z");
    group.add(Id::RecordBeside, "record.beside", Commands::tr("Records beside the list"), inWindow, "");
    group.add(Id::RecordBelow, "record.below", Commands::tr("Records below the list"), inWindow, "");
    group.add(Id::RecordInWindow, "record.window", Commands::tr("Records in a window of their own"), inWindow,
              "");
    group.add(Id::OpenPalette, "palette", Commands::tr("Command palette"), inWindow, "Ctrl+K");
    group.add(Id::ShowKeys, "keys", Commands::tr("All keys"), inWindow, "?; F1");
    group.add(Id::OpenFiles, "files.open", Commands::tr("Open files"), inWindow, "Ctrl+O");
    group.add(Id::OpenedFiles, "files.opened", Commands::tr("Opened files, and what could not be read"),
              inWindow, "");
    group.add(Id::NewConnection, "connection.new", Commands::tr("New connection"), inWindow, "");
    group.add(Id::ManageConnections, "connection.manage", Commands::tr("Manage connections"), inWindow, "");
    group.add(Id::Settings, "settings", Commands::tr("Settings"), inWindow, "Ctrl+,");
    group.add(Id::SkippedRecords, "skipped", Commands::tr("Skipped records"), inWindow, "");
    group.add(Id::About, "about", Commands::tr("About Runglass"), inWindow, "");
    group.add(Id::Quit, "quit", Commands::tr("Quit"), inWindow, "Ctrl+Q");
    return group.commands;
}

} // namespace

QList<Command> commandTable()
{
    return moving() + finding() + triage() + documents() + window();
}

QString commandGroupLabel(CommandGroup group)
{
    switch (group) {
    case CommandGroup::Moving:
        return Commands::tr("Moving");
    case CommandGroup::Finding:
        return Commands::tr("Finding");
    case CommandGroup::Triage:
        return Commands::tr("Triage");
    case CommandGroup::Documents:
        return Commands::tr("Documents");
    case CommandGroup::Window:
        break;
    }
    return Commands::tr("Window");
}

QString commandPlacesLabel(CommandPlaces places)
{
    if (places.testFlag(CommandPlace::Window))
        return Commands::tr("Everywhere");
    if (places == atRecords)
        return Commands::tr("Tables and record view");
    return places.testFlag(CommandPlace::Lists) ? Commands::tr("Tables") : Commands::tr("Record view");
}

} // namespace runglass
