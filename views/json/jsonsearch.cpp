// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonsearch.h"

#include "search/textmatcher.h"
#include "json/jsonbrowser.h"

#include <QElapsedTimer>

#include <algorithm>

namespace runglass {

namespace {

using Tell = std::function<void(const std::vector<JsonHit> &)>;

/// In text that is not JSON: hits have no node, `begin` counts from the beginning of the text.
JsonFindEnd findInText(std::string_view text, const MessageMatcher &matcher, const CancelToken &token,
                       std::size_t limit, const Tell &tell)
{
    constexpr std::size_t piece = 256 * 1024;
    std::vector<JsonHit> hits;
    for (std::size_t begin = 0; begin < text.size();) {
        if (token.isCancelled())
            return JsonFindEnd::Stopped;
        const std::size_t end = std::min(text.size(), text.find('\n', std::min(begin + piece, text.size())));
        hits.clear();
        for (const TextRange &range : matcher.findAll(text.substr(begin, end - begin), limit))
            hits.push_back({0, false, static_cast<std::uint32_t>(begin + range.begin),
                            static_cast<std::uint32_t>(range.length)});
        tell(hits);
        limit -= hits.size();
        if (limit == 0)
            return JsonFindEnd::LimitReached;
        begin = end;
    }
    return JsonFindEnd::Complete;
}

/// Gathers hits, so that the GUI thread hears of them some dozen times a second and not for each piece.
class Gatherer
{
public:
    explicit Gatherer(Tell tell)
        : m_tell(std::move(tell))
    {
        m_since.start();
    }

    void add(const std::vector<JsonHit> &hits)
    {
        constexpr qint64 pause = 30;
        m_hits.insert(m_hits.end(), hits.begin(), hits.end());
        if (m_first ? !m_hits.empty() : m_since.elapsed() >= pause)
            flush();
    }
    void flush()
    {
        m_first = m_first && m_hits.empty();
        m_tell(m_hits);
        m_hits.clear();
        m_since.restart();
    }

private:
    Tell m_tell;
    std::vector<JsonHit> m_hits;
    QElapsedTimer m_since;
    bool m_first = true;
};

} // namespace

JsonSearch::JsonSearch(JsonBrowser &browser, QObject *parent)
    : QObject(parent)
    , m_browser(browser)
{
}

void JsonSearch::begin(const QString &needle, qsizetype from)
{
    m_browser.tasks().cancel(JsonTasks::Kind::Find);
    ++m_generation;
    m_needle = needle;
    m_hits.clear();
    m_current.reset();
    m_limitReached = false;
    m_browser.setHits({});
    const bool isJson = m_browser.state() == JsonBrowser::State::Json;
    m_running = !needle.isEmpty() && (isJson || m_browser.state() == JsonBrowser::State::NotJson);
    Q_EMIT hitsChanged();
    if (!m_running)
        return;
    JsonRow place = m_browser.placeOf(from);
    if (isJson && place.document != 0)
        place = {};
    m_fromNode = place.node;
    m_fromOffset = isJson ? 0 : m_browser.textLines()->begin(static_cast<std::size_t>(from));
    Gatherer gatherer([sender = m_browser.tasks().sender(), this,
                       generation = m_generation](const std::vector<JsonHit> &hits) {
        sender.post([this, generation, hits] {
            if (generation == m_generation)
                take(hits);
        });
    });
    m_browser.tasks().run(
        JsonTasks::Kind::Find,
        [text = m_browser.text(), document = isJson ? m_browser.rows()->outermost() : nullptr,
         utf8 = needle.toStdString(), gatherer = std::move(gatherer)](const CancelToken &token) mutable {
            const TextMatcher matcher(utf8);
            const Tell tell = [&gatherer](const std::vector<JsonHit> &hits) { gatherer.add(hits); };
            const JsonFindEnd end = document ? findInJson(*document, matcher, utf8, token, mostHits, tell)
                                             : findInText(*text, matcher, token, mostHits, tell);
            gatherer.flush();
            return end;
        },
        [this](JsonFindEnd end) { finish(end); });
}

bool JsonSearch::isAtOrBehind(const JsonHit &hit) const
{
    return m_browser.state() == JsonBrowser::State::Json ? hit.node >= m_fromNode : hit.begin >= m_fromOffset;
}

void JsonSearch::take(const std::vector<JsonHit> &hits)
{
    if (hits.empty())
        return;
    const std::size_t known = m_hits.size();
    m_hits.insert(m_hits.end(), hits.begin(), hits.end());
    m_browser.setHits(m_hits);
    Q_EMIT hitsChanged();
    if (m_current)
        return;
    const auto first = std::partition_point(m_hits.begin() + static_cast<std::ptrdiff_t>(known), m_hits.end(),
                                            [this](const JsonHit &hit) { return !isAtOrBehind(hit); });
    if (first != m_hits.end())
        goTo(static_cast<std::size_t>(first - m_hits.begin()));
}

void JsonSearch::finish(JsonFindEnd end)
{
    m_running = false;
    m_limitReached = end == JsonFindEnd::LimitReached;
    Q_EMIT hitsChanged();
    if (!m_current && !m_hits.empty())
        goTo(0);
}

void JsonSearch::next()
{
    if (!m_hits.empty())
        goTo(m_current ? (*m_current + 1) % m_hits.size() : 0);
}

void JsonSearch::previous()
{
    if (!m_hits.empty())
        goTo(m_current.value_or(0) > 0 ? *m_current - 1 : m_hits.size() - 1);
}

void JsonSearch::goTo(std::size_t index)
{
    m_current = index;
    m_browser.reveal(m_hits[index]);
    Q_EMIT currentChanged();
}

} // namespace runglass
