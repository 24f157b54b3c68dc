// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundledialog.h"

#include "bundle/bundleformat.h"
#include "bundle/bundleoutcome.h"
#include "bundle/removallist.h"
#include "common/metrics.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFrame>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr QSize usualSize(720, 640);
constexpr int previewAfter = 250; // ms without a change

} // namespace

BundleDialog::BundleDialog(std::shared_ptr<Cache> cache, const BundleForm::Choice &choice,
                           const DisplayValues &values, const QString &fileName, QWidget *parent)
    : QDialog(parent)
    , m_fileName(fileName)
    , m_jobs(std::move(cache))
    , m_form(new BundleForm(choice, this))
    , m_removals(new RemovalList(values, this))
    , m_outcome(new BundleOutcome(values, this))
    , m_pages(new QStackedWidget(this))
{
    setWindowTitle(tr("Share as Bundle"));
    resize(usualSize);
    m_pages->addWidget(makeChoosing());
    m_pages->addWidget(m_outcome);
    auto *box = new QDialogButtonBox(this);
    m_save = box->addButton(tr("&Save…"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setDefault(true);
    m_close = box->addButton(QDialogButtonBox::Close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::edge, metrics::edge, metrics::edge, metrics::edge);
    layout->setSpacing(metrics::edge);
    layout->addWidget(m_pages, 1);
    layout->addWidget(box);

    m_previewSoon.setSingleShot(true);
    m_previewSoon.setInterval(previewAfter);
    connect(&m_previewSoon, &QTimer::timeout, this, &BundleDialog::preview);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &BundleDialog::chooseFile);
    connect(m_form, &BundleForm::changed, this, &BundleDialog::previewSoon);
    connect(m_removals, &RemovalList::stopRequested, this, &BundleDialog::stopPreview);
    connectJobs();
    preview();
}

QWidget *BundleDialog::makeChoosing()
{
    auto *page = new QWidget(this);
    auto *line = new QFrame(page);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(metrics::cardGap);
    column->addWidget(m_form);
    column->addWidget(line);
    column->addWidget(m_removals, 1);
    return page;
}

void BundleDialog::connectJobs()
{
    connect(&m_jobs, &BundleJobs::previewProgressed, m_removals, &RemovalList::showProgress);
    connect(&m_jobs, &BundleJobs::previewed, this,
            [this](const RemovalPreview &preview) { m_removals->showPreview(preview, m_previewed); });
    connect(&m_jobs, &BundleJobs::previewFailed, this,
            [this](const UserError &error) { m_removals->showNone(error.oneLine()); });
    connect(&m_jobs, &BundleJobs::writeProgressed, m_outcome, &BundleOutcome::showProgress);
    connect(&m_jobs, &BundleJobs::written, m_outcome, &BundleOutcome::showWritten);
    connect(&m_jobs, &BundleJobs::writeFailed, m_outcome, &BundleOutcome::showError);
    connect(m_outcome, &BundleOutcome::cancelRequested, this, [this] {
        m_jobs.cancelWriting();
        back();
    });
    connect(m_outcome, &BundleOutcome::backRequested, this, &BundleDialog::back);
    connect(m_outcome, &BundleOutcome::openRequested, this, &BundleDialog::openRequested);
    connect(m_outcome, &BundleOutcome::folderRequested, this, &BundleDialog::folderRequested);
}

void BundleDialog::previewSoon()
{
    m_jobs.cancelPreview();
    m_save->setEnabled(m_form->content().has_value());
    if (m_save->isEnabled()) {
        m_removals->showSearching();
        m_previewSoon.start();
    } else {
        m_previewSoon.stop();
        m_removals->showNone(tr("Mend the path to see what will be removed."));
    }
}

void BundleDialog::preview()
{
    const auto content = m_form->content();
    if (!content)
        return;
    m_previewed = *content;
    m_removals->showSearching();
    m_jobs.preview(m_previewed);
}

void BundleDialog::stopPreview()
{
    m_previewSoon.stop();
    m_jobs.cancelPreview();
    m_removals->showNone(tr("Stopped. What is chosen will be removed all the same."));
}

void BundleDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the Bundle"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Runglass bundles (*.runglass)"));
    dialog->setDefaultSuffix(QStringLiteral("runglass"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->selectFile(m_fileName);
    connect(dialog, &QFileDialog::fileSelected, this, &BundleDialog::write);
    dialog->open();
}

/// The file dialog has asked whether a file that is there may be replaced.
void BundleDialog::write(const QString &file)
{
    const auto content = m_form->content();
    if (!content)
        return;
    m_previewSoon.stop();
    m_jobs.cancelPreview();
    m_save->hide();
    m_pages->setCurrentWidget(m_outcome);
    m_outcome->begin(file);
    m_jobs.write(*content, file, OutputFile::Existing::Replace);
}

void BundleDialog::back()
{
    m_save->show();
    m_pages->setCurrentIndex(0);
    preview();
}

} // namespace runglass
