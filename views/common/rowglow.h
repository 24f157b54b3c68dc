// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPersistentModelIndex>
#include <QTimer>

#include <vector>

namespace runglass {

class UniformTable;

/// Lets rows that have just come in glow behind their cells for a second. Does nothing where the style
/// (QStyle::SH_Widget_Animation_Duration) or the desktop asks for no animations.
class RowGlow : public QObject
{
    Q_OBJECT

public:
    /// Owned by the view.
    explicit RowGlow(UniformTable *view);

    void begin(int firstRow, int rows);
    bool isActive() const { return !m_rows.empty(); }
    /// To be called before the view paints its cells.
    void paint();

private:
    void tick();

    UniformTable *m_view;
    QTimer m_timer;
    struct Row
    {
        QPersistentModelIndex index;
        QElapsedTimer age;
    };
    std::vector<Row> m_rows;
};

} // namespace runglass
