// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/spokenroles.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace runglass {

namespace {

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return nullptr;
    if (className == QLatin1String("runglass::MetricCard") ||
        className == QLatin1String("runglass::LevelsCard"))
        return new QAccessibleWidget(widget, QAccessible::StaticText);
    if (className == QLatin1String("runglass::Banner"))
        return new QAccessibleWidget(widget, QAccessible::AlertMessage);
    if (className == QLatin1String("runglass::TimeChart") ||
        className == QLatin1String("runglass::DistributionChart"))
        return new QAccessibleWidget(widget, QAccessible::Chart);
    if (className == QLatin1String("runglass::StatePanel"))
        return new QAccessibleWidget(widget, QAccessible::Grouping);
    return nullptr;
}

} // namespace

void registerSpokenRoles()
{
    QAccessible::installFactory(makeInterface);
}

} // namespace runglass
