// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/querypool.h"
#include "exporting/recordtext.h"
#include "monitor/monitorsession.h"
#include "tables/mailbox.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

class QMenu;

namespace runglass {

class CommandRegistry;
class RecordTable;

/// Copies the rows that are selected, with all their columns, as CSV, Markdown or JSON.
class CopyControls : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Parts
    {
        MonitorSession &session;
        Settings &settings;
        RecordTable &runs;
        RecordTable &logs;
        /// The ids of the records chosen in the table that is shown, for actions on several; where there are
        /// none the current row is meant.
        std::function<QStringList()> chosen{};
    };
    /// More is for an export.
    static constexpr std::size_t mostBytes = std::size_t{64} << 20;

    explicit CopyControls(Parts parts, QObject *parent = nullptr);

    void handleCommands(CommandRegistry &commands);
    /// The entries of the context menu of the table that is shown.
    void addActions(QMenu &menu);
    /// Puts the rows on the clipboard as soon as they are read.
    void copy(CopyFormat format);

Q_SIGNALS:
    void copied(int rows);

private:
    struct Text
    {
        std::string text;
        int rows = 0;
        bool isTooMuch = false;
        std::optional<UserError> error;
    };

    RecordTable &table() const;
    QStringList ids() const;
    template <class Query>
    static Text read(CacheReader &reader, const Query &query, CopyFormat format,
                     CsvWriter::FormulaGuard guard, const CancelToken &token);
    template <class Query>
    Query queryFor(Query query, FilterColumn column) const;
    void take(const Text &text);
    void say(const QString &text);

    const Parts m_parts;
    Mailbox m_mailbox;
    std::uint64_t m_generation = 0;
    QueryHandle m_query;
};

} // namespace runglass
