// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "workspace/workspaceopener.h"

#include "workspace/background.h"

namespace runglass {

Result<OpenedCache> openCache(const QString &file, const Cache::Options &options)
{
    Cache::Options withRuns = options;
    withRuns.loadRuns = true;
    auto cache = Cache::open(file, withRuns);
    if (!cache)
        return cache.error();
    OpenedCache opened{std::move(cache).value(), false};
    if (auto reader = opened.cache->makeReader()) {
        const auto scripts = (*reader)->scripts(CancelToken());
        opened.holdsScripts = scripts && !scripts->empty();
    }
    return opened;
}

HeadStart HeadStart::begin(const QString &file, const Cache::Options &options)
{
    const auto work = [file, options] {
        return std::make_shared<Result<OpenedCache>>(openCache(file, options));
    };
    return {file, std::async(std::launch::async, work).share()};
}

WorkspaceOpener::WorkspaceOpener(Background &background, QObject *parent)
    : QObject(parent)
    , m_background(background)
{
}

void WorkspaceOpener::open(const QString &file, const Cache::Options &options, Answer answer)
{
    const int generation = ++m_generation;
    // Only once: later the file may be another.
    const auto headStart = std::exchange(m_headStart, std::nullopt);
    const auto work = [file, options, headStart]() -> Result<OpenedCache> {
        if (headStart && headStart->file == file)
            return std::move(*headStart->cache.get());
        return openCache(file, options);
    };
    m_background.run(work, this, [this, generation, answer = std::move(answer)](Result<OpenedCache> opened) {
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
