// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/scroller.h"

#include "generator/random.h"
#include "tables/answermodel.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QScrollBar>

#include <utility>

namespace runglass::bench {

Scroller::Scroller(QAbstractItemView *view, int jumps, std::function<void()> done)
    : m_view(view)
    , m_model(qobject_cast<AnswerModel *>(view->model()))
    , m_jumps(jumps)
    , m_done(std::move(done))
{
    m_view->viewport()->installEventFilter(this);
    m_patience.setSingleShot(true);
    m_patience.setInterval(10'000);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_gaveUp = true;
        finish();
    });
}

void Scroller::start()
{
    jump();
}

void Scroller::jump()
{
    QScrollBar *bar = m_view->verticalScrollBar();
    const auto places = static_cast<std::uint32_t>(bar->maximum() - bar->minimum() + 1);
    generator::Draws draws(20'261'123, 1, m_jump++);
    int place = bar->minimum() + static_cast<int>(draws.below(places));
    if (place == bar->value())
        place = place == bar->minimum() ? bar->maximum() : bar->minimum();
    m_patience.start();
    m_waiting = true;
    m_watch.emplace();
    bar->setValue(place);
}

bool Scroller::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_waiting && allVisibleRowsLoaded()) {
        m_waiting = false;
        // Delivered when this paint is through.
        QMetaObject::invokeMethod(
            this, [this] { painted(); }, Qt::QueuedConnection);
    }
    return false;
}

bool Scroller::allVisibleRowsLoaded() const
{
    const int first = m_view->indexAt(QPoint(1, 1)).row();
    int last = m_view->indexAt(QPoint(1, m_view->viewport()->height() - 2)).row();
    if (first < 0)
        return false;
    if (last < 0)
        last = m_model->rowCount() - 1;
    for (int row = first; row <= last; ++row) {
        if (!m_model->isLoaded(row))
            return false;
    }
    return true;
}

void Scroller::painted()
{
    m_untilPainted.push_back(m_watch->milliseconds());
    const Stopwatch frame;
    m_view->window()->repaint();
    m_windowPaint.push_back(frame.milliseconds());
    if (static_cast<int>(m_untilPainted.size()) < m_jumps)
        jump();
    else
        finish();
}

void Scroller::finish()
{
    m_patience.stop();
    m_waiting = false;
    m_view->viewport()->removeEventFilter(this);
    m_done();
}

} // namespace runglass::bench
