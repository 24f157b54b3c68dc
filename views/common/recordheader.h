// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QHeaderView>

namespace runglass {

/// A flat table header: quiet captions on the table's own ground, an arrow behind the sorted one.
class RecordHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit RecordHeader(QWidget *parent = nullptr);

    /// A section that takes no part in sorting: a click on it does nothing.
    void setUnsortable(int section) { m_unsortable = section; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    int m_unsortable = -1;
};

} // namespace runglass
