// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recordplace.h"
#include "settings/settings.h"

#include <QObject>
#include <QPointer>

class QSplitter;
class QWidget;

namespace runglass {

class RecordView;
class RecordWindow;

/// Where a record is shown: beside the list, below it, in the list's place where there is no room for both,
/// or in a window of its own. The place and the sizes are remembered.
class RecordStage : public QObject
{
    Q_OBJECT

public:
    /// Puts a splitter into the layout in place of `list`, and the list into it. All outlive it.
    RecordStage(QWidget &list, Settings &settings, QObject *parent);
    ~RecordStage() override;

    RecordView &view() { return *m_view; }
    bool isShown() const { return m_isShown; }
    void show();
    void hide();
    RecordPlace place() const;
    void setPlace(RecordPlace place);
    /// Whether the list can be seen beside the record.
    bool isListShown() const;

Q_SIGNALS:
    void placeChanged();
    /// The user has closed the record's window.
    void windowClosed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();
    void makeRoom();
    void rememberSizes();
    QList<int> sizes(const QString &name) const;

    Settings &m_settings;
    QWidget &m_list;
    QSplitter *m_splitter;
    QWidget *m_frame; ///< what the view is in beside the list
    RecordView *m_view;
    QPointer<RecordWindow> m_window;
    bool m_isShown = false;
};

} // namespace runglass
