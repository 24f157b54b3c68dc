// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "workspace/workspaceopener.h"

#include "workspace/background.h"

namespace runglass {

Result<OpenedCache> openCache(const QString &file, const Cache::Options &options)
{
    auto cache = Cache::open(file, options);
    if (!cache)
        return cache.error();
    OpenedCache opened{std::move(cache).value(), false};
    if (auto reader = opened.cache->makeReader()) {
        const auto scripts = (*reader)->scripts(CancelToken());
        opened.holdsScripts = scripts && !scripts->empty();
    }
    return opened;
}

WorkspaceOpener::WorkspaceOpener(Background &background, QObject *parent)
    : QObject(parent)
    , m_background(background)
{
}

void WorkspaceOpener::open(const QString &file, const Cache::Options &options, Answer answer)
{
    const int generation = ++m_generation;
    m_background.run([file, options] { return openCache(file, options); }, this,
                     [this, generation, answer = std::move(answer)](Result<OpenedCache> opened) {
                         if (generation == m_generation)
                             return answer(std::move(opened));
                         if (opened) {
                             m_background.run(
                                 [cache = std::move(opened->cache)]() mutable {
                                     cache.reset();
                                     return true;
                                 },
                                 nullptr, [](bool) {});
                         }
                     });
}

} // namespace runglass
