// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/themecontroller.h"

#include "common/lookstyle.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace runglass {

namespace {

const QString portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorSchemeKey = QStringLiteral("color-scheme");
const QString contrastKey = QStringLiteral("contrast");

/// Read() of the portal wraps its answer in a variant once more than documented.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

ThemeController::ThemeController(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_platformPalette(QApplication::palette())
    , m_desktop(schemeOf(m_platformPalette))
    , m_highContrast(isHighContrast(m_platformPalette))
{
    QApplication::setStyle(new LookStyle);
    if (m_desktop == ColorScheme::Foreign)
        m_desktop = ColorScheme::Light;
    askPortal();
    apply();
}

void ThemeController::setTheme(const QString &theme)
{
    m_theme = theme;
    apply();
}

void ThemeController::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portalService, portalPath, portalSettings, QStringLiteral("SettingChanged"), this,
                SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    for (const QString &key : {colorSchemeKey, contrastKey}) {
        QDBusMessage call =
            QDBusMessage::createMethodCall(portalService, portalPath, portalSettings, QStringLiteral("Read"));
        call << appearance << key;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            watcher->deleteLater();
            if (!reply.isError())
                take(key, reply.value().variant());
        });
    }
}

void ThemeController::portalSettingChanged(const QString &group, const QString &key,
                                           const QDBusVariant &value)
{
    if (group == appearance)
        take(key, value.variant());
}

void ThemeController::take(const QString &key, const QVariant &value)
{
    const uint number = unwrapped(value).toUInt();
    if (key == colorSchemeKey) {
        // 0: no preference, 1: dark, 2: light (XDG Desktop Portal, Settings).
        m_desktop = number == 1 ? ColorScheme::Dark : ColorScheme::Light;
    } else if (key == contrastKey) {
        m_highContrast = number == 1 || isHighContrast(m_platformPalette);
    } else {
        return;
    }
    apply();
}

void ThemeController::apply()
{
    ColorScheme wanted = m_desktop;
    if (m_highContrast)
        wanted = ColorScheme::Foreign;
    else if (m_theme == QLatin1String("light"))
        wanted = ColorScheme::Light;
    else if (m_theme == QLatin1String("dark"))
        wanted = ColorScheme::Dark;
    const QPalette palette = wanted == ColorScheme::Foreign ? m_platformPalette : themePalette(wanted);
    if (m_application.palette() != palette)
        m_application.setPalette(palette);
    if (m_scheme == wanted)
        return;
    m_scheme = wanted;
    Q_EMIT schemeChanged(wanted);
}

} // namespace runglass
