// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace runglass {

/// Rows [first, first + count) of an answer.
struct RowSpan
{
    std::int64_t first = 0;
    std::int64_t count = 0;

    std::int64_t end() const { return first + count; }
    bool isEmpty() const { return count <= 0; }
    bool contains(std::int64_t row) const { return row >= first && row < end(); }
    bool overlaps(const RowSpan &other) const
    {
        return !isEmpty() && !other.isEmpty() && first < other.end() && other.first < end();
    }

    friend bool operator==(const RowSpan &, const RowSpan &) = default;
};

/// Keeps the rows around what is looked at: whole pages, at most `maxPages` of them. The page used longest
/// ago goes first, and one that is on screen never does. A plain value for one thread.
template <class Row>
class RowCache
{
public:
    RowCache(std::int64_t pageRows, std::size_t maxPages)
        : m_pageRows(pageRows)
        , m_maxPages(maxPages)
    {
    }

    std::int64_t pageRows() const { return m_pageRows; }
    std::size_t pageCount() const { return m_pages.size(); }

    /// The row at a position, if it is here. Good until the next call that isn't const.
    const Row *find(std::int64_t position) const
    {
        const auto page = m_pages.find(position / m_pageRows);
        if (page == m_pages.end())
            return nullptr;
        const auto &rows = page->second.rows;
        const auto at = static_cast<std::size_t>(position % m_pageRows);
        return at < rows.size() && rows[at] ? &*rows[at] : nullptr;
    }

    /// Puts rows in from a position on; they need not fill pages.
    void insert(std::int64_t first, std::vector<Row> rows)
    {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::int64_t position = first + static_cast<std::int64_t>(i);
            Page &page = m_pages[position / m_pageRows];
            page.lastUse = ++m_uses;
            const auto at = static_cast<std::size_t>(position % m_pageRows);
            if (page.rows.size() <= at)
                page.rows.resize(at + 1);
            page.rows[at] = std::move(rows[i]);
        }
        evict();
    }

    /// What is on screen: counts as used now, and stays.
    void setViewport(RowSpan viewport)
    {
        m_viewport = viewport;
        if (viewport.isEmpty())
            return;
        for (std::int64_t page = viewport.first / m_pageRows; page <= (viewport.end() - 1) / m_pageRows;
             ++page) {
            if (const auto found = m_pages.find(page); found != m_pages.end())
                found->second.lastUse = ++m_uses;
        }
    }

    /// The smallest span of whole pages, cut to [0, total), that holds every row of `wanted` that is missing;
    /// empty when none is.
    RowSpan missing(RowSpan wanted, std::int64_t total) const
    {
        const std::int64_t begin = wanted.first < 0 ? 0 : wanted.first;
        const std::int64_t end = wanted.end() < total ? wanted.end() : total;
        std::int64_t first = -1;
        std::int64_t last = -1;
        for (std::int64_t row = begin; row < end; ++row) {
            if (find(row))
                continue;
            if (first < 0)
                first = row;
            last = row;
        }
        if (first < 0)
            return {};
        first -= first % m_pageRows;
        const std::int64_t pageEnd = (last / m_pageRows + 1) * m_pageRows;
        return {first, (pageEnd < total ? pageEnd : total) - first};
    }

    void clear() { m_pages.clear(); }

    /// Puts every row where `to` (position to optional position) says, or drops it.
    template <class To>
    void move(To to)
    {
        auto before = std::exchange(m_pages, {});
        for (auto &[number, page] : before) {
            for (std::size_t i = 0; i < page.rows.size(); ++i) {
                const auto position = to(number * m_pageRows + static_cast<std::int64_t>(i));
                if (!page.rows[i] || !position)
                    continue;
                Page &target = m_pages[*position / m_pageRows];
                target.lastUse = std::max(target.lastUse, page.lastUse);
                const auto at = static_cast<std::size_t>(*position % m_pageRows);
                if (target.rows.size() <= at)
                    target.rows.resize(at + 1);
                target.rows[at] = std::move(page.rows[i]);
            }
        }
        evict();
    }

private:
    struct Page
    {
        std::vector<std::optional<Row>> rows;
        std::uint64_t lastUse = 0;
    };

    bool isOnScreen(std::int64_t page) const { return m_viewport.overlaps({page * m_pageRows, m_pageRows}); }

    void evict()
    {
        while (m_pages.size() > m_maxPages) {
            auto oldest = m_pages.end();
            for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
                if (!isOnScreen(page->first) &&
                    (oldest == m_pages.end() || page->second.lastUse < oldest->second.lastUse))
                    oldest = page;
            }
            if (oldest == m_pages.end())
                return;
            m_pages.erase(oldest);
        }
    }

    std::int64_t m_pageRows;
    std::size_t m_maxPages;
    std::unordered_map<std::int64_t, Page> m_pages;
    std::uint64_t m_uses = 0;
    RowSpan m_viewport;
};

} // namespace runglass
