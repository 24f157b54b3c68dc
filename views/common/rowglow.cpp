// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/rowglow.h"

#include "common/theme.h"
#include "common/uniformtable.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <chrono>

namespace runglass {

using namespace std::chrono_literals;

namespace {

constexpr qint64 durationMs = 1000;
constexpr int mostRows = 100; // more than are on any screen

} // namespace

RowGlow::RowGlow(UniformTable *view)
    : QObject(view)
    , m_view(view)
{
    m_timer.setInterval(50ms);
    connect(&m_timer, &QTimer::timeout, this, &RowGlow::tick);
}

void RowGlow::begin(int firstRow, int rows)
{
    if (m_view->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, m_view) <= 0)
        return;
    for (int row = firstRow; row < firstRow + rows && row < mostRows; ++row) {
        m_rows.push_back({m_view->model()->index(row, 0), {}});
        m_rows.back().age.start();
    }
    m_timer.start();
}

void RowGlow::tick()
{
    for (const Row &row : m_rows)
        m_view->viewport()->update(0, m_view->rowViewportPosition(row.index.row()),
                                   m_view->viewport()->width(), m_view->rowHeight());
    std::erase_if(m_rows,
                  [](const Row &row) { return !row.index.isValid() || row.age.hasExpired(durationMs); });
    if (m_rows.empty())
        m_timer.stop();
}

void RowGlow::paint()
{
    if (m_rows.empty())
        return;
    QPainter painter(m_view->viewport());
    for (const Row &row : m_rows) {
        if (!row.index.isValid())
            continue;
        QColor glow = color(m_view, ColorRole::Selection);
        const double left = 1.0 - static_cast<double>(row.age.elapsed()) / static_cast<double>(durationMs);
        glow.setAlphaF(static_cast<float>(std::clamp(left, 0.0, 1.0)));
        painter.fillRect(0, m_view->rowViewportPosition(row.index.row()), m_view->viewport()->width(),
                         m_view->rowHeight(), glow);
    }
}

} // namespace runglass
