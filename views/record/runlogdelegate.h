// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/pill.h"
#include "record/ansicolors.h"

#include <QStyledItemDelegate>

namespace runglass {

class RunLogModel;

/// Paints the rows of a RunLogModel: time and level quietly, the message in the colours it was written in.
class RunLogDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `model` must outlive it.
    RunLogDelegate(const RunLogModel &model, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

    /// The mark that opens and closes an entry, within the cell of its message.
    static QRect foldMark(const QRect &cell);
    /// What the message's text begins at, from the left of its cell.
    static int textLeft();
    int timeWidth() const;
    int levelWidth() const;
    /// Of a character of the fixed font.
    qreal characterWidth() const { return m_characterWidth; }
    /// Fonts and sizes anew.
    void takeLook();

private:
    void paintMessage(QPainter &painter, const QStyleOptionViewItem &option, int row) const;
    void paintLine(QPainter &painter, const QRect &inside, const QPalette &palette, const AnsiLine &line,
                   const QColor &ground, bool isFixed) const;

    const RunLogModel &m_model;
    QFont m_font;
    QFont m_fixed;
    QFont m_label;
    qreal m_characterWidth = 1;
};

/// How a level looks, everywhere.
ToneLook lookOf(LogLevel level);

} // namespace runglass
