// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cache/cache.h"

#include "cache/cacheerror.h"
#include "cache/cachefile.h"
#include "cache/migration/oldlogs.h"
#include "cache/schema.h"
#include "cache/sqlitecache.h"

#include <sqlite3.h>

#include <string>

namespace runglass {

namespace {

using cacheerror::Attempt;
using cachefile::Content;

/// What the way into a file ends with.
struct Prepared
{
    std::optional<SqlError> error;
    std::optional<UserError> refusal; ///< instead of `error`: the file is fine, but not for us
    ChangeSequence sequence = 0;
};

bool isDamage(const SqlError &error)
{
    return error.kind() == SqlError::Kind::Corrupt || error.kind() == SqlError::Kind::NotADatabase;
}

/// Makes the tables of a new file. Other processes may be doing the same.
void initialize(Connection &connection)
{
    connection.execute(("PRAGMA page_size = " + std::to_string(schema::pageBytes)).c_str());
    if (schema::migrate(connection))
        connection.execute("PRAGMA journal_mode = WAL");
}

/// Whether a process was killed while it made the file: what it had written has been rolled back now.
bool isUnmade(Connection &connection)
{
    return connection.integer("SELECT count(*) FROM sqlite_schema").value_or(1) == 0 &&
           connection.integer("PRAGMA user_version").value_or(1) == 0;
}

/// Looks through SQLite's eyes, WAL included, at what the header promised.
std::optional<UserError> refuse(Connection &connection, const CacheContext &context, bool mayMigrate)
{
    const std::int64_t application = connection.integer("PRAGMA application_id").value_or(0);
    const std::int64_t version = connection.integer("PRAGMA user_version").value_or(0);
    if (!connection.ok())
        return {};
    if (application != schema::applicationId)
        return cacheerror::notACache(context.file);
    if (version > schema::currentVersion())
        return cacheerror::newerVersion(context.file, version, schema::currentVersion());
    if (!mayMigrate && (version < schema::currentVersion() || oldlogs::remain(connection)))
        return cacheerror::needsMigration(context.file);
    return {};
}

Prepared prepare(const CacheContext &context, bool readOnly, bool isNew)
{
    Prepared result;
    Connection connection;
    const bool opened = readOnly ? cacheconnection::openForReading(connection, context)
                                 : connection.open(context.path(), Connection::Mode::ReadWrite);
    if (opened) {
        // A file that is refused must not be changed, not even by tidying up its WAL.
        sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        sqlite3_busy_timeout(connection.handle(), 10'000);
        if (isNew || (!readOnly && isUnmade(connection)))
            initialize(connection);
        const bool writable = !readOnly && !connection.isReadOnly();
        result.refusal = refuse(connection, context, writable);
        if (!result.refusal && writable) {
            schema::migrate(connection);
            connection.execute("PRAGMA journal_mode = WAL");
            oldlogs::convert(connection);
        }
        if (!result.refusal) {
            const auto sequence = connection.integer("SELECT value FROM meta WHERE name = 'change_sequence'");
            if (!sequence && connection.ok())
                connection.failCorrupt("there is no change sequence");
            result.sequence = sequence.value_or(0);
        }
    }
    if (!connection.ok())
        result.error = readOnly ? *connection.error() : cacheconnection::writeError(connection, context);
    return result;
}

class Opening
{
public:
    Opening(const QString &file, const Cache::Options &options)
        : m_options(options)
        , m_context{.file = file, .ownedByProfile = options.owner == Cache::Owner::Profile}
    {
    }

    Result<std::shared_ptr<Cache>> run()
    {
        const Result<cachefile::Inspection> inspected = cachefile::inspect(m_context.file);
        if (!inspected)
            return inspected.error();
        Content content = inspected->content;
        if (content == Content::Cache && inspected->version > schema::currentVersion())
            return cacheerror::newerVersion(m_context.file, inspected->version, schema::currentVersion());
        if (content == Content::Foreign && !maySetAside())
            return cacheerror::notACache(m_context.file);
        if (maySetAside() && (content == Content::Foreign ||
                              (content == Content::Cache && cachefile::isMarkedDamaged(m_context.file)))) {
            if (const Result<void> done = setAside(); !done)
                return done.error();
            content = Content::Missing;
        }
        return open(content);
    }

private:
    bool maySetAside() const { return m_context.ownedByProfile && !m_options.readOnly; }

    Result<void> setAside()
    {
        Result<QString> name = cachefile::setAside(m_context.file);
        if (!name)
            return name.error();
        m_setAsideAs = *name;
        return {};
    }

    Result<std::shared_ptr<Cache>> open(Content content)
    {
        if (content == Content::Missing || content == Content::Empty) {
            if (!m_options.create || m_options.readOnly)
                return content == Content::Missing ? cacheerror::missing(m_context.file)
                                                   : cacheerror::notACache(m_context.file);
            if (const Result<void> created = cachefile::create(m_context.file); !created)
                return created.error();
        }
        if (maySetAside())
            cachefile::restrict(m_context.file);
        const Prepared prepared = prepare(m_context, m_options.readOnly, content != Content::Cache);
        if (prepared.refusal)
            return *prepared.refusal;
        if (!prepared.error) {
            return std::shared_ptr<Cache>(
                std::make_shared<SqliteCache>(m_context, m_options, prepared.sequence, m_setAsideAs));
        }
        // Once: a fresh file that is damaged, too, is a matter of the disk.
        if (!isDamage(*prepared.error) || !maySetAside() || m_setAsideAs)
            return cacheerror::fromSql(*prepared.error, Attempt::Open, m_context.file);
        if (const Result<void> done = setAside(); !done)
            return done.error();
        return open(Content::Missing);
    }

    const Cache::Options m_options;
    const CacheContext m_context;
    std::optional<QString> m_setAsideAs;
};

} // namespace

Result<std::shared_ptr<Cache>> Cache::open(const QString &file, const Options &options)
{
    return Opening(file, options).run();
}

} // namespace runglass
