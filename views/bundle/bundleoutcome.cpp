// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundleoutcome.h"

#include "bundle/bundletexts.h"
#include "common/hintlabel.h"
#include "common/metrics.h"
#include "tables/displaytext.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace runglass {

BundleOutcome::BundleOutcome(const DisplayValues &values, QWidget *parent)
    : QWidget(parent)
    , m_values(values)
    , m_title(new QLabel(this))
    , m_details(new QLabel(this))
    , m_error(new HintLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_open(new QPushButton(tr("&Open"), this))
    , m_folder(new QPushButton(tr("Show in &Folder"), this))
{
    m_title->setFont(runglass::font(FontRole::UiStrong));
    for (QLabel *label : {m_title, m_details}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_title->setObjectName(QStringLiteral("outcome"));
    m_details->setObjectName(QStringLiteral("outcomeDetails"));
    m_error->setObjectName(QStringLiteral("outcomeError"));
    m_cancel->setObjectName(QStringLiteral("cancelWriting"));
    m_back->setObjectName(QStringLiteral("back"));
    m_open->setObjectName(QStringLiteral("openBundle"));
    m_folder->setObjectName(QStringLiteral("showInFolder"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("Writing the bundle"));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::unit * 2);
    for (QPushButton *button : {m_cancel, m_back, m_open, m_folder})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(metrics::cardGap);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_error);
    column->addWidget(m_progress);
    column->addWidget(m_details);
    column->addLayout(buttons);
    column->addStretch(3);

    connect(m_cancel, &QPushButton::clicked, this, &BundleOutcome::cancelRequested);
    connect(m_back, &QPushButton::clicked, this, &BundleOutcome::backRequested);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_file); });
    connect(m_folder, &QPushButton::clicked, this, [this] { Q_EMIT folderRequested(m_file); });
}

void BundleOutcome::begin(const QString &file)
{
    m_file = file;
    m_title->setText(tr("Writing %1 …").arg(QFileInfo(file).fileName()));
    m_details->clear();
    m_error->clearHint();
    m_progress->setRange(0, 0);
    m_progress->show();
    m_cancel->show();
    for (QPushButton *button : {m_back, m_open, m_folder})
        button->hide();
    m_cancel->setFocus();
}

void BundleOutcome::showProgress(const BundleProgress &progress)
{
    m_progress->setRange(0, 1000);
    m_progress->setValue(progress.totalRuns > 0 ? static_cast<int>(1000 * progress.runs / progress.totalRuns)
                                                : 0);
    m_details->setText(BundleTexts::progress(progress, m_values));
}

void BundleOutcome::showWritten(const WrittenBundle &bundle)
{
    m_file = bundle.file;
    m_title->setText(tr("The bundle is written."));
    m_details->setText(QStringLiteral("%1\n%2").arg(QDir::toNativeSeparators(bundle.file),
                                                    BundleTexts::written(bundle, m_values)));
    m_progress->hide();
    m_cancel->hide();
    m_back->hide();
    m_open->show();
    m_folder->show();
    m_folder->setFocus();
}

void BundleOutcome::showError(const UserError &error)
{
    m_title->clear();
    m_details->clear();
    m_error->say(error);
    m_progress->hide();
    m_cancel->hide();
    m_back->show();
    m_back->setFocus();
}

} // namespace runglass
