// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sharing/bundlewriter.h"

#include "bundle/bundleerror.h"
#include "bundle/bundlefile.h"
#include "sharing/recordredaction.h"

#include <QFileInfo>

#include <optional>
#include <set>
#include <utility>

namespace runglass {

namespace {

class Writing : public BundleVisitor
{
public:
    Writing(BundleFile &file, const BundleContent &content, const CancelToken &token)
        : m_file(file)
    {
        if (content.redaction)
            m_redaction.emplace(*content.redaction, token);
    }

    Result<void> take(Script &&script, std::vector<Deployment> &&deployments) override
    {
        for (const Deployment &deployment : deployments)
            m_file.add(script.id, deployment);
        return put(script);
    }
    Result<void> take(Run &&run) override
    {
        m_runs.insert(run.id);
        return put(run);
    }
    Result<void> take(LogEntry &&entry) override { return put(entry); }
    Result<void> take(Payload &&payload) override { return put(payload); }

    void redact(BundleInfo &info)
    {
        if (m_redaction)
            m_redaction->redact(info);
    }
    Result<void> putMarks(const std::vector<BundleMark> &marks)
    {
        for (BundleMark mark : marks) {
            if (!m_runs.contains(mark.runId))
                continue;
            if (Result<void> written = put(mark); !written)
                return written;
        }
        return {};
    }

private:
    template <class Record>
    Result<void> put(Record &record)
    {
        if (m_redaction)
            m_redaction->redact(record);
        m_file.add(std::as_const(record));
        return m_file.state();
    }

    BundleFile &m_file;
    std::optional<RecordRedaction> m_redaction;
    std::set<std::string> m_runs;
};

} // namespace

Result<WrittenBundle> writeBundle(CacheReader &reader, BundleContent content, const QString &file,
                                  OutputFile::Existing existing, const CancelToken &token,
                                  BundleRecords::Progressed progressed)
{
    OutputFile output;
    if (const Result<void> opened = output.open(file, existing); !opened)
        return opened.error();
    BundleFile bundle;
    if (const Result<void> opened = bundle.open(output.partPath(), output.path()); !opened)
        return opened.error();
    Writing writing(bundle, content, token);
    const Result<BundleCounts> counts =
        BundleRecords(reader, content, token, std::move(progressed)).visit(writing);
    if (!counts)
        return counts.error();
    if (const Result<void> written = writing.putMarks(content.marks); !written)
        return written.error();
    if (token.isCancelled())
        return bundleerror::cancelled();
    writing.redact(content.info);
    content.info.runsWithoutPayload = counts->runsWithoutPayload;
    content.info.hasLogs = content.logs;
    content.info.hasPayloads = content.payloads;
    if (const Result<void> finished = bundle.finish(content.info); !finished)
        return finished.error();
    if (const Result<void> finished = output.finish(); !finished)
        return finished.error();
    return WrittenBundle{output.path(), QFileInfo(output.path()).size(), *counts};
}

} // namespace runglass
