// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "charts/chartreadout.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace runglass {

class ReadoutBox;

/// What charts made of buckets have in common: one under the pointer whose figures are told, a selection of
/// one or several, and the mouse and keys for both.
///
/// A click selects a bucket; dragging, Enter on a selection and a double click choose. ← → Home End move
/// between buckets, with Shift they extend the selection; Enter selects; Esc gives up the selection;
/// Backspace goes back. The picture is painted once and kept: what follows the pointer is laid over it.
class BucketChart : public QWidget
{
    Q_OBJECT

public:
    struct Buckets
    {
        std::size_t first = 0;
        std::size_t last = 0; ///< inside, too

        friend bool operator==(const Buckets &, const Buckets &) = default;
    };

    explicit BucketChart(QWidget *parent = nullptr);

    const std::optional<Buckets> &selection() const { return m_selection; }
    /// The one whose figures are told.
    std::optional<std::size_t> current() const;
    /// What is told of it; empty when nothing is.
    QString spoken() const;
    /// How often the picture was painted anew, for tests.
    int picturesPainted() const { return m_picturesPainted; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// To be looked at alone.
    void chosen(std::size_t first, std::size_t last);
    void backRequested();

protected:
    virtual std::size_t count() const = 0;
    virtual std::optional<std::size_t> bucketAt(double x) const = 0;
    virtual QRectF span(std::size_t first, std::size_t last) const = 0;
    /// Where buckets react to the mouse.
    virtual QRectF plot() const = 0;
    virtual void paintPicture(QPainter &painter) = 0;
    virtual ChartReadout readout(std::size_t first, std::size_t last) const = 0;
    virtual QString summary() const = 0;
    /// Where the keyboard begins.
    virtual std::size_t firstCursor() const { return count() - 1; }

    /// Other figures, other look, another size: the picture is painted anew before it is shown next.
    void dropPicture();
    /// After other figures came: what is selected and where the keyboard is, by their new places.
    void restore(const std::optional<Buckets> &selection, const std::optional<std::size_t> &cursor);
    const std::optional<std::size_t> &cursor() const { return m_cursor; }

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void moveCursor(std::ptrdiff_t to, bool extend);
    void hover(const std::optional<std::size_t> &bucket);
    void select(const std::optional<Buckets> &selection);
    void choose(Buckets buckets);
    void showReadout();
    std::optional<Buckets> told() const;
    QRect marked() const;

    ReadoutBox *m_box;
    QPixmap m_picture;
    int m_picturesPainted = 0;
    std::optional<std::size_t> m_hovered;
    std::optional<std::size_t> m_cursor; ///< where the keyboard is
    std::optional<std::size_t> m_anchor; ///< where a selection began
    std::optional<Buckets> m_selection;
    std::optional<QPointF> m_pressedAt;
    bool m_dragging = false;
    bool m_byKeyboard = false; ///< what moved last
};

} // namespace runglass
