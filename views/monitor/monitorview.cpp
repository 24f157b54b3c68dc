// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/monitorview.h"

namespace runglass {

class MonitorView::Private
{
};

MonitorView::MonitorView(Workspace &, Settings &, QWidget *parent)
    : QWidget(parent)
{
}

MonitorView::~MonitorView() = default;

void MonitorView::setMenu(QMenu *) {}

} // namespace runglass
