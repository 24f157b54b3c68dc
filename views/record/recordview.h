// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recorddetails.h"
#include "record/recordplace.h"
#include "tables/displayvalues.h"

#include <QTimer>
#include <QWidget>

class QSplitter;

namespace runglass {

class JsonPane;
class RecordError;
class RecordFacts;
class RecordHead;
class RunLogView;

/// One run: its id and place in the list, how it ended, what it was given and returned, what it logged.
///
/// Shows the details it is given and knows no cache and no service. GUI thread.
class RecordView : public QWidget
{
    Q_OBJECT

public:
    explicit RecordView(QWidget *parent = nullptr);
    ~RecordView() override;

    /// The run is being looked up. What is shown stays until its details come, or until that takes so long
    /// that it must be told: nothing flickers.
    void expect(const QString &runId);
    /// Newer details of the run that is shown are taken over in place; of another they replace it.
    void setRecord(const RecordDetailsPointer &record);
    const RecordDetailsPointer &record() const { return m_record; }
    /// Nothing could be read of the run that was expected.
    void showFailure(const UserError &error);
    void setValues(const DisplayValues &values);
    void setRowHeight(int height);
    /// The widget stands in the head, behind the id: reviewed, bookmark, note. Becomes the view's.
    void setMarks(QWidget *marks);

    RecordHead &head() { return *m_head; }
    JsonPane &input() { return *m_input; }
    JsonPane &output() { return *m_output; }
    RecordError &error() { return *m_error; }
    RunLogView &logs() { return *m_logs; }

    /// How documents and entries share the room, as sizes() gave it.
    void setSizes(const QList<int> &sizes);
    QList<int> sizes() const;

Q_SIGNALS:
    void nextRequested();
    void previousRequested();
    void firstRequested();
    void lastRequested();
    /// Something could not be fetched or read: again, please.
    void retryRequested();
    void sizesChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showError(const RecordDetails *record);
    void showDocument(JsonPane &pane, const DocumentDetails &document, const DocumentDetails *before,
                      bool isInput);
    void arrange();

    void blank();

    QString m_expected;
    QTimer m_patience;
    RecordDetailsPointer m_record;
    DisplayValues m_values;
    RecordHead *m_head;
    RecordFacts *m_facts;
    RecordError *m_error;
    JsonPane *m_input;
    JsonPane *m_output;
    RunLogView *m_logs;
    QSplitter *m_documents;
    QSplitter *m_parts;
};

} // namespace runglass
