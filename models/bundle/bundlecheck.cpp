// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundlecheck.h"

#include "bundle/bundleerror.h"
#include "bundle/bundleformat.h"
#include "cache/cancelguard.h"
#include "sqlite/statement.h"
#include "json/visibletext.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <set>

namespace runglass {

namespace {

using namespace bundleformat;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::bundleerror)
};

Result<void> checkHeader(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return bundleerror::notABundle(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return bundleerror::unreadable(path, file.errorString());
    const QByteArray head = file.read(headerSize);
    const Header header = readHeader({head.constData(), static_cast<std::size_t>(head.size())});
    if (!header.isSqlite || !header.isOurs)
        return bundleerror::notABundle(path);
    if (header.version > version)
        return bundleerror::newerVersion(path, header.version);
    if (header.version < 1 || !header.isPlain || header.fileSize != file.size())
        return bundleerror::damaged(path);
    return {};
}

/// "trigger “x”", for an error.
QString named(std::string_view type, std::string_view name)
{
    constexpr std::size_t longest = 100;
    return QStringLiteral("%1 “%2”").arg(visibleText(type.substr(0, longest)),
                                         visibleText(name.substr(0, longest)));
}

Result<void> checkSchema(Connection &connection, const QString &path)
{
    Statement statement(connection, "SELECT type, name, tbl_name, sql FROM sqlite_schema");
    std::set<std::string_view> found;
    Rows rows = statement.rows();
    while (rows.next()) {
        const auto *const known = std::ranges::find(tables, rows.text(1), &Table::name);
        if (rows.text(0) != "table" || known == tables.end())
            return bundleerror::foreignContent(path, named(rows.text(0), rows.text(1)));
        if (rows.text(2) != known->name || rows.text(3) != known->sql || !found.insert(known->name).second)
            return bundleerror::foreignContent(path,
                                               Texts::tr("another %1").arg(named("table", rows.text(1))));
    }
    if (!connection.ok())
        return bundleerror::reading(*connection.error(), path);
    if (found.size() != tables.size())
        return bundleerror::damaged(path);
    return {};
}

/// Pages, and by STRICT the types of all cells (https://www.sqlite.org/stricttables.html, 3).
Result<void> checkPages(Connection &connection, const QString &path)
{
    Statement statement(connection, "PRAGMA quick_check(1)");
    bool isWhole = false;
    {
        Rows rows = statement.rows();
        isWhole = rows.next() && rows.text(0) == "ok";
    }
    if (!connection.ok())
        return bundleerror::reading(*connection.error(), path);
    if (!isWhole)
        return bundleerror::damaged(path);
    return {};
}

} // namespace

bool looksLikeBundle(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray head = file.read(headerSize);
    return readHeader({head.constData(), static_cast<std::size_t>(head.size())}).isOurs;
}

Result<void> openBundle(Connection &connection, const QString &file, const CancelToken &token)
{
    if (Result<void> checked = checkHeader(file); !checked)
        return checked;
    const QString path = QFileInfo(file).absoluteFilePath();
    if (!connection.open(QFile::encodeName(path).toStdString(), Connection::Mode::Immutable))
        return bundleerror::reading(*connection.error(), file);
    sqlite3 *const handle = connection.handle();
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, static_cast<int>(longestText));
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 0);
    const CancelGuard guard(connection, token);
    connection.execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA query_only = ON");
    if (Result<void> checked = checkSchema(connection, file); !checked)
        return checked;
    return checkPages(connection, file);
}

} // namespace runglass
