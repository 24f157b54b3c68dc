// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/linelayouts.h"

#include <QAbstractScrollArea>

#include <optional>

namespace runglass {

class LineSource;

/// Shows the lines of a LineSource, however many, and lets the user walk them and fold them.
///
/// One line is the current one. Only lines in sight are ever asked for. Scrolls by lines; lines may be
/// wrapped and then have different heights.
class LinesView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    enum class Fold { Toggle, Open, Close, OpenAll };
    Q_ENUM(Fold)

    explicit LinesView(QWidget *parent = nullptr);
    ~LinesView() override;

    /// Null for none. Must outlive the view or be replaced.
    void setSource(const LineSource *source);
    const LineSource *source() const { return m_source; }
    /// The lines have changed: which one is current now, and which one is at the top.
    void reset(qsizetype current, qsizetype top);
    /// What the lines say has changed, but not their number.
    void refresh();
    void setCurrentHit(std::optional<std::size_t> hit);

    qsizetype current() const { return m_current; }
    qsizetype top() const;
    void setCurrent(qsizetype row);
    /// Scrolls as little as needed, sideways too for a stretch of the line.
    void ensureVisible(qsizetype row, const TextStretch &stretch = {});
    bool isWrapped() const { return m_wrapped; }
    void setWrapped(bool wrapped);
    /// Shows the sign of each line's tone before it.
    void setSigned(bool on);
    /// Another view with as many lines: each line is as high as the higher one of the two. Must outlive this
    /// one or be replaced; null for none.
    void setNeighbour(const LinesView *neighbour);
    /// Where a line is painted, in the viewport; empty when it is out of sight.
    QRect lineRect(qsizetype row) const;
    /// The line at a height of the viewport; -1 for none.
    qsizetype rowAt(int y) const;
    /// The first line out of sight below, by what is painted.
    qsizetype bottom() const;

Q_SIGNALS:
    void currentChanged(qsizetype row);
    void foldRequested(qsizetype row, runglass::LinesView::Fold fold);
    void menuRequested(qsizetype row, const QPoint &globalPosition);
    /// Once after each reset(), at the end of painting its lines.
    void linesPainted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    static constexpr int edge = 4;
    static constexpr int signWidth = 14;
    static constexpr int markWidth = 14; ///< of what is clicked to open and close

    qsizetype lineCount() const;
    const LineLayout &layout(qsizetype row) const;
    qreal heightOf(qsizetype row) const;
    void applyLook();
    void updateScrollBars();
    void updateWidth();
    qsizetype lastTop() const;
    bool isOnFoldMark(qsizetype row, const QPoint &position) const;
    void paintLine(QPainter &painter, qsizetype row, qreal y) const;
    void paintGround(QPainter &painter, qsizetype row, const QRectF &ground) const;
    void paintFoldMark(QPainter &painter, const LineLayout &line, qreal y) const;
    void paintSign(QPainter &painter, const LineLayout &line, qreal y) const;
    bool walk(const QKeyEvent &event);
    bool fold(const QKeyEvent &event);

    const LineSource *m_source = nullptr;
    mutable LineLayouts m_layouts;
    qsizetype m_current = 0;
    const LinesView *m_neighbour = nullptr;
    bool m_wrapped = false;
    bool m_signed = false;
    bool m_tellPainted = false;
    std::optional<std::size_t> m_currentHit;
};

} // namespace runglass
