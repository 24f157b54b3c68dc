// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QLineEdit>

namespace runglass {

/// Where the search is typed; told as it is typed. Esc clears it, and leaves it when there is nothing to
/// clear; Enter and ↓ leave it for the hits.
class SearchBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchBox(QWidget *parent = nullptr);

    /// What is searched, e.g. "Search run id, function, source…".
    void setSubject(const QString &placeholder);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void searched(const QString &text);
    /// The keys go back to the list; `toHit`: to its next hit.
    void left(bool toHit);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
};

} // namespace runglass
