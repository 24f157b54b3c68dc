// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/lookpainting.h"

#include "common/icons.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>
#include <optional>

namespace runglass::look {

namespace {

constexpr int smallRadius = 4;
constexpr int chevronSize = 12;
constexpr int thumbWidth = 6;
constexpr int groovePadding = 2;

/// Antialiasing and pen of a painter for as long as it lives.
class Brushwork
{
public:
    explicit Brushwork(QPainter *painter)
        : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Brushwork() { m_painter->restore(); }
    Brushwork(const Brushwork &) = delete;
    Brushwork &operator=(const Brushwork &) = delete;

    void box(const QRectF &rect, qreal radius, std::optional<QColor> line, qreal width,
             std::optional<QColor> ground) const
    {
        m_painter->setPen(line ? QPen(*line, width) : QPen(Qt::NoPen));
        m_painter->setBrush(ground ? QBrush(*ground) : QBrush(Qt::NoBrush));
        const qreal inset = line ? width / 2 : 0;
        m_painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    }

private:
    QPainter *m_painter;
};

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool isDefault(const QStyleOptionButton &option)
{
    return option.features.testFlag(QStyleOptionButton::DefaultButton) && has(option, QStyle::State_Enabled);
}

QColor mixed(const QColor &a, const QColor &b, float share)
{
    const auto mix = [share](float x, float y) { return x + (y - x) * share; };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QColor groundOf(const QStyleOption &option)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    if (enabled && (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On)))
        return color(option.palette, ColorRole::Selection);
    if (!enabled || has(option, QStyle::State_MouseOver))
        return color(option.palette, ColorRole::Raised);
    return color(option.palette, ColorRole::Surface);
}

/// The outline of what can have the focus: thin, or thick and in the accent's colour.
void drawOutline(const QStyleOption &option, const QColor &ground, QPainter *painter)
{
    const bool focus = has(option, QStyle::State_HasFocus) && has(option, QStyle::State_Enabled);
    Brushwork(painter).box(option.rect, metrics::radius,
                           color(option.palette, focus ? ColorRole::Accent : ColorRole::Line), focus ? 2 : 1,
                           ground);
}

} // namespace

void drawButton(const QStyleOptionButton &option, QPainter *painter)
{
    if (!isDefault(option))
        return drawOutline(option, groundOf(option), painter);
    const QColor accent = color(option.palette, ColorRole::Accent);
    const QColor window = color(option.palette, ColorRole::Surface);
    const float lighter = has(option, QStyle::State_Sunken)      ? 0.24F
                          : has(option, QStyle::State_MouseOver) ? 0.12F
                                                                 : 0;
    const Brushwork work(painter);
    const QRectF rect = option.rect;
    work.box(rect, metrics::radius, {}, 0, mixed(accent, window, lighter));
    // The ring lies inside, so that a button keeps its size.
    if (has(option, QStyle::State_HasFocus))
        work.box(rect.adjusted(2, 2, -2, -2), smallRadius, color(option.palette, ColorRole::AccentText), 1.5,
                 {});
}

QColor buttonText(const QStyleOptionButton &option)
{
    if (isDefault(option))
        return color(option.palette, ColorRole::AccentText);
    return color(option.palette, has(option, QStyle::State_Enabled) ? ColorRole::Text : ColorRole::MutedText);
}

void drawField(const QStyleOptionFrame &option, QPainter *painter)
{
    const bool locked = has(option, QStyle::State_ReadOnly) || !has(option, QStyle::State_Enabled);
    drawOutline(option, color(option.palette, locked ? ColorRole::Raised : ColorRole::Surface), painter);
}

void drawComboBox(const QStyleOptionComboBox &option, QPainter *painter)
{
    drawOutline(option, groundOf(option), painter);
    const QColor ink =
        color(option.palette, has(option, QStyle::State_Enabled) ? ColorRole::Text : ColorRole::MutedText);
    const QRect place(option.rect.right() + 1 - chevronSize - 2 * metrics::unit,
                      option.rect.center().y() + 1 - chevronSize / 2, chevronSize, chevronSize);
    painter->drawPixmap(
        QStyle::visualRect(option.direction, option.rect, place).topLeft(),
        iconPixmap(Icon::ChevronDown, ink, chevronSize, painter->device()->devicePixelRatioF()));
}

void drawCheckBox(const QStyleOption &option, QPainter *painter)
{
    const bool on = has(option, QStyle::State_On);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor line = color(option.palette, on && enabled ? ColorRole::Accent : ColorRole::MutedText);
    const QColor ground =
        color(option.palette, on ? (enabled ? ColorRole::Accent : ColorRole::MutedText) : ColorRole::Surface);
    Brushwork(painter).box(option.rect, smallRadius, line, 1, ground);
    if (!on)
        return;
    const int size = std::min(option.rect.width(), option.rect.height()) - 4;
    const QPoint centre = option.rect.center() + QPoint(1, 1);
    painter->drawPixmap(centre - QPoint(size / 2, size / 2),
                        iconPixmap(Icon::Check, color(option.palette, ColorRole::AccentText), size,
                                   painter->device()->devicePixelRatioF()));
}

void drawFocusRing(const QStyleOption &option, QPainter *painter)
{
    Brushwork(painter).box(option.rect, smallRadius, color(option.palette, ColorRole::Accent), 1.5, {});
}

void drawFrame(const QStyleOption &option, QPainter *painter)
{
    // Square: a view's contents would stand out of round corners.
    painter->save();
    painter->setPen(
        color(option.palette, has(option, QStyle::State_HasFocus) ? ColorRole::Accent : ColorRole::Line));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

void drawHeaderSection(const QStyleOption &option, QPainter *painter)
{
    painter->fillRect(option.rect, color(option.palette, ColorRole::Raised));
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1,
                      color(option.palette, ColorRole::Line));
}

void drawGroove(const QStyleOption &option, QPainter *painter)
{
    const qreal radius = std::min<qreal>(option.rect.height() / 2.0, smallRadius);
    Brushwork(painter).box(option.rect, radius, {}, 0, color(option.palette, ColorRole::Line));
}

void drawProgress(const QStyleOptionProgressBar &option, QPainter *painter)
{
    const double share =
        (double(option.progress) - option.minimum) / (double(option.maximum) - option.minimum);
    if (share <= 0)
        return;
    QRectF done = option.rect;
    const qreal radius = std::min<qreal>(done.height() / 2, smallRadius);
    done.setWidth(std::clamp(done.width() * share, 2 * radius, done.width()));
    const QRect place = QStyle::visualRect(option.direction, option.rect, done.toRect());
    Brushwork(painter).box(place, radius, {}, 0, color(option.palette, ColorRole::Accent));
}

void drawScrollBar(const QStyleOptionSlider &option, const QRect &thumb, QPainter *painter)
{
    painter->fillRect(option.rect, color(option.palette, ColorRole::Surface));
    if (!has(option, QStyle::State_Enabled) || option.maximum <= option.minimum)
        return;
    const bool touched = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider) &&
                         (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken));
    const QColor ink = mixed(color(option.palette, ColorRole::MutedText),
                             color(option.palette, ColorRole::Surface), touched ? 0 : 0.4F);
    QRectF bar = thumb;
    if (option.orientation == Qt::Horizontal)
        bar = QRectF(bar.left() + groovePadding, bar.center().y() - thumbWidth / 2.0,
                     bar.width() - 2 * groovePadding, thumbWidth);
    else
        bar = QRectF(bar.center().x() - thumbWidth / 2.0, bar.top() + groovePadding, thumbWidth,
                     bar.height() - 2 * groovePadding);
    Brushwork(painter).box(bar, thumbWidth / 2.0, {}, 0, ink);
}

} // namespace runglass::look
