// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/columncontroller.h"

#include <QHeaderView>
#include <QMenu>

#include <chrono>

namespace runglass {

using namespace std::chrono_literals;

namespace {

int lastShown(const QHeaderView &header)
{
    int visual = header.count() - 1;
    while (visual > 0 && header.isSectionHidden(header.logicalIndex(visual)))
        --visual;
    return header.logicalIndex(visual);
}

} // namespace

ColumnController::ColumnController(QHeaderView *header, ColumnLayout defaults, Settings &settings,
                                   Setting setting)
    : QObject(header)
    , m_header(header)
    , m_defaults(std::move(defaults))
    , m_settings(settings)
    , m_setting(setting)
    , m_widths(m_defaults.size())
{
    apply(layoutFrom(m_settings.value(m_setting).toByteArray(), m_defaults));
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(500ms);
    connect(&m_saveSoon, &QTimer::timeout, this, &ColumnController::save);
    connect(m_header, &QHeaderView::sectionMoved, &m_saveSoon, [this] { m_saveSoon.start(); });
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        // A hidden column has no width, and the last one is as wide as there is room.
        if (m_applying || width == 0 || column == lastShown(*m_header))
            return;
        m_widths[static_cast<std::size_t>(column)] = width;
        m_saveSoon.start();
    });
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QHeaderView::customContextMenuRequested, this, [this](const QPoint &position) {
        auto *menu = new QMenu(m_header);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        addActions(menu);
        menu->popup(m_header->mapToGlobal(position));
    });
}

ColumnController::~ColumnController()
{
    if (m_saveSoon.isActive())
        save();
}

ColumnLayout ColumnController::layout() const
{
    ColumnLayout layout;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const auto at = static_cast<std::size_t>(column);
        layout.push_back(
            {m_defaults[at].name, m_widths[at], !m_header->isSectionHidden(column), m_defaults[at].leads});
    }
    return layout;
}

void ColumnController::apply(const ColumnLayout &layout)
{
    m_applying = true;
    for (std::size_t visual = 0; visual < layout.size(); ++visual) {
        const ColumnState &state = layout[visual];
        std::size_t at = 0;
        while (m_defaults[at].name != state.name)
            ++at;
        const int column = static_cast<int>(at);
        m_widths[at] = state.width;
        m_header->setSectionHidden(column, !state.shown);
        m_header->resizeSection(column, state.width);
        m_header->moveSection(m_header->visualIndex(column), static_cast<int>(visual));
    }
    m_applying = false;
}

void ColumnController::restoreDefaults()
{
    apply(layoutFrom({}, m_defaults));
    save();
}

void ColumnController::setShown(int column, bool shown)
{
    // The last one stays: without columns there is no header to bring them back with.
    if (!shown && m_header->hiddenSectionCount() == m_header->count() - 1)
        return;
    m_header->setSectionHidden(column, !shown);
    if (shown)
        m_header->resizeSection(column, m_widths[static_cast<std::size_t>(column)]);
    save();
}

void ColumnController::addActions(QMenu *menu)
{
    const bool oneLeft = m_header->hiddenSectionCount() == m_header->count() - 1;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const bool shown = !m_header->isSectionHidden(column);
        QAction *action = menu->addAction(m_header->model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(shown);
        action->setEnabled(!shown || !oneLeft);
        connect(action, &QAction::toggled, this, [this, column](bool checked) { setShown(column, checked); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Default Columns")), &QAction::triggered, this,
            &ColumnController::restoreDefaults);
}

void ColumnController::save()
{
    m_saveSoon.stop();
    m_settings.setValue(m_setting, toBytes(layout()));
}

} // namespace runglass
