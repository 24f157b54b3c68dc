// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exporting/exportstrip.h"

#include "common/flatbutton.h"
#include "common/icons.h"
#include "common/metrics.h"
#include "common/plaintooltip.h"
#include "common/theme.h"
#include "exporting/exporttexts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace runglass {

namespace {

using State = ExportTask::State;

constexpr int barHeight = 3;

QLabel *plainLabel(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

} // namespace

ExportStrip::ExportStrip(ExportTask *task, QWidget *parent)
    : QWidget(parent)
    , m_task(task)
    , m_title(plainLabel("exportTitle", this))
    , m_details(plainLabel("exportDetails", this))
    , m_action(new FlatButton(QString(), this))
    , m_folder(new FlatButton(tr("Show in Folder"), this))
    , m_close(new FlatButton(tr("Cancel"), this))
{
    task->setParent(this);
    m_action->setObjectName(QStringLiteral("exportAction"));
    m_folder->setObjectName(QStringLiteral("exportFolder"));
    m_close->setObjectName(QStringLiteral("exportClose"));
    m_title->setFont(runglass::font(FontRole::UiStrong));
    m_details->setFont(runglass::font(FontRole::Caption));
    m_details->setForegroundRole(QPalette::PlaceholderText);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_title);
    texts->addWidget(m_details);
    auto *row = new QHBoxLayout(this);
    const int left = metrics::cardGap + metrics::icon + metrics::unit * 2;
    row->setContentsMargins(left, metrics::unit * 2, metrics::cardGap, metrics::unit * 2 + barHeight);
    row->setSpacing(metrics::unit * 2);
    row->addLayout(texts, 1);
    row->addWidget(m_action);
    row->addWidget(m_folder);
    row->addWidget(m_close);
    connect(task, &ExportTask::progressed, this, &ExportStrip::showTask);
    connect(task, &ExportTask::finished, this, [this] {
        if (m_task->state() == State::Cancelled)
            return Q_EMIT closed();
        showTask();
    });
    connect(m_action, &QPushButton::clicked, this, &ExportStrip::act);
    connect(m_folder, &QPushButton::clicked, this, [this] { Q_EMIT folderRequested(m_task->job().path); });
    connect(m_close, &QPushButton::clicked, this, &ExportStrip::close);
    showTask();
}

void ExportStrip::act()
{
    if (m_task->state() == State::Done)
        Q_EMIT openRequested(m_task->job().path);
    else if (m_task->state() == State::Exists)
        Q_EMIT replaceRequested();
    else
        Q_EMIT retryRequested();
}

void ExportStrip::close()
{
    if (m_task->state() != State::Running)
        return Q_EMIT closed();
    m_task->cancel();
    m_close->setEnabled(false);
}

void ExportStrip::showTask()
{
    const ExportTexts texts = ExportTexts::of(*m_task);
    const ExportProgress progress = m_task->progress();
    m_done = progress.totalRows > 0
                 ? static_cast<double>(progress.rows) / static_cast<double>(progress.totalRows)
                 : 0;
    m_titleText = texts.title;
    m_detailsText = texts.details;
    setAccessibleName(texts.title);
    setAccessibleDescription(texts.details);
    showButtons();
    elide();
    update();
}

void ExportStrip::showButtons()
{
    const State state = m_task->state();
    const bool isRunning = state == State::Running;
    m_action->setVisible(!isRunning);
    m_action->setText(state == State::Done     ? tr("Open")
                      : state == State::Exists ? tr("Replace")
                                               : tr("Try Again…"));
    m_folder->setVisible(state == State::Done);
    m_close->setText(isRunning ? tr("Cancel") : state == State::Exists ? tr("Keep It") : tr("Close"));
    m_close->setAccessibleName(tr("%1: %2").arg(m_close->text(), m_titleText));
}

/// At the end; what does not fit is in the tooltip.
void ExportStrip::elide()
{
    const auto put = [](QLabel *label, const QString &text) {
        const QString fitting = label->fontMetrics().elidedText(text, Qt::ElideRight, label->width());
        label->setText(fitting);
        label->setToolTip(fitting == text ? QString() : plainToolTip(text));
    };
    put(m_title, m_titleText);
    put(m_details, m_detailsText);
}

void ExportStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The labels have their new width once the layout has been at work.
    QMetaObject::invokeMethod(this, &ExportStrip::elide, Qt::QueuedConnection);
}

void ExportStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

void ExportStrip::paintEvent(QPaintEvent *)
{
    const State state = m_task->state();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(card, metrics::radius, metrics::radius);
    painter.fillPath(outline, color(this, ColorRole::Surface));
    if (state == State::Running) {
        painter.save();
        painter.setClipPath(outline);
        const QRectF bar(card.left(), card.bottom() - barHeight, card.width(), barHeight);
        painter.fillRect(bar, color(this, ColorRole::Line));
        painter.fillRect(QRectF(bar.topLeft(), QSizeF(bar.width() * std::clamp(m_done, 0.0, 1.0), barHeight)),
                         color(this, ColorRole::Accent));
        painter.restore();
    }
    painter.setPen(color(this, ColorRole::Line));
    painter.drawPath(outline);
    const auto [icon, role] = state == State::Done     ? std::pair(Icon::Check, ColorRole::Success)
                              : state == State::Exists ? std::pair(Icon::Info, ColorRole::Info)
                              : state == State::Failed ? std::pair(Icon::Warning, ColorRole::Failed)
                                                       : std::pair(Icon::ArrowDown, ColorRole::MutedText);
    painter.drawPixmap(metrics::cardGap, (height() - metrics::icon) / 2,
                       iconPixmap(icon, color(this, role), metrics::icon, devicePixelRatioF()));
}

} // namespace runglass
