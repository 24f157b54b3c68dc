// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/topbar.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/plaintooltip.h"
#include "common/theme.h"
#include "filter/searchbox.h"
#include "monitor/scriptselector.h"

#include <QHBoxLayout>
#include <QMenu>

namespace runglass {

TopBar::TopBar(ScriptsModel &scripts, QWidget *parent)
    : QWidget(parent)
    , m_scripts(new ScriptSelector(scripts, this))
    , m_range(new FlatButton(QString(), this))
    , m_search(new SearchBox(this))
    , m_filter(new FlatButton(tr("Filter"), this))
    , m_pause(new FlatButton(QString(), this))
    , m_sync(new FlatButton(QString(), this))
    , m_menu(new FlatButton(QString(), this))
{
    m_range->setObjectName(QStringLiteral("timeRange"));
    m_search->setObjectName(QStringLiteral("search"));
    m_filter->setObjectName(QStringLiteral("filter"));
    m_pause->setObjectName(QStringLiteral("pause"));
    m_sync->setObjectName(QStringLiteral("sync"));
    m_range->setChevron(true);
    m_menu->setLeadingIcon(Icon::Dots);
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("Menu"));
    m_menu->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::unit * 2);
    row->addWidget(m_scripts);
    row->addWidget(m_range);
    row->addWidget(m_search, 1);
    row->addWidget(m_filter);
    row->addWidget(m_pause);
    row->addWidget(m_sync);
    row->addWidget(m_menu);
    // The words of the sync change by themselves: what stands beside it must not move with every percent.
    m_sync->setText(tr("Syncing %1 %").arg(88));
    m_sync->setDot(color(this, ColorRole::Accent));
    m_sync->setMinimumWidth(m_sync->sizeHint().width());
}

void TopBar::showRange(const QString &label, const QString &writtenOut)
{
    m_range->setText(label);
    m_range->setAccessibleName(tr("Time range: %1").arg(label));
    m_range->setToolTip(plainToolTip(tr("%1\nChange the time range (T)").arg(writtenOut)));
}

void TopBar::showFilter(int conditions, const QString &text)
{
    m_filter->setBadge(conditions > 0 ? QString::number(conditions) : QString());
    m_filter->setAccessibleName(conditions > 0 ? tr("Filter: %n condition(s)", nullptr, conditions)
                                               : tr("Filter"));
    m_filter->setToolTip(plainToolTip(text.isEmpty() ? tr("Filter by any column (F)")
                                                     : tr("%1\nChange the filter (F)").arg(text)));
}

void TopBar::showSync(const SyncText &text)
{
    m_sync->setText(text.word);
    m_sync->setDot(lightColor(this, text.light));
    m_sync->setToolTip(plainToolTip(text.details));
    m_sync->setAccessibleName(tr("Sync: %1").arg(text.word));
    m_sync->setAccessibleDescription(text.details);
}

void TopBar::setMenu(QMenu *menu)
{
    m_menu->disconnect();
    m_menu->setVisible(menu != nullptr);
    if (menu)
        connect(m_menu, &QPushButton::clicked, menu, [this, menu] {
            const QPoint corner = m_menu->mapToGlobal(m_menu->rect().bottomRight());
            menu->popup(corner - QPoint(menu->sizeHint().width(), -metrics::unit));
        });
}

QColor lightColor(const QWidget *widget, SyncText::Light light)
{
    switch (light) {
    case SyncText::Light::Good:
        return color(widget, ColorRole::ChartSuccess);
    case SyncText::Light::Busy:
        return color(widget, ColorRole::Accent);
    case SyncText::Light::Bad:
        return color(widget, ColorRole::ChartFailed);
    case SyncText::Light::Off:
        break;
    }
    return color(widget, ColorRole::ChartInProgress);
}

} // namespace runglass
