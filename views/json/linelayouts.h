// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/jsonline.h"

#include <QHash>
#include <QPalette>
#include <QTextLayout>

#include <memory>

namespace runglass {

class LineSource;

/// A line laid out for painting.
struct LineLayout
{
    ShownLine line;
    QTextLayout text;
    qreal left = 0;   ///< where the text begins
    qreal width = 0;  ///< of the text
    qreal height = 0; ///< of all its lines
};

/// The layouts of lines in sight, kept as long as nothing about them changes.
class LineLayouts
{
public:
    struct Look
    {
        QFont font;
        QPalette palette;
        int width = 0; ///< where wrapped lines end; 0: not wrapped
        qreal lineHeight = 0;
        qreal indent = 0; ///< of a level
        qreal margin = 0; ///< left of the outermost level
        std::optional<std::size_t> currentHit;
    };

    void setLook(const Look &look);
    const Look &look() const { return m_look; }
    void clear() { m_layouts.clear(); }
    const LineLayout &layout(const LineSource &source, qsizetype row);

private:
    std::unique_ptr<LineLayout> make(ShownLine line) const;

    Look m_look;
    QHash<qsizetype, std::shared_ptr<const LineLayout>> m_layouts;
};

} // namespace runglass
