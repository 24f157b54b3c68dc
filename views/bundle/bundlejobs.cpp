// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundlejobs.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <utility>

namespace runglass {

namespace {

constexpr qint64 tellEvery = 60; // ms

} // namespace

BundleJobs::BundleJobs(std::shared_ptr<Cache> cache, QObject *parent)
    : QObject(parent)
    , m_cache(std::move(cache))
    , m_mailbox(this)
{
}

BundleJobs::~BundleJobs()
{
    m_previewToken.cancel();
    m_writeToken.cancel();
}

void BundleJobs::cancelPreview()
{
    m_previewToken.cancel();
}

void BundleJobs::cancelWriting()
{
    m_writeToken.cancel();
}

BundleRecords::Progressed BundleJobs::progress(const CancelToken &token,
                                               void (BundleJobs::*told)(const BundleProgress &)) const
{
    auto clock = std::make_shared<QElapsedTimer>();
    auto *const self = const_cast<BundleJobs *>(this);
    return [clock, token, told, self, sender = m_mailbox.sender()](const BundleProgress &progress) {
        if (clock->isValid() && clock->elapsed() < tellEvery)
            return;
        clock->start();
        sender.post([token, told, self, progress] {
            if (!token.isCancelled())
                Q_EMIT(self->*told)(progress);
        });
    };
}

/// `work` gets a reader on a thread of the pool; `done` its result here, unless it is not wanted any more.
template <class Work, class Done>
void BundleJobs::start(CancelToken &current, Work work, Done done)
{
    current.cancel();
    current = CancelToken();
    QThreadPool::globalInstance()->start([cache = m_cache, token = current, work = std::move(work),
                                          done = std::move(done), sender = m_mailbox.sender()]() mutable {
        const auto reader = cache->makeReader();
        using Outcome = decltype(work(**reader, token));
        auto outcome = std::make_shared<Outcome>(reader ? work(**reader, token) : Outcome(reader.error()));
        sender.post([token, done, outcome] {
            if (!token.isCancelled())
                done(*outcome);
        });
    });
}

void BundleJobs::preview(const BundleContent &content)
{
    start(
        m_previewToken,
        [this, content, sender = m_mailbox.sender()](CacheReader &reader, const CancelToken &token) {
            return previewRemovals(reader, content, token, progress(token, &BundleJobs::previewProgressed));
        },
        [this](const Result<RemovalPreview> &preview) {
            if (preview)
                Q_EMIT previewed(*preview);
            else
                Q_EMIT previewFailed(preview.error());
        });
}

void BundleJobs::write(const BundleContent &content, const QString &file, OutputFile::Existing existing)
{
    start(
        m_writeToken,
        [this, content, file, existing](CacheReader &reader, const CancelToken &token) {
            return writeBundle(reader, content, file, existing, token,
                               progress(token, &BundleJobs::writeProgressed));
        },
        [this](const Result<WrittenBundle> &bundle) {
            if (bundle)
                Q_EMIT written(*bundle);
            else
                Q_EMIT writeFailed(bundle.error());
        });
}

} // namespace runglass
