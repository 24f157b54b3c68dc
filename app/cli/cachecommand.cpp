// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "cachecommand.h"

#include "plaintext.h"

#include <QFileInfo>

namespace runglass::cli {

Result<std::shared_ptr<Cache>> CacheCommand::openToRead(const QString &file)
{
    if (!QFileInfo::exists(file))
        return UserError{tr("There is no cache."), tr("%1 does not exist.").arg(file),
                         tr("Make one with runglass-cli sync, or check the name given with --cache.")};
    Cache::Options options;
    options.create = false;
    options.readOnly = true;
    options.queryThreads = 1;
    return Cache::open(file, options);
}

Result<Script> CacheCommand::findScript(const std::vector<Script> &scripts, const QString &nameOrId)
{
    const std::string wanted = nameOrId.toStdString();
    std::vector<Script> named;
    for (const Script &script : scripts) {
        if (script.id == wanted)
            return script;
        if (script.name == wanted)
            named.push_back(script);
    }
    if (named.size() == 1)
        return named.front();
    if (!named.empty()) {
        QStringList ids;
        for (const Script &script : named)
            ids << plainLine(script.id);
        return UserError{tr("Several scripts are named %1.").arg(nameOrId),
                         tr("Their ids are %1.").arg(ids.join(QStringLiteral(", "))),
                         tr("Give one of the ids with --script.")};
    }
    return UserError{
        tr("There is no script %1.").arg(nameOrId), {}, tr("runglass-cli scripts lists those of a cache.")};
}

} // namespace runglass::cli
