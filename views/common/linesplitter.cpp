// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/linesplitter.h"

#include "common/theme.h"

#include <QPainter>

namespace runglass {

namespace {

/// Of a handle one pixel wide Qt makes more than that one answer to the mouse.
class LineHandle : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QRect inside = contentsRect();
        painter.fillRect(inside, color(this, ColorRole::Line));
    }
};

} // namespace

LineSplitter::LineSplitter(QWidget *parent)
    : QSplitter(parent)
{
    setHandleWidth(1);
}

QSplitterHandle *LineSplitter::createHandle()
{
    return new LineHandle(orientation(), this);
}

} // namespace runglass
