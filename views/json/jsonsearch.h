// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/jsonfind.h"

#include <QObject>

#include <optional>
#include <vector>

namespace runglass {

class JsonBrowser;

/// What is found in the browsed document: looked for on a thread, told as it comes in.
class JsonSearch : public QObject
{
    Q_OBJECT

public:
    /// More hits than this are not gathered.
    static constexpr std::size_t mostHits = 1'000'000;

    explicit JsonSearch(JsonBrowser &browser, QObject *parent = nullptr);

    /// An empty needle ends the search. `from`: the line that the first hit is looked for at and behind.
    void begin(const QString &needle, qsizetype from);
    const QString &needle() const { return m_needle; }
    bool isRunning() const { return m_running; }
    bool isLimitReached() const { return m_limitReached; }
    const std::vector<JsonHit> &hits() const { return m_hits; }
    std::optional<std::size_t> current() const { return m_current; }
    /// Goes round at the ends.
    void next();
    void previous();

Q_SIGNALS:
    /// More hits, none any more, or the end of the search.
    void hitsChanged();
    /// Another hit is the current one; the browser has been asked to reveal it.
    void currentChanged();

private:
    void take(const std::vector<JsonHit> &hits);
    void finish(JsonFindEnd end);
    void goTo(std::size_t index);
    bool isAtOrBehind(const JsonHit &hit) const;

    JsonBrowser &m_browser;
    QString m_needle;
    std::vector<JsonHit> m_hits;
    std::optional<std::size_t> m_current;
    std::uint64_t m_generation = 0;
    bool m_running = false;
    bool m_limitReached = false;
    JsonNodeId m_fromNode = 0;    ///< JSON: first hits are looked for here
    std::size_t m_fromOffset = 0; ///< not JSON
};

} // namespace runglass
