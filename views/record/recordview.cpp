// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordview.h"

#include "common/metrics.h"
#include "common/theme.h"
#include "record/documenttexts.h"
#include "record/recorderror.h"
#include "record/recordfacts.h"
#include "record/recordhead.h"
#include "record/runlogview.h"
#include "tables/displaytext.h"
#include "json/jsonpane.h"

#include <QKeyEvent>
#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>

namespace runglass {

namespace {

/// Below this both documents are one above the other.
constexpr int narrow = 480;
/// Lower and wider than these, documents and entries are beside each other.
constexpr int low = 420;
constexpr int wide = 900;
constexpr int usualSize = 300; // of documents and of entries: only their ratio counts
constexpr int patience = 120;  // ms: less is a flicker

} // namespace

RecordView::RecordView(QWidget *parent)
    : QWidget(parent)
    , m_head(new RecordHead(this))
    , m_facts(new RecordFacts(this))
    , m_error(new RecordError(this))
    , m_input(new JsonPane(tr("Input"), this))
    , m_output(new JsonPane(tr("Output"), this))
    , m_logs(new RunLogView(this))
    , m_documents(new QSplitter(Qt::Horizontal, this))
    , m_parts(new QSplitter(Qt::Vertical, this))
{
    setAccessibleName(tr("Record"));
    setFocusPolicy(Qt::StrongFocus);
    m_documents->addWidget(m_input);
    m_documents->addWidget(m_output);
    m_parts->addWidget(m_documents);
    m_parts->addWidget(m_logs);
    m_parts->setStretchFactor(0, 1);
    m_parts->setStretchFactor(1, 1);
    m_parts->setSizes({usualSize, usualSize});
    for (QSplitter *splitter : {m_documents, m_parts}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(metrics::cardGap);
        connect(splitter, &QSplitter::splitterMoved, this, &RecordView::sizesChanged);
    }
    for (JsonPane *pane : {m_input, m_output})
        pane->setMinimumSize(120, 80);
    m_logs->setMinimumHeight(90);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::edge, metrics::unit * 2, metrics::edge, metrics::unit * 2);
    column->setSpacing(metrics::unit * 2);
    column->addWidget(m_head);
    column->addWidget(m_facts);
    column->addWidget(m_error);
    column->addWidget(m_parts, 1);
    m_error->hide();
    connect(m_head, &RecordHead::nextRequested, this, &RecordView::nextRequested);
    connect(m_head, &RecordHead::previousRequested, this, &RecordView::previousRequested);
    connect(m_logs, &RunLogView::retryRequested, this, &RecordView::retryRequested);
    connect(m_input, &JsonPane::actionTriggered, this, &RecordView::retryRequested);
    connect(m_output, &JsonPane::actionTriggered, this, &RecordView::retryRequested);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &RecordView::blank);
}

RecordView::~RecordView() = default;

void RecordView::setMarks(QWidget *marks)
{
    m_head->setMarks(marks);
}

void RecordView::setValues(const DisplayValues &values)
{
    m_values = values;
    m_facts->setRecord(m_record, values);
    m_input->setZone(values.zone());
    m_output->setZone(values.zone());
    m_logs->setValues(values);
}

void RecordView::setRowHeight(int height)
{
    m_logs->setRowHeight(height);
}

void RecordView::expect(const QString &runId)
{
    m_expected = runId;
    // A run of which nothing is shown yet says so at once.
    if (m_record)
        m_patience.start();
    else
        blank();
}

/// Nothing but the id of what is expected.
void RecordView::blank()
{
    m_record.reset();
    m_head->setRun(m_expected);
    m_facts->setRecord({}, m_values);
    m_error->hide();
    m_input->showLoading();
    m_output->showLoading();
    m_logs->setRecord({});
}

void RecordView::setRecord(const RecordDetailsPointer &record)
{
    m_patience.stop();
    if (!record || record == m_record)
        return;
    const RecordDetailsPointer before = m_record && m_record->run.id == record->run.id ? m_record : nullptr;
    m_record = record;
    m_head->setRun(displayLine(record->run.id));
    m_facts->setRecord(record, m_values);
    showError(record.get());
    showDocument(*m_input, record->input, before ? &before->input : nullptr, true);
    showDocument(*m_output, record->output, before ? &before->output : nullptr, false);
    m_logs->setRecord(record);
}

void RecordView::showFailure(const UserError &error)
{
    m_patience.stop();
    blank();
    m_error->setNote(QStringList{error.message, error.reason, error.help}.join(QLatin1Char(' ')).trimmed());
    m_error->show();
    m_input->showMessage(QString(), QString(), tr("Try Again"));
    m_output->showMessage(QString());
}

void RecordView::showError(const RecordDetails *record)
{
    const bool isFailed = record && record->run.status == RunStatus::Failed;
    if (isFailed && record->error && !record->error->empty()) {
        m_error->setError(record->error);
        m_error->setVisible(true);
        return;
    }
    // While it is looked up nothing is said; what is said would jump away.
    const bool isLoading = record && record->output.state == DocumentDetails::State::Loading;
    if (isFailed && !isLoading)
        m_error->setNote(tr("What the run ended with is not known here."));
    m_error->setVisible(isFailed && !isLoading);
}

void RecordView::showDocument(JsonPane &pane, const DocumentDetails &document, const DocumentDetails *before,
                              bool isInput)
{
    using State = DocumentDetails::State;
    const bool isSame = before && before->state == document.state && before->text == document.text &&
                        before->error == document.error;
    const bool saysTheSame = document.state == State::Present || document.state == State::Loading;
    if (isSame && saysTheSame)
        return;
    // The same text read again is nothing new to the reader: what he has unfolded stays.
    if (before && before->state == State::Present && document.state == State::Present && before->text &&
        document.text && *before->text == *document.text)
        return;
    switch (document.state) {
    case State::Loading:
        pane.showLoading();
        return;
    case State::Present:
        if (document.text) {
            pane.showDocument(document.text);
            return;
        }
        [[fallthrough]];
    default: {
        const DocumentText text = documentText(document, m_record->run.status, isInput);
        pane.showMessage(text.what, text.why, text.canRetry ? tr("Try Again") : QString());
    }
    }
}

void RecordView::setSizes(const QList<int> &sizes)
{
    if (sizes.size() == m_parts->count())
        m_parts->setSizes(sizes);
}

QList<int> RecordView::sizes() const
{
    return m_parts->sizes();
}

void RecordView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// In a wide and low place documents and entries lie beside each other, in a narrow one the documents below
/// each other.
void RecordView::arrange()
{
    const bool isNarrow = width() < narrow;
    m_documents->setOrientation(isNarrow ? Qt::Vertical : Qt::Horizontal);
    m_parts->setOrientation(width() >= wide && height() < low ? Qt::Horizontal : Qt::Vertical);
}

void RecordView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        Q_EMIT nextRequested();
        return;
    case Qt::Key_Up:
        Q_EMIT previousRequested();
        return;
    case Qt::Key_Home:
        Q_EMIT firstRequested();
        return;
    case Qt::Key_End:
        Q_EMIT lastRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void RecordView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(this, ColorRole::Surface));
}

} // namespace runglass
