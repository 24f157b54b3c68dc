// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// Takes the figures that decide how segments are stored: compression, page size, ways to read blobs, filters.

#include "generator/dataset.h"
#include "segments/decodedsegment.h"
#include "segments/idfilter.h"
#include "segments/segmentencoder.h"

#include <sqlite3.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>
#include <vector>

using namespace runglass;

namespace {

/// CPU time of the process: what other programs on the machine take does not count.
double now()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double best(int times, const std::function<void()> &work)
{
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) {
        const double start = now();
        work();
        taken.push_back(now() - start);
    }
    std::sort(taken.begin(), taken.end());
    return taken.front();
}

/// A scan as light as one can be: looks for a byte that does not occur, as fast as the memory gives it.
std::uint64_t findAbsentByte(const std::byte *text, std::size_t size)
{
    return std::memchr(text, 1, size) != nullptr ? 1 : 0;
}

struct Data
{
    std::vector<LogEntry> logs;
    std::vector<std::int64_t> runs;
    std::vector<SegmentEntry> entries;
};

Data makeData(std::int64_t first, std::int64_t count, const generator::Dataset &set)
{
    Data data;
    data.logs.resize(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        LogEntry &log = data.logs[static_cast<std::size_t>(i)];
        set.makeLog(first + i, log);
        data.entries.push_back({log.time, 50'000'000 + first + i, 1000 + set.runOfLog(first + i), log.level,
                                log.id, log.message, log.attributes});
    }
    return data;
}

struct Check
{
    static void ok(int code, sqlite3 *db, const char *what)
    {
        if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
            std::fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
            std::exit(1);
        }
    }
};

void run(sqlite3 *db, const std::string &sql)
{
    Check::ok(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), db, sql.c_str());
}

sqlite3 *openFile(const std::string &file, int flags, std::int64_t mmap)
{
    sqlite3 *db = nullptr;
    Check::ok(sqlite3_open_v2(file.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr), db, "open");
    run(db, "PRAGMA mmap_size=" + std::to_string(mmap));
    return db;
}

constexpr std::int64_t wholeFile = 0x7fff0000;

void bindBlob(sqlite3_stmt *insert, int index, const ByteVector &bytes)
{
    sqlite3_bind_blob64(insert, index, bytes.data(), bytes.size(), SQLITE_STATIC);
}

/// Writes segments in transactions of `perCommit`; returns seconds.
double writeFile(const std::string &file, int pageSize, const std::vector<EncodedSegment> &segments,
                 std::size_t perCommit, bool checkpointAtEnd = true)
{
    for (const char *end : {"", "-wal", "-shm"})
        std::remove((file + end).c_str());
    sqlite3 *db = openFile(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 0);
    run(db, "PRAGMA page_size=" + std::to_string(pageSize));
    run(db, "PRAGMA journal_mode=WAL");
    run(db, "PRAGMA synchronous=NORMAL; PRAGMA secure_delete=OFF");
    run(db, "PRAGMA wal_autocheckpoint=" + std::to_string(32'000'000 / pageSize));
    run(db, "CREATE TABLE columns(id INTEGER PRIMARY KEY, data BLOB NOT NULL)");
    run(db, "CREATE TABLE ids(id INTEGER PRIMARY KEY, data BLOB NOT NULL)");
    run(db, "CREATE TABLE messages(id INTEGER PRIMARY KEY, data BLOB NOT NULL)");
    const double start = now();
    sqlite3_stmt *inserts[3];
    const char *names[3] = {"columns", "ids", "messages"};
    for (int i = 0; i < 3; ++i)
        sqlite3_prepare_v2(db, (std::string("INSERT INTO ") + names[i] + " VALUES(?,?)").c_str(), -1,
                           &inserts[i], nullptr);
    for (std::size_t s = 0; s < segments.size(); ++s) {
        if (s % perCommit == 0)
            run(db, "BEGIN IMMEDIATE");
        const ByteVector *parts[3] = {&segments[s].columns, &segments[s].ids, &segments[s].messages};
        for (int i = 0; i < 3; ++i) {
            sqlite3_bind_int64(inserts[i], 1, static_cast<std::int64_t>(s) + 1);
            bindBlob(inserts[i], 2, *parts[i]);
            Check::ok(sqlite3_step(inserts[i]), db, "insert");
            sqlite3_reset(inserts[i]);
        }
        if ((s + 1) % perCommit == 0 || s + 1 == segments.size())
            run(db, "COMMIT");
    }
    const double taken = now() - start;
    for (sqlite3_stmt *insert : inserts)
        sqlite3_finalize(insert);
    if (checkpointAtEnd)
        run(db, "PRAGMA wal_checkpoint(TRUNCATE)");
    sqlite3_close(db);
    return taken;
}

enum class Reading { ColumnBlob, BlobRead };

/// One worker: reads the messages of segments handed out by `next` and scans them.
class Worker
{
public:
    Worker(const std::string &file, std::int64_t mmap, Reading reading)
        : m_db(openFile(file, SQLITE_OPEN_READONLY, mmap))
        , m_reading(reading)
    {
        sqlite3_prepare_v2(m_db, "SELECT data FROM messages WHERE id=?", -1, &m_select, nullptr);
        if (reading == Reading::BlobRead)
            Check::ok(sqlite3_blob_open(m_db, "main", "messages", "data", 1, 0, &m_blob), m_db, "blob");
        sqlite3_exec(m_db, "BEGIN", nullptr, nullptr, nullptr);
    }
    ~Worker()
    {
        sqlite3_finalize(m_select);
        sqlite3_blob_close(m_blob);
        sqlite3_close(m_db);
    }
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    std::uint64_t scan(std::atomic<std::int64_t> &next, std::int64_t last,
                       const std::vector<EncodedSegment> &segments)
    {
        std::uint64_t found = 0;
        for (std::int64_t id = next++; id <= last; id = next++) {
            ByteSpan stored = read(id);
            const auto header = loadAt<SegmentHeader>(segments[static_cast<std::size_t>(id - 1)].columns, 0);
            const auto text = readTextBlock(stored, header.messageCodec, header.messages.plainSize, m_text);
            found += findAbsentByte(text->data(), text->size());
            if (m_reading == Reading::ColumnBlob)
                sqlite3_reset(m_select);
        }
        return found;
    }

private:
    ByteSpan read(std::int64_t id)
    {
        if (m_reading == Reading::ColumnBlob) {
            sqlite3_bind_int64(m_select, 1, id);
            Check::ok(sqlite3_step(m_select), m_db, "read");
            return {static_cast<const std::byte *>(sqlite3_column_blob(m_select, 0)),
                    static_cast<std::size_t>(sqlite3_column_bytes(m_select, 0))};
        }
        Check::ok(sqlite3_blob_reopen(m_blob, id), m_db, "reopen");
        const auto size = static_cast<std::size_t>(sqlite3_blob_bytes(m_blob));
        if (m_buffer.size() < size)
            m_buffer.resize(size);
        Check::ok(sqlite3_blob_read(m_blob, m_buffer.data(), static_cast<int>(size), 0), m_db, "blob_read");
        return ByteSpan(m_buffer).first(size);
    }

    sqlite3 *m_db;
    Reading m_reading;
    sqlite3_stmt *m_select = nullptr;
    sqlite3_blob *m_blob = nullptr;
    ByteVector m_buffer;
    ByteVector m_text;
};

void scanFile(const char *label, const std::string &file, const std::vector<EncodedSegment> &segments)
{
    struct Way
    {
        const char *name;
        std::int64_t mmap;
        Reading reading;
    };
    for (const Way &way :
         {Way{"column_blob", 0, Reading::ColumnBlob}, Way{"column_blob+mmap", wholeFile, Reading::ColumnBlob},
          Way{"blob_read", 0, Reading::BlobRead}, Way{"blob_read+mmap", wholeFile, Reading::BlobRead}}) {
        Worker left(file, way.mmap, way.reading);
        Worker right(file, way.mmap, way.reading);
        std::uint64_t found = 0;
        const double seconds = best(7, [&] {
            std::atomic<std::int64_t> next{1};
            std::uint64_t other = 0;
            std::thread thread(
                [&] { other = right.scan(next, static_cast<std::int64_t>(segments.size()), segments); });
            found = left.scan(next, static_cast<std::int64_t>(segments.size()), segments);
            thread.join();
            found += other;
        });
        std::printf("%-12s %-18s %7.1f ms (2 threads) found %llu\n", label, way.name, seconds / 2 * 1e3,
                    static_cast<unsigned long long>(found));
    }
}

void scanMemory(const std::vector<EncodedSegment> &segments)
{
    const double seconds = best(7, [&] {
        std::atomic<std::size_t> next{0};
        const auto work = [&] {
            ByteVector buffer;
            std::uint64_t found = 0;
            for (std::size_t i = next++; i < segments.size(); i = next++) {
                const auto header = loadAt<SegmentHeader>(segments[i].columns, 0);
                const auto text = readTextBlock(segments[i].messages, header.messageCodec,
                                                header.messages.plainSize, buffer);
                found += findAbsentByte(text->data(), text->size());
            }
            if (found == 1)
                std::puts("");
        };
        std::thread thread(work);
        work();
        thread.join();
    });
    std::printf("%-12s %-18s %7.1f ms (2 threads)\n", "memory", "", seconds / 2 * 1e3);
}

void decodeColumns(const std::vector<EncodedSegment> &segments)
{
    std::vector<std::int64_t> wide(maximumEntries);
    std::vector<std::uint32_t> narrow(maximumEntries + 1);
    std::vector<std::uint8_t> bytes(maximumEntries);
    const auto time = [&](const char *name, auto &&decode) {
        const double seconds = best(5, [&] {
            for (const EncodedSegment &segment : segments) {
                const auto view = SegmentView::parse(segment.columns, SegmentCheck::Structure);
                decode(*view, view->count());
            }
        });
        std::printf("decode %-16s %6.1f ms (1 thread)\n", name, seconds * 1e3);
    };
    time("nothing", [&](const SegmentView &, std::size_t) {});
    time("times", [&](const SegmentView &v, std::size_t n) { v.decodeTimes(std::span(wide).first(n)); });
    time("levels", [&](const SegmentView &v, std::size_t n) { v.decodeLevels(std::span(bytes).first(n)); });
    time("run codes",
         [&](const SegmentView &v, std::size_t n) { v.decodeRunCodes(std::span(narrow).first(n)); });
    time("runs", [&](const SegmentView &v, std::size_t n) { v.decodeRuns(std::span(wide).first(n)); });
    time("message offsets", [&](const SegmentView &v, std::size_t n) {
        v.decodeMessageOffsets(std::span(narrow).first(n + 1));
    });
    const double sums = best(5, [&] {
        for (const EncodedSegment &segment : segments) {
            if (checksumOf(segment.messages) == 1)
                std::puts("");
        }
    });
    std::printf("checksum of messages    %6.1f ms (1 thread)\n", sums * 1e3);
}

std::uint32_t trigramHash(const char *at)
{
    std::uint32_t value = 0;
    for (int i = 0; i < 3; ++i) {
        const char c = at[i];
        value = value << 8 | static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return value * 0x9e3779b1U;
}

/// How many segments a filter over trigrams would let a search skip.
void trigrams(const std::vector<EncodedSegment> &segments)
{
    const char *words[] = {"invoice",    "timeout",  "checksum", "quarantine",          "zeppelin",
                           "absentword", "deadbeef", "4711",     "customers from cache"};
    for (const unsigned bits : {14U, 15U, 16U, 17U, 18U}) {
        double building = 0;
        std::array<std::size_t, std::size(words)> skipped{};
        std::uint64_t filled = 0;
        for (const EncodedSegment &segment : segments) {
            std::vector<bool> set(std::size_t{1} << bits);
            const std::string_view text = asText(segment.messages);
            const double start = now();
            for (std::size_t i = 0; i + 2 < text.size(); ++i)
                set[trigramHash(text.data() + i) >> (32 - bits)] = true;
            building += now() - start;
            filled += static_cast<std::uint64_t>(std::count(set.begin(), set.end(), true));
            for (std::size_t w = 0; w < std::size(words); ++w) {
                const std::string_view word = words[w];
                for (std::size_t i = 0; i + 2 < word.size(); ++i) {
                    if (!set[trigramHash(word.data() + i) >> (32 - bits)]) {
                        ++skipped[w];
                        break;
                    }
                }
            }
        }
        std::printf("trigrams, %zu bytes per segment (%.2f per log), %.0f %% full, built in %.0f ns per log; "
                    "skipped:",
                    (std::size_t{1} << bits) / 8, static_cast<double>(1U << bits) / 8 / 4096,
                    100.0 * static_cast<double>(filled) / static_cast<double>(segments.size()) / (1U << bits),
                    building / static_cast<double>(segments.size()) / 4096 * 1e9);
        for (std::size_t w = 0; w < std::size(words); ++w)
            std::printf(" %s %.0f %%", words[w],
                        100.0 * static_cast<double>(skipped[w]) / static_cast<double>(segments.size()));
        std::puts("");
    }
}

void filters(std::size_t count)
{
    std::uint64_t state = 1;
    const auto next = [&] {
        state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
        return z ^ z >> 31;
    };
    for (const std::size_t expected : {count, std::size_t{0}}) {
        state = 1;
        IdFilter filter(expected);
        const double start = now();
        std::vector<std::uint64_t> batch(5000);
        std::size_t hits = 0;
        for (std::size_t done = 0; done < count; done += batch.size()) {
            for (std::uint64_t &hash : batch)
                hash = next();
            for (std::size_t i = 0; i < batch.size(); ++i) {
                if (i + 16 < batch.size())
                    filter.prefetch(batch[i + 16]);
                if (filter.mayContain(batch[i]))
                    ++hits;
                filter.insert(batch[i]);
            }
        }
        const double taken = now() - start;
        std::printf("IdFilter expected %zu: ask and insert %.1f ns per id, %.1f MB for %zu ids, %zu wrong\n",
                    expected, taken / static_cast<double>(count) * 1e9,
                    static_cast<double>(filter.memory()) / 1e6, filter.size(), hits);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const std::int64_t count = argc > 1 ? std::atoll(argv[1]) : 10'000'000;
    const std::string folder = argc > 2 ? argv[2] : "/tmp";
    const std::string what = argc > 3 ? argv[3] : "all";
    generator::Shape shape;
    shape.logs = count;
    shape.runs = count / 10;
    shape.days = 30;
    const generator::Dataset set(shape);

    if (what == "all" || what == "filters")
        filters(static_cast<std::size_t>(count));
    if (what == "filters")
        return 0;

    const TextCodec codecs[] = {TextCodec::Raw, TextCodec::Lz4, TextCodec::Zstd};
    const char *names[] = {"raw", "lz4", "zstd"};
    for (int c = 0; c < (what == "raw" ? 1 : 3); ++c) {
        SegmentEncoder encoder(codecs[c]);
        std::vector<EncodedSegment> segments;
        double encoding = 0;
        constexpr std::int64_t size = 4096;
        for (std::int64_t first = 0; first < count; first += size) {
            const Data data = makeData(first, std::min(size, count - first), set);
            const double start = now();
            segments.push_back(encoder.encode(data.entries));
            encoding += now() - start;
        }
        std::uint64_t columns = 0;
        std::uint64_t ids = 0;
        std::uint64_t messages = 0;
        std::array<std::uint64_t, columnSectionCount> sections{};
        for (const EncodedSegment &segment : segments) {
            columns += segment.columns.size() + segment.runFilter.size();
            ids += segment.ids.size();
            messages += segment.messages.size();
            const auto header = loadAt<SegmentHeader>(segment.columns, 0);
            for (std::size_t i = 0; i < columnSectionCount; ++i)
                sections[i] += header.sectionSizes[i];
        }
        const auto per = [&](std::uint64_t bytes) {
            return static_cast<double>(bytes) / static_cast<double>(count);
        };
        std::printf("\n== %s: encode %.2f M logs/s; bytes per log: columns %.2f ids %.2f messages %.2f, in "
                    "all %.2f\n",
                    names[c], static_cast<double>(count) / encoding / 1e6, per(columns), per(ids),
                    per(messages), per(columns + ids + messages));
        std::printf("   time %.2f key %.2f runs %.2f codes %.2f level %.2f length %.2f\n", per(sections[0]),
                    per(sections[1]), per(sections[2]), per(sections[3]), per(sections[4]), per(sections[5]));
        if (c == 0)
            decodeColumns(segments);
        if (c == 0 && what == "trigrams") {
            trigrams(segments);
            return 0;
        }
        scanMemory(segments);
        for (const int pageSize : {4096, 16384, 32768, 65536}) {
            if (c > 0 && pageSize != 16384 && pageSize != 65536)
                continue;
            const std::string file = folder + "/segments.db";
            const double taken = writeFile(file, pageSize, segments, 1);
            struct stat info;
            ::stat(file.c_str(), &info);
            std::printf("page %d: write %.2f M logs/s, file %.2f bytes per log\n", pageSize,
                        static_cast<double>(count) / taken / 1e6,
                        per(static_cast<std::uint64_t>(info.st_size)));
            scanFile(("page " + std::to_string(pageSize / 1024) + "K").c_str(), file, segments);
        }
        std::fflush(stdout);
    }
    for (const char *end : {"", "-wal", "-shm"})
        std::remove((folder + "/segments.db" + end).c_str());
    return 0;
}
