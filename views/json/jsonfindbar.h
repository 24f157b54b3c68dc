// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace runglass {

class JsonSearch;
class PaneButton;

/// A field to search a document, with what was found: "3 of 128".
///
/// Return and Shift+Return walk the hits, Escape closes.
class JsonFindBar : public QWidget
{
    Q_OBJECT

public:
    JsonFindBar(JsonSearch &search, QWidget *parent);

    QString text() const;
    /// Shows itself with the text chosen, so that typing replaces it.
    void open();
    QString hitsText() const;

Q_SIGNALS:
    /// The text changed, from what it is now.
    void textChanged(const QString &text);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showHits();

    JsonSearch &m_search;
    QLineEdit *m_field;
    QLabel *m_hits;
    PaneButton *m_previous;
    PaneButton *m_next;
};

} // namespace runglass
