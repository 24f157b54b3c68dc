// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/windowgeometry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace runglass {

namespace {

const QString placeKey = QStringLiteral("place");
const QString maximizedKey = QStringLiteral("maximized");
const QString fullScreenKey = QStringLiteral("fullScreen");

qint64 areaOf(const QRect &rect)
{
    return rect.isEmpty() ? 0 : qint64{rect.width()} * rect.height();
}

} // namespace

QByteArray toBytes(const WindowGeometry &geometry)
{
    const QRect &place = geometry.normal;
    const QJsonObject object{{placeKey, QJsonArray{place.x(), place.y(), place.width(), place.height()}},
                             {maximizedKey, geometry.maximized},
                             {fullScreenKey, geometry.fullScreen}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<WindowGeometry> windowGeometryFrom(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QJsonArray place = object.value(placeKey).toArray();
    if (place.size() != 4)
        return {};
    WindowGeometry geometry;
    geometry.normal = QRect(place[0].toInt(), place[1].toInt(), place[2].toInt(), place[3].toInt());
    if (geometry.normal.isEmpty())
        return {};
    geometry.maximized = object.value(maximizedKey).toBool();
    geometry.fullScreen = object.value(fullScreenKey).toBool();
    return geometry;
}

QRect placeOnScreens(const QRect &wanted, const QSize &usual, const QList<QRect> &screens)
{
    const auto overlap = [&wanted](const QRect &screen) { return areaOf(screen.intersected(wanted)); };
    const QRect area = *std::ranges::max_element(screens, {}, overlap);
    QRect place = wanted;
    if (wanted.isEmpty()) {
        place.setSize(usual.boundedTo(area.size()));
        place.moveCenter(area.center());
    }
    place.setSize(place.size().boundedTo(area.size()));
    // A size read from a file is not trusted to leave room for these sums.
    place.moveLeft(std::clamp(place.left(), area.left(), area.right() - place.width() + 1));
    place.moveTop(std::clamp(place.top(), area.top(), area.bottom() - place.height() + 1));
    return place;
}

} // namespace runglass
