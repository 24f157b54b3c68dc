// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QFlags>
#include <QKeySequence>
#include <QList>
#include <QString>

namespace runglass {

/// Everything a user can do by a key. The table in commandtable.cpp gives each its name and keys.
enum class CommandId {
    NextRecord,
    PreviousRecord,
    FirstRecord,
    LastRecord,
    OpenRecord,
    GoBack,
    NextProblem,
    PreviousProblem,
    ShowRuns,
    ShowLogs,
    FocusChart,
    ZoomBack,
    ShowFigures,
    ShowInbox,
    Search,
    NextHit,
    PreviousHit,
    EditFilter,
    OnlyThisValue,
    WithoutThisValue,
    Undo,
    Redo,
    ChooseTimeRange,
    CopyId,
    CopyLink,
    CopyLinkToList,
    CopyCsv,
    CopyMarkdown,
    CopyJson,
    SelectRecord,
    MarkReviewed,
    Bookmark,
    EditNote,
    Compare,
    ShareBundle,
    OnlyDifferences,
    PauseLive,
    DocumentFold,
    DocumentExpandInside,
    DocumentExpandAll,
    DocumentExpandToLevel,
    DocumentCollapseAll,
    DocumentShowString,
    DocumentUnfold,
    DocumentCopyValue,
    DocumentCopyText,
    DocumentWrap,
    DocumentTree,
    RecordBeside,
    RecordBelow,
    RecordInWindow,
    ExportCsv,
    ExportJson,
    SwitchTimeZone,
    OpenPalette,
    ShowKeys,
    OpenFiles,
    OpenedFiles,
    NewConnection,
    ManageConnections,
    Settings,
    SkippedRecords,
    About,
    Quit,
};

/// What a command is about; groups are shown in this order.
enum class CommandGroup {
    Moving,
    Finding,
    Triage,
    Documents,
    Window,
};

/// Where the keys of a command act.
enum class CommandPlace {
    Lists = 1,      ///< the tables
    RecordView = 2, ///< and everything inside it
    Window = 4,     ///< wherever the focus is in the window
};
Q_DECLARE_FLAGS(CommandPlaces, CommandPlace)
Q_DECLARE_OPERATORS_FOR_FLAGS(CommandPlaces)

struct Command
{
    CommandId id = CommandId::NextRecord;
    QString key; ///< its name in the settings file; never changes, and is not translated
    QString name;
    CommandGroup group = CommandGroup::Moving;
    CommandPlaces places;
    /// The keys it has when the user changes nothing. After the first one there are others for keyboards on
    /// which the first takes two hands or is not there at all.
    QList<QKeySequence> keys;
    /// Keys that do the same by the nature of a table. They are shown but can't be changed.
    QList<QKeySequence> fixedKeys;
    bool repeats = false; ///< while its key is held down
};

} // namespace runglass
