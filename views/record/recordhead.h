// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recordplace.h"

#include <QWidget>

class QHBoxLayout;

namespace runglass {

class ElidedText;
class FlatButton;
class PaneButton;

/// The line above a record: which run it is, where it stands in the list, and the ways to others.
class RecordHead : public QWidget
{
    Q_OBJECT

public:
    explicit RecordHead(QWidget *parent = nullptr);

    /// `id` as it is shown.
    void setRun(const QString &id);
    /// "37 of 512 · filtered"
    void setPosition(const QString &text);
    void setSteps(bool canGoUp, bool canGoDown);
    /// The keys that do what the buttons do, as they are now.
    void setKeys(const QString &previous, const QString &next);
    void setPlace(RecordPlace place) { m_place = place; }
    /// What stands between id and position; becomes its child. Null takes it away.
    void setMarks(QWidget *marks);

    QString position() const;

Q_SIGNALS:
    void copyRequested();
    void previousRequested();
    void nextRequested();
    void compareRequested();
    void linkRequested();
    void placeChosen(runglass::RecordPlace place);
    void closeRequested();

private:
    void showMenu();

    ElidedText *m_id;
    ElidedText *m_position;
    PaneButton *m_copy;
    FlatButton *m_previous;
    FlatButton *m_next;
    PaneButton *m_menu;
    QHBoxLayout *m_row;
    QWidget *m_marks = nullptr;
    RecordPlace m_place = RecordPlace::Right;
};

} // namespace runglass
