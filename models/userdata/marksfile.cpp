// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "userdata/marksfile.h"

#include "settings/privatefile.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <chrono>
#include <sys/stat.h>
#include <utility>

namespace runglass {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t applicationId = 0x52474d4b; // "RGMK"
constexpr std::int64_t schemaVersion = 1;
constexpr auto patience = 3s; ///< for another process that is writing
constexpr int lockPatienceMs = 3000;

struct MarksText
{
    Q_DECLARE_TR_FUNCTIONS(runglass::MarksFile)
};

std::uint64_t inodeOf(const QString &file)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(file).constData(), &status) == 0 ? status.st_ino : 0;
}

} // namespace

MarksFile::MarksFile(QString file)
    : m_file(std::move(file))
{
}

std::optional<UserError> MarksFile::takeNotice()
{
    return std::exchange(m_notice, {});
}

bool MarksFile::isDamaged() const
{
    if (m_connection.ok())
        return false;
    const SqlError::Kind kind = m_connection.error()->kind();
    return kind == SqlError::Kind::Corrupt || kind == SqlError::Kind::NotADatabase;
}

/// Another process may have set a damaged file aside: what is written into the old one nobody reads.
bool MarksFile::isOtherFile() const
{
    return inodeOf(m_file) != m_inode;
}

/// Runs something on the open file, once more on a new one when it is found damaged. A value of `work` counts
/// only while the connection is well.
template <class Work>
auto MarksFile::attempt(Need need, Work work) -> Result<decltype(work())>
{
    for (int round = 0; round < 2; ++round) {
        const Result<bool> opened = open(need);
        if (!opened)
            return opened.error();
        if (!*opened)
            return decltype(work())();
        auto value = work();
        if (m_connection.ok())
            return value;
        if (!isDamaged())
            break;
        if (const Result<void> aside = setAside(); !aside)
            return aside.error();
    }
    const UserError error = fromSql(m_connection.error().value_or(SqlError{}), need);
    m_connection.clearError();
    return error;
}

/// The connection knows when that failed.
void MarksFile::connect()
{
    m_inode = inodeOf(m_file);
    if (!m_connection.open(QFile::encodeName(m_file).toStdString(), Connection::Mode::ReadWrite))
        return;
    m_connection.setBusyTimeout(patience);
    m_connection.execute("PRAGMA synchronous = FULL");
}

Result<bool> MarksFile::open(Need need)
{
    if (m_connection.isOpen() && isOtherFile()) {
        m_connection.close();
        m_seen = 0;
    }
    if (!m_connection.isOpen()) {
        m_isUsable = false;
        if (!QFileInfo::exists(m_file)) {
            // Whatever comes to be in it is new.
            m_seen = 0;
            if (need == Need::Reading)
                return false;
            // Another process may make it at the same time.
            (void)createPrivateFile(m_file);
        }
        connect();
    }
    if (!m_isUsable) {
        if (const Result<void> looked = inspect(); !looked)
            return looked.error();
        if (!m_isUsable && need == Need::Reading) {
            m_seen = 0;
            return false;
        }
        if (!m_isUsable && !makeSchema()) {
            const UserError error = fromSql(*m_connection.error(), need);
            m_connection.close();
            m_connection.clearError();
            return error;
        }
    }
    return true;
}

/// Leaves m_isUsable false for a file in which there is nothing yet.
Result<void> MarksFile::inspect()
{
    for (int round = 0; round < 2; ++round) {
        const auto known = m_connection.integer("PRAGMA application_id");
        const auto version = m_connection.integer("PRAGMA user_version");
        const auto tables = m_connection.integer("SELECT count(*) FROM sqlite_schema");
        if (known == 0 && version == 0 && tables == 0)
            return {};
        if (known == applicationId && version > schemaVersion) {
            m_connection.close();
            return UserError{.message = MarksText::tr("Marks and notes can't be shown or changed."),
                             .reason = MarksText::tr("%1 was written by a newer Runglass.").arg(m_file),
                             .help = MarksText::tr("Update Runglass. The file is left as it is.")};
        }
        if (m_connection.ok() && known != applicationId)
            m_connection.failCorrupt("not a file of marks");
        if (m_connection.ok()) {
            Statement check(m_connection, "PRAGMA quick_check(1)");
            Rows found = check.rows();
            if (found.next() && found.text(0) != "ok")
                m_connection.failCorrupt(std::string(found.text(0)));
        }
        if (m_connection.ok()) {
            m_isUsable = true;
            if (m_seen < 0)
                m_seen = m_connection.integer("SELECT max(changed) FROM mark").value_or(0);
        }
        if (m_connection.ok())
            return {};
        if (!isDamaged())
            break;
        if (const Result<void> aside = setAside(); !aside)
            return aside;
        (void)createPrivateFile(m_file);
        connect();
    }
    const UserError error = fromSql(m_connection.error().value_or(SqlError{}), Need::Reading);
    m_connection.close();
    m_connection.clearError();
    return error;
}

bool MarksFile::makeSchema()
{
    Transaction transaction(m_connection, Transaction::Kind::Write);
    // Another process may have been quicker.
    if (m_connection.integer("PRAGMA user_version").value_or(0) == 0) {
        m_connection.execute(
            "CREATE TABLE mark (workspace TEXT NOT NULL, run TEXT NOT NULL, script TEXT NOT NULL,"
            " reviewed INTEGER NOT NULL, bookmarked INTEGER NOT NULL, note TEXT NOT NULL,"
            " changed INTEGER NOT NULL, PRIMARY KEY (workspace, run)) WITHOUT ROWID, STRICT");
        m_connection.execute("CREATE INDEX mark_by_change ON mark (changed)");
        m_connection.execute("PRAGMA application_id = 0x52474d4b");
        m_connection.execute("PRAGMA user_version = 1");
    }
    m_isUsable = transaction.commit();
    if (m_isUsable && m_seen < 0)
        m_seen = 0;
    return m_isUsable;
}

/// Under a lock, and only what is damaged still: another process may have done it.
Result<void> MarksFile::setAside()
{
    m_connection.close();
    m_connection.clearError();
    m_isUsable = false;
    m_seen = 0;
    QLockFile lock(m_file + QStringLiteral(".lock"));
    const auto cannot = [this](const QString &reason) {
        return UserError{.message = MarksText::tr("The marks could not be read."),
                         .reason = reason,
                         .help = MarksText::tr("Move %1 elsewhere and start again.").arg(m_file)};
    };
    if (!lock.tryLock(lockPatienceMs))
        return cannot(MarksText::tr("%1 is damaged, and could not be set aside.").arg(m_file));
    if (isOtherFile())
        return {};
    const auto copy = copyAside(m_file);
    if (!copy || !QFile::remove(m_file))
        return cannot(MarksText::tr("%1 is damaged, and could not be set aside.").arg(m_file));
    QFile::rename(m_file + QStringLiteral("-journal"), *copy + QStringLiteral("-journal"));
    m_notice =
        UserError{.message = MarksText::tr("The file with your marks and notes was damaged."),
                  .reason = MarksText::tr("It is kept as %1; a new one has been begun.").arg(*copy),
                  .help = MarksText::tr("If you have a copy of it from before, put it at %1.").arg(m_file)};
    return {};
}

Result<MarksPointer> MarksFile::read(const std::string &workspaceId)
{
    auto rows = attempt(Need::Reading, [&] {
        std::vector<MarkedRun> found;
        Statement statement(m_connection,
                            "SELECT run, script, reviewed, bookmarked, note FROM mark WHERE workspace = ?");
        Rows stored = statement.rows(std::string_view(workspaceId));
        while (stored.next())
            found.push_back({std::string(stored.text(0)),
                             std::string(stored.text(1)),
                             {stored.integer(2) != 0, stored.integer(3) != 0, std::string(stored.text(4))}});
        return found;
    });
    if (!rows)
        return rows.error();
    return Marks().with(*rows);
}

Result<void> MarksFile::write(std::span<const Change> changes)
{
    const auto written = attempt(Need::Writing, [&] {
        Transaction transaction(m_connection, Transaction::Kind::Write);
        const std::int64_t commit = m_connection.integer("SELECT max(changed) FROM mark").value_or(0) + 1;
        Statement known(m_connection,
                        "SELECT reviewed, bookmarked, note FROM mark WHERE workspace = ? AND run = ?");
        Statement put(m_connection, "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, ?, ?)");
        for (const auto &[workspaceId, change] : changes) {
            Mark mark;
            {
                Rows before = known.rows(std::string_view(workspaceId), std::string_view(change.runId));
                if (before.next())
                    mark = {before.integer(0) != 0, before.integer(1) != 0, std::string(before.text(2))};
            }
            mark = changed(mark, change);
            // What was taken away stays as an empty row, so that other processes hear of it.
            put.execute(std::string_view(workspaceId), std::string_view(change.runId),
                        std::string_view(change.scriptId), mark.reviewed, mark.bookmarked,
                        std::string_view(mark.note), commit);
        }
        return transaction.commit();
    });
    return written ? Result<void>() : written.error();
}

Result<std::vector<MarksFile::Row>> MarksFile::newRows()
{
    return attempt(Need::Reading, [&] {
        std::vector<Row> rows;
        Statement statement(m_connection, "SELECT workspace, run, script, reviewed, bookmarked, note, changed"
                                          " FROM mark WHERE changed > ? ORDER BY changed");
        Rows stored = statement.rows(m_seen);
        std::int64_t last = m_seen;
        while (stored.next()) {
            rows.push_back({std::string(stored.text(0)),
                            {std::string(stored.text(1)),
                             std::string(stored.text(2)),
                             {stored.integer(3) != 0, stored.integer(4) != 0, std::string(stored.text(5))}}});
            last = stored.integer(6);
        }
        if (m_connection.ok())
            m_seen = last;
        return rows;
    });
}

UserError MarksFile::fromSql(const SqlError &error, Need need) const
{
    UserError told{.message = need == Need::Reading ? MarksText::tr("The marks could not be read.")
                                                    : MarksText::tr("The mark could not be saved."),
                   .reason = {},
                   .help = {}};
    switch (error.kind()) {
    case SqlError::Kind::Full:
        told.reason = MarksText::tr("The disk is full.");
        told.help = MarksText::tr("Make room and try again.");
        break;
    case SqlError::Kind::ReadOnly:
    case SqlError::Kind::CannotOpen:
        told.reason = MarksText::tr("%1 can't be written to.").arg(m_file);
        told.help = MarksText::tr("Check the permissions of the file and its folder.");
        break;
    case SqlError::Kind::Busy:
        told.reason = MarksText::tr("Another program keeps %1 locked.").arg(m_file);
        told.help = MarksText::tr("Try again.");
        break;
    default:
        told.reason = QString::fromStdString(error.detail);
        told.help = MarksText::tr("Try again.");
        break;
    }
    return told;
}

} // namespace runglass
