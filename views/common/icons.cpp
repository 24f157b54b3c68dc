// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/icons.h"

#include "common/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// Must stand outside of any namespace; a static library's resources are not registered by themselves.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace runglass {

namespace {

QString fileName(Icon icon)
{
    static const char *const names[] = {
        "arrow-down", "arrow-up", "bookmark", "bug",  "check",    "chevron-down", "clock",  "copy", "cross",
        "dots",       "external", "inbox",    "info", "note",     "offline",      "pause",  "plug", "plus",
        "search",     "server",   "settings", "sync", "terminal", "trash",        "warning"};
    return QStringLiteral(":/runglass/icons/%1.svg").arg(QLatin1String(names[static_cast<int>(icon)]));
}

QPixmap draw(Icon icon, const QColor &color, int size, qreal devicePixelRatio)
{
    static const bool registered = (registerIcons(), true);
    Q_UNUSED(registered)
    QFile file(fileName(icon));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

class MutedIconEngine : public QIconEngine
{
public:
    explicit MutedIconEngine(Icon icon)
        : m_icon(icon)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const int size = std::min(rect.width(), rect.height());
        const QColor ink = color(QApplication::palette(), ColorRole::MutedText);
        painter->drawPixmap(rect.center() - QPoint(size - 1, size - 1) / 2,
                            iconPixmap(m_icon, ink, size, painter->device()->devicePixelRatioF()));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new MutedIconEngine(m_icon); }

private:
    Icon m_icon;
};

} // namespace

QIcon mutedIcon(Icon icon)
{
    return QIcon(new MutedIconEngine(icon));
}

QPixmap iconPixmap(Icon icon, const QColor &color, int size, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("runglass/%1/%2/%3/%4")
                            .arg(static_cast<int>(icon))
                            .arg(color.rgba(), 0, 16)
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = draw(icon, color, size, devicePixelRatio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

} // namespace runglass
