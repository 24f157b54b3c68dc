// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "cache/cache.h"
#include "sharing/bundlewriter.h"
#include "sharing/removalpreview.h"
#include "tables/mailbox.h"

#include <QObject>

#include <memory>

namespace runglass {

/// Looks through what a bundle would hold, and writes it, on threads of their own with a reader of their own:
/// the queries of the window don't wait. One of each kind at a time; a newer preview takes the place of the
/// one before. GUI thread.
///
/// When it goes, what is under way is cancelled; the cache stays open until that has ended.
class BundleJobs : public QObject
{
    Q_OBJECT

public:
    explicit BundleJobs(std::shared_ptr<Cache> cache, QObject *parent = nullptr);
    ~BundleJobs() override;

    void preview(const BundleContent &content);
    void cancelPreview();
    void write(const BundleContent &content, const QString &file, OutputFile::Existing existing);
    void cancelWriting();

Q_SIGNALS:
    void previewProgressed(const runglass::BundleProgress &progress);
    void previewed(const runglass::RemovalPreview &preview);
    void previewFailed(const runglass::UserError &error);
    void writeProgressed(const runglass::BundleProgress &progress);
    void written(const runglass::WrittenBundle &bundle);
    void writeFailed(const runglass::UserError &error);

private:
    template <class Work, class Done>
    void start(CancelToken &token, Work work, Done done);
    BundleRecords::Progressed progress(const CancelToken &token,
                                       void (BundleJobs::*told)(const BundleProgress &)) const;

    std::shared_ptr<Cache> m_cache;
    CancelToken m_previewToken;
    CancelToken m_writeToken;
    Mailbox m_mailbox;
};

} // namespace runglass
