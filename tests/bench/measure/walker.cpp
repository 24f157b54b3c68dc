// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/walker.h"

#include "common/recordtable.h"
#include "monitor/monitorview.h"
#include "monitor/recordcontrols.h"
#include "record/recordview.h"
#include "record/runlogtable.h"
#include "record/runlogview.h"
#include "json/jsonbrowser.h"
#include "json/jsonpane.h"
#include "json/linesview.h"

#include <QApplication>
#include <QEvent>
#include <QTest>

namespace runglass::bench {

namespace {

constexpr int pauseMs = 33; // thirty presses a second: what a keyboard repeats at most
constexpr int holdRounds = 5;

} // namespace

Walker::Walker(MonitorView &view, RecordTable &runs, int presses, int repeats, std::function<void()> done)
    : m_view(view)
    , m_runs(runs)
    , m_presses(presses)
    , m_repeats(repeats)
    , m_done(std::move(done))
{
    RecordView &record = view.records().view();
    record.input().lines().viewport()->installEventFilter(this);
    record.output().lines().viewport()->installEventFilter(this);
    record.logs().table().viewport()->installEventFilter(this);
    m_patience.setSingleShot(true);
    m_patience.setInterval(10'000);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    m_repeat.setInterval(pauseMs);
    m_repeat.setTimerType(Qt::PreciseTimer);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_gaveUp = true;
        finish();
    });
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_isHolding)
            hold();
        else
            press(false);
    });
    connect(&m_repeat, &QTimer::timeout, this, [this] {
        if (++m_repeated == m_repeats)
            m_repeat.stop();
        press(true);
    });
}

void Walker::start()
{
    m_pause.start();
}

void Walker::press(bool repeated)
{
    QWidget *focus = QApplication::focusWidget();
    m_patience.start();
    m_waiting = !repeated || m_repeated == m_repeats;
    m_watch.emplace();
    QTest::simulateEvent(focus, true, Qt::Key_J, Qt::NoModifier, QStringLiteral("j"), repeated);
    if (!repeated)
        QTest::simulateEvent(focus, false, Qt::Key_J, Qt::NoModifier, QStringLiteral("j"), false);
}

bool Walker::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_waiting) {
        // Delivered when this paint is through.
        QMetaObject::invokeMethod(
            this, [this] { look(); }, Qt::QueuedConnection);
    }
    return false;
}

/// Whether what was painted is all of the record of the current row.
void Walker::look()
{
    if (!m_waiting)
        return;
    RecordView &view = m_view.records().view();
    const QString wanted = m_runs.currentIndex().data(AnswerModel::IdRole).toString();
    const RecordDetailsPointer &record = view.record();
    if (!record || wanted.isEmpty() || QString::fromStdString(record->run.id) != wanted || !record->logs ||
        view.logs().model().record() != record)
        return;
    const auto isPainted = [](JsonPane &pane, const DocumentDetails &document) {
        return pane.browser().state() == JsonBrowser::State::Json && pane.browser().text() == document.text;
    };
    if (!isPainted(view.input(), record->input) || !isPainted(view.output(), record->output))
        return;
    m_waiting = false;
    arrived();
}

void Walker::arrived()
{
    m_patience.stop();
    (m_isHolding ? m_afterRelease : m_untilPainted).push_back(m_watch->milliseconds());
    m_isHolding = static_cast<int>(m_untilPainted.size()) >= m_presses;
    if (m_isHolding && m_rounds == holdRounds)
        finish();
    else
        m_pause.start();
}

void Walker::hold()
{
    ++m_rounds;
    m_repeated = 0;
    m_repeat.start();
}

void Walker::finish()
{
    m_patience.stop();
    m_repeat.stop();
    m_waiting = false;
    m_done();
}

} // namespace runglass::bench
