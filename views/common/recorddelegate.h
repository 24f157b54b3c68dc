// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "search/textmatcher.h"
#include <QFont>

#include <QStyledItemDelegate>

#include <memory>

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
    /// What is marked inside the cells of these columns, as they are shown; null: nothing.
    void setHighlight(std::shared_ptr<const TextMatcher> matcher, const QList<int> &columns);
    /// Where the copy button of a cell is.
    static QRect copyButton(const QRect &cell);

private:
    void drawMarked(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const QRect &rect, Qt::Alignment alignment, Qt::TextElideMode mode,
                    const QString &text) const;
    void paintMarks(QPainter &painter, const QPalette &palette, const QRect &line, const QString &shown,
                    const QString &whole) const;
    bool isMarked(const QModelIndex &index) const;
    void paintId(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintLabel(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const QRect &inside) const;
    void paintMarkIcons(QPainter &painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const;
    void paintMessage(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const QRect &inside) const;

    QFont m_font;
    QFont m_fixed;
    QFont m_label;
    QPersistentModelIndex m_hovered;
    std::shared_ptr<const TextMatcher> m_highlight;
    QList<int> m_highlighted;
};

} // namespace runglass
