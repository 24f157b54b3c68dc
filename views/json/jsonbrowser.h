// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "tables/displayvalues.h"
#include "json/jsonlines.h"
#include "json/jsontasks.h"
#include "json/linesource.h"

#include <QObject>

#include <deque>
#include <memory>

namespace runglass {

/// One document as it is browsed: parsed on a thread, then its lines as the user folds them; or, when it is
/// not JSON, the lines of its text and why.
///
/// Lives on the GUI thread, which never waits: what would take long is done on a thread, in the order asked
/// for, while the lines stay as they are.
class JsonBrowser : public QObject, public LineSource
{
    Q_OBJECT

public:
    enum class State { Nothing, Loading, Json, NotJson };
    using Text = std::shared_ptr<const std::string>;

    explicit JsonBrowser(QObject *parent = nullptr);

    /// What was shown before stays until the document is parsed, so that nothing flickers; a newer document
    /// wins.
    void show(Text text);
    /// Shows nothing while a document is still being parsed.
    void hideLines();
    void clear();
    State state() const { return m_state; }
    const Text &text() const { return m_text; }
    /// Why it is not JSON. Only in NotJson.
    const JsonError &error() const { return m_error; }
    /// The line of the text where the error is.
    qsizetype errorLine() const;
    /// Null unless it is JSON.
    const JsonRows *rows() const { return m_rows.get(); }
    /// Null unless it is not.
    const TextLines *textLines() const { return m_lines.get(); }

    JsonStyle style() const { return m_style; }
    void setStyle(JsonStyle style);
    void setZone(const QTimeZone &zone) { m_values = DisplayValues(zone); }
    /// Marked in the lines; must stay until replaced.
    void setHits(std::span<const JsonHit> hits) { m_hits = hits; }

    qsizetype lineCount() const override;
    ShownLine line(qsizetype row) const override;
    std::optional<qsizetype> parentOf(qsizetype row) const override;
    QString toolTip(qsizetype row) const override;
    /// What a line shows, to find it again after lines have changed.
    JsonRow placeOf(qsizetype row) const;
    qsizetype rowOf(const JsonRow &place) const;

    /// Opens or closes an object or array, a long string, or the document that a string holds.
    void toggle(qsizetype row);
    void open(qsizetype row);
    void close(qsizetype row);
    /// With all that is inside.
    void openAll(qsizetype row);
    void openToLevel(int levels);
    bool canShowString(qsizetype row) const;
    void showString(qsizetype row);
    bool canUnfold(qsizetype row) const;
    void unfold(qsizetype row);
    /// Opens whatever hides a hit; hitRevealed() tells where it is then.
    void reveal(const JsonHit &hit);

    JsonTasks &tasks() { return m_tasks; }

Q_SIGNALS:
    void stateChanged();
    /// Around a change of the lines: places hold across it, line numbers don't.
    void linesAboutToChange();
    void linesChanged();
    void hitRevealed(const runglass::JsonHit &hit, qsizetype row);
    /// Something could not be done, in words for the user.
    void refused(const QString &why);

private:
    struct Change
    {
        std::size_t cost = 0; ///< about how many rows it touches
        std::function<void(JsonRows &)> make;
        std::function<void()> then;
    };
    struct Parsed;

    static Parsed parse(const Text &text, JsonStyle style, const CancelToken &token);
    void take(const Text &text, Parsed parsed);
    void letGo();
    void change(Change change);
    void startNextChange();
    void finish(const Change &change);
    /// Changes what is at a row, wherever that is by then.
    void changeAt(qsizetype row, std::size_t cost, std::function<void(JsonRows &, std::size_t)> make);
    ShownLine textLine(qsizetype row) const;
    std::size_t costOf(const JsonRow &place) const;

    State m_state = State::Nothing;
    Text m_text;
    JsonError m_error;
    std::shared_ptr<JsonRows> m_rows;
    std::shared_ptr<const TextLines> m_lines;
    JsonStyle m_style = JsonStyle::Text;
    DisplayValues m_values;
    std::span<const JsonHit> m_hits;
    std::deque<Change> m_changes; ///< the first one is under way on a thread
    JsonTasks m_tasks;            ///< last: ends before what its results go to
};

} // namespace runglass
