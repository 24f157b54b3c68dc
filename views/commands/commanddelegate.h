// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QStyledItemDelegate>

namespace runglass {

/// What CommandDelegate paints of a row besides its text.
enum CommandRole {
    MatchedRole = Qt::UserRole + 1, ///< QList<int>: letters of the text to be emphasised, ascending
    KindRole,                       ///< QString: what it is, muted after the text
    CapsRole,                       ///< QList<QStringList>: caps of each key sequence that does it
    HeadingRole,                    ///< bool: the row is the title of those below
};

/// Rows of commands: what they do at the left, with the letters that were searched for standing out, and the
/// keys as caps at the right.
class CommandDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// In pixels: the least height of a row, which never gets lower than its font needs, and the room left
    /// and right of what stands in it.
    CommandDelegate(int rowHeight, int padding, QObject *parent);

    int rowHeight() const;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int paintCaps(QPainter &painter, const QRect &inside, const QPalette &palette,
                  const QList<QStringList> &all) const;
    void paintText(QPainter &painter, const QRect &inside, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;

    int m_rowHeight;
    int m_padding;
};

} // namespace runglass
