// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/copycontrols.h"

#include "commands/commandregistry.h"
#include "common/recordtable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QToolTip>

namespace runglass {

namespace {

constexpr int tellMs = 2500;

Result<std::int64_t> visit(CacheReader &reader, const RunsQuery &, const RowSet &rows, RecordText &text,
                           int &count, const CancelToken &token)
{
    const RunVisit take = [&](std::span<const VisitedRun> some) {
        for (const VisitedRun &visited : some)
            text.add(visited.run);
        count += static_cast<int>(some.size());
        return text.size() <= CopyControls::mostBytes;
    };
    return reader.visitRuns(rows, 0, rows.size(), {.revision = true}, take, token);
}

Result<std::int64_t> visit(CacheReader &reader, const LogsQuery &, const RowSet &rows, RecordText &text,
                           int &count, const CancelToken &token)
{
    const LogVisit take = [&](std::span<const LogRecord> some) {
        for (const LogRecord &entry : some)
            text.add(entry);
        count += static_cast<int>(some.size());
        return text.size() <= CopyControls::mostBytes;
    };
    return reader.visitLogs(rows, 0, rows.size(), {.attributes = true}, take, token);
}

} // namespace

CopyControls::CopyControls(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_mailbox(this)
{
}

RecordTable &CopyControls::table() const
{
    return m_parts.session.tab() == MonitorSession::Tab::Logs ? m_parts.logs : m_parts.runs;
}

QStringList CopyControls::ids() const
{
    QStringList ids = m_parts.chosen ? m_parts.chosen() : QStringList();
    if (ids.isEmpty())
        ids << table().currentIndex().data(AnswerModel::IdRole).toString();
    ids.removeAll(QString());
    return ids;
}

void CopyControls::handleCommands(CommandRegistry &commands)
{
    for (RecordTable *table : {&m_parts.runs, &m_parts.logs}) {
        commands.handle(CommandId::CopyCsv, table, [this] { copy(CopyFormat::Csv); });
        commands.handle(CommandId::CopyMarkdown, table, [this] { copy(CopyFormat::Markdown); });
        commands.handle(CommandId::CopyJson, table, [this] { copy(CopyFormat::Json); });
    }
}

void CopyControls::addActions(QMenu &menu)
{
    const auto count = ids().size();
    QMenu *formats = menu.addMenu(count > 1 ? tr("Copy %1 Rows As").arg(count) : tr("Copy Row As"));
    formats->setObjectName(QStringLiteral("copyRows"));
    formats->setEnabled(count > 0);
    formats->addAction(tr("&CSV"), this, [this] { copy(CopyFormat::Csv); });
    formats->addAction(tr("&Markdown"), this, [this] { copy(CopyFormat::Markdown); });
    formats->addAction(tr("&JSON"), this, [this] { copy(CopyFormat::Json); });
}

/// The records by their ids, whatever range and filter are: they were chosen. The order is the table's.
template <class Query>
Query CopyControls::queryFor(Query query, FilterColumn column) const
{
    query.range = TimeRange::all();
    query.search.clear();
    Condition chosen{.column = column, .op = FilterOperator::Equal, .values = {}};
    const QStringList all = ids();
    for (const QString &id : all)
        chosen.values.emplace_back(id.toStdString());
    query.filter = {};
    query.filter.items.emplace_back(std::move(chosen));
    return query;
}

template <class Query>
CopyControls::Text CopyControls::read(CacheReader &reader, const Query &query, CopyFormat format,
                                      CsvWriter::FormulaGuard guard, const CancelToken &token)
{
    Text read;
    const Result<RowSetPointer> rows = reader.select(query, {}, token);
    if (!rows) {
        read.error = rows.error();
        return read;
    }
    RecordText text(format, guard);
    if (const auto visited = visit(reader, query, **rows, text, read.rows, token); !visited)
        read.error = visited.error();
    read.isTooMuch = text.size() > mostBytes;
    read.text = text.take();
    return read;
}

void CopyControls::copy(CopyFormat format)
{
    const auto &runs = m_parts.session.runs().query();
    const auto &logs = m_parts.session.logs().query();
    const bool isLogs = m_parts.session.tab() == MonitorSession::Tab::Logs;
    if (ids().isEmpty() || (isLogs ? !logs : !runs))
        return;
    const auto guard = m_parts.settings.value(Setting::ExportGuard).toBool() ? CsvWriter::FormulaGuard::On
                                                                             : CsvWriter::FormulaGuard::Off;
    const auto start = [&](auto query) {
        m_query = m_parts.session.workspace().queries().submit(
            QueryPool::Lane::Query,
            [this, query = std::move(query), format, guard, generation = ++m_generation,
             sender = m_mailbox.sender()](CacheReader &reader, const CancelToken &token) {
                auto text = std::make_shared<const Text>(read(reader, query, format, guard, token));
                if (token.isCancelled())
                    return;
                sender.post([this, generation, text] {
                    if (generation == m_generation)
                        take(*text);
                });
            });
    };
    if (isLogs)
        start(queryFor(*logs, FilterColumn::LogId));
    else
        start(queryFor(*runs, FilterColumn::RunId));
}

void CopyControls::take(const Text &text)
{
    if (text.error)
        return say(text.error->oneLine());
    if (text.isTooMuch)
        return say(tr("That is too much for the clipboard; export it instead."));
    if (text.rows == 0)
        return say(tr("The rows are not there any more."));
    QGuiApplication::clipboard()->setText(
        QString::fromUtf8(text.text.data(), static_cast<qsizetype>(text.text.size())));
    say(text.rows == 1 ? tr("Row copied") : tr("%1 rows copied").arg(text.rows));
    Q_EMIT copied(text.rows);
}

void CopyControls::say(const QString &text)
{
    RecordTable &shown = table();
    const QRect row = shown.visualRect(shown.currentIndex().siblingAtColumn(0));
    QToolTip::showText(shown.viewport()->mapToGlobal(row.bottomLeft()), text.toHtmlEscaped(), &shown, {},
                       tellMs);
}

} // namespace runglass
