// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "runcolumns/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace runglass {

void parallelFor(std::size_t count, std::size_t least,
                 const std::function<void(std::size_t, std::size_t)> &work)
{
    const std::size_t cores = std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
    const std::size_t threads = std::min(cores, count / std::max<std::size_t>(least, 1));
    if (threads < 2) {
        work(0, count);
        return;
    }
    // Some parts more than threads: the one that begins late does less.
    const std::size_t parts = std::min(count, threads * 4);
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t part = next++; part < parts; part = next++)
            work(count * part / parts, count * (part + 1) / parts);
    };
    std::vector<std::thread> helpers;
    helpers.reserve(threads - 1);
    for (std::size_t i = 1; i < threads; ++i)
        helpers.emplace_back(run);
    run();
    for (std::thread &helper : helpers)
        helper.join();
}

} // namespace runglass
