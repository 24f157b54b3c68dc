// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/theme.h"

#include <QObject>
#include <QPalette>
#include <QString>

class QApplication;
class QDBusVariant;

namespace runglass {

/// Gives the application its style (LookStyle) and palette, and keeps it in step with the desktop.
///
/// Made once by the composition root, before the first window. What the desktop prefers is read from its
/// settings portal (org.freedesktop.appearance, over D-Bus, without waiting), else told from the palette the
/// platform gave. A high-contrast palette is left as it is.
class ThemeController : public QObject
{
    Q_OBJECT

public:
    explicit ThemeController(QApplication &application, QObject *parent = nullptr);

    /// "system", "light" or "dark", as in Setting::Theme; anything else is "system".
    void setTheme(const QString &theme);
    /// What is shown now.
    ColorScheme scheme() const { return m_scheme; }

Q_SIGNALS:
    void schemeChanged(runglass::ColorScheme scheme);

private Q_SLOTS:
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void take(const QString &key, const QVariant &value);
    void apply();

    QApplication &m_application;
    const QPalette m_platformPalette;
    QString m_theme = QStringLiteral("system");
    ColorScheme m_desktop;
    bool m_highContrast = false;
    ColorScheme m_scheme = ColorScheme::Foreign;
};

} // namespace runglass
