// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/writebatch.h"
#include "domain/result.h"
#include "exchange/importbatch.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace runglass {

/// What an import says of scripts, joined with what the cache knows of them, and what else turns imported
/// records into records of that cache. Kept for the whole import: scripts are few.
///
/// A file often names its script without its id. Then the id is made from the name, unless exactly one script
/// of the cache, or of the import, has that name: it is that one.
class ImportedScripts
{
public:
    struct Known
    {
        Script script;
        std::vector<Deployment> deployments;
    };

    /// `known`: the scripts of the cache.
    explicit ImportedScripts(const std::vector<Known> &known);

    /// Takes the scripts out of the batch; what is left is what is to be written, runs known only by their
    /// entries included.
    WriteBatch prepare(ImportBatch &&batch);
    /// Scripts and deployments that the import has changed, to be written last.
    WriteBatch finish() const;

private:
    struct Entry
    {
        Known before; ///< as the cache knows it
        Script script;
        bool isImported = false;
        std::map<std::int64_t, Deployment> deployments; ///< by version
    };

    void take(const Script &script);
    void take(const telemetry::MappedDeployment &mapped);
    std::string_view idInCache(std::string_view id) const;
    void noteRun(const RunRecord &run);

    std::map<std::string, Entry, std::less<>> m_scripts;         ///< by id
    std::map<std::string, std::string, std::less<>> m_otherName; ///< ids made from names, and whose they are
    Entry *m_last = nullptr;                                     ///< of the run noted last
};

} // namespace runglass
