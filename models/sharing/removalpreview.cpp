// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "sharing/removalpreview.h"

#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace runglass {

namespace {

/// Counts, and looks what a redaction would do where one is wanted.
class Preview : public BundleVisitor
{
public:
    Preview(const BundleContent &content, const CancelToken &token)
    {
        if (content.redaction)
            m_redaction.emplace(*content.redaction, token,
                                [this](const RecordRedaction::Removed &removed) { note(removed); });
    }

    Result<void> take(Script &&script, std::vector<Deployment> &&) override { return look(script); }
    Result<void> take(Run &&run) override { return look(run); }
    Result<void> take(LogEntry &&entry) override { return look(entry); }
    Result<void> take(Payload &&payload) override { return look(payload); }

    template <class Record>
    Result<void> look(Record &record)
    {
        if (m_redaction)
            m_redaction->redact(record);
        return {};
    }
    RemovalPreview result(const BundleCounts &counts)
    {
        m_preview.counts = counts;
        if (m_redaction)
            m_preview.documentsNotJson = m_redaction->documentsNotJson();
        return std::move(m_preview);
    }

private:
    void note(const RecordRedaction::Removed &removed)
    {
        const RedactionFinding &finding = removed.finding;
        ++m_preview.removals[static_cast<std::size_t>(finding.kind)];
        if (m_shown[{finding.kind, removed.place}]++ < RemovalPreview::mostOfEach)
            m_preview.rows.push_back({finding.kind, removed.place, std::string(removed.runId), finding.where,
                                      finding.sample, finding.length});
    }

    std::optional<RecordRedaction> m_redaction;
    RemovalPreview m_preview;
    std::map<std::pair<RedactionKind, RemovalPlace>, std::int64_t> m_shown;
};

} // namespace

std::int64_t RemovalPreview::total() const
{
    return std::accumulate(removals.begin(), removals.end(), std::int64_t{0});
}

Result<RemovalPreview> previewRemovals(CacheReader &reader, const BundleContent &content,
                                       const CancelToken &token, BundleRecords::Progressed progressed)
{
    Preview preview(content, token);
    BundleInfo info = content.info;
    (void)preview.look(info);
    for (BundleMark mark : content.marks)
        (void)preview.look(mark);
    const Result<BundleCounts> counts =
        BundleRecords(reader, content, token, std::move(progressed)).visit(preview);
    if (!counts)
        return counts.error();
    return preview.result(*counts);
}

} // namespace runglass
