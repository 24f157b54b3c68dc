// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers
//
// How long it takes to find text in many messages in memory, beside ripgrep on the same text.
//
// usage: bench_search [messages, default 10000000] [percent outside ASCII, default 0] [folder for ripgrep's
// file]
//
// Prints milliseconds, the median of several runs. Without a folder ripgrep is left out; its file needs 150
// bytes per message there and is removed at the end.

#include "messages.h"

#include "bitmap/bitmap.h"
#include "bitmap/bitmaprank.h"
#include "search/regexmatcher.h"
#include "search/textmatcher.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>

using namespace runglass;
using namespace runglass::bench;

namespace {

constexpr int runs = 5;

struct Timing
{
    double wall = 0; ///< milliseconds
    double cpu = 0;  ///< milliseconds of all threads: what counts on a machine with other work
};

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

Timing timed(const std::function<void()> &work)
{
    std::vector<double> wall, cpu;
    work(); // warms up
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        const std::clock_t cpuStart = std::clock();
        work();
        cpu.push_back(static_cast<double>(std::clock() - cpuStart) * 1000 / CLOCKS_PER_SEC);
        wall.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    return {median(wall), median(cpu)};
}

double milliseconds(const std::function<void()> &work)
{
    return timed(work).wall;
}

std::size_t scanAll(const Messages &messages, const MessageMatcher &matcher, unsigned threadCount)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> found = 0;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < threadCount; ++i) {
        threads.emplace_back([&] {
            std::vector<std::uint64_t> hits;
            std::size_t mine = 0;
            for (std::size_t b = next++; b < messages.blocks.size(); b = next++) {
                const TextBlock block = messages.block(b);
                hits.resize(wordsFor(block.size()));
                mine += matcher.scan(block, hits);
            }
            found += mine;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    return found;
}

void report(const Messages &messages, const char *name, const MessageMatcher &matcher)
{
    std::size_t found = 0;
    const Timing one = timed([&] { found = scanAll(messages, matcher, 1); });
    const Timing two = timed([&] { found = scanAll(messages, matcher, 2); });
    std::printf(
        "%-24s %9zu hits  1 thread: %7.1f ms (%7.1f CPU)   2 threads: %7.1f ms (%7.1f CPU), %.1f GB/s\n",
        name, found, one.wall, one.cpu, two.wall, two.cpu,
        static_cast<double>(messages.bytes) / two.wall / 1e6);
    std::fflush(stdout);
}

void reportBitmap(std::size_t size)
{
    auto bitmap = std::make_shared<Bitmap>(size);
    for (std::size_t i = 0; i < size; i += 3 + i % 5)
        bitmap->set(i);
    const Bitmap other = *bitmap;
    volatile std::size_t sink = 0;
    std::printf("bitmap and %.2f ms, count %.3f ms", milliseconds([&] { *bitmap &= other; }),
                milliseconds([&] { sink = bitmap->count(); }));
    std::printf(", positions %.1f ms", milliseconds([&] { sink = bitmap->positions().size(); }));
    std::printf(", rank index %.2f ms", milliseconds([&] { sink = BitmapRank(bitmap).count(); }));
    const BitmapRank ranked(bitmap);
    std::printf(", a million selects %.1f ms\n", milliseconds([&] {
                    for (std::size_t i = 0; i < 1'000'000; ++i)
                        sink = ranked.select(i * 7919 % ranked.count());
                }));
}

/// Of all programs started and ended so far.
double childrenCpu()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto ms = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

void reportRipgrep(const std::string &file, const char *word)
{
    const std::string command = "rg -i -c -F '" + std::string(word) + "' '" + file + "' > /dev/null";
    int status = 0;
    const double before = childrenCpu();
    const double wall = milliseconds([&] { status = std::system(command.c_str()); });
    const double cpu = (childrenCpu() - before) / (runs + 1);
    std::printf("rg -i -c -F %-22s status %d      %7.1f ms (%7.1f CPU)\n", word, status, wall, cpu);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
    const auto percent = static_cast<unsigned>(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 0);
    const Messages messages = makeMessages(count, percent);
    std::printf("%zu messages, %.1f bytes on average, %u %% outside ASCII\n", count,
                static_cast<double>(messages.bytes) / static_cast<double>(count), percent);

    for (const char *word : {"quarantine", "timeout", "zyxwv", "customer without", "worker", "e", "k",
                             "Müller", "иванов", "東京"})
        report(messages, word, TextMatcher(word));
    for (const char *pattern :
         {"timeout.*attempt \\d+", "quarantine|zyxwv", "\\d{3}-[0-9a-f]{8}", "(?-i)eu$"}) {
        const auto matcher = RegexMatcher::compile(pattern);
        if (matcher)
            report(messages, pattern, **matcher);
    }
    reportBitmap(count);

    if (argc > 3) {
        const std::string file = std::filesystem::path(argv[3]) / "bench_search.txt";
        if (writeLines(messages, file)) {
            for (const char *word : {"quarantine", "timeout", "zyxwv", "e"})
                reportRipgrep(file, word);
        }
        std::filesystem::remove(file);
    }
    return 0;
}
