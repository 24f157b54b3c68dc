// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace runglass {

/// Paints the cells of an AnswerModel by their kind: labels as pills, ids in the fixed font with a copy
/// button under the pointer, figures at the right, several lines as one and how many more.
class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RecordDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// Which cell shows its copy button; none when invalid.
    void setHovered(const QModelIndex &index) { m_hovered = index; }
    /// Where the copy button of a cell is.
    static QRect copyButton(const QRect &cell);

private:
    void paintId(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintMessage(QPainter &painter, const QRect &inside, const QPalette &palette,
                      const QModelIndex &index) const;

    QFont m_font;
    QFont m_fixed;
    QFont m_label;
    QPersistentModelIndex m_hovered;
};

} // namespace runglass
