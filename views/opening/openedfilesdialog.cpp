// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "opening/openedfilesdialog.h"

#include "common/metrics.h"
#include "exchange/outputfile.h"
#include "tables/displaytext.h"
#include "workspace/background.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace runglass {

namespace {

constexpr std::size_t mostShown = 2'000;
constexpr int filesHeight = 120;

QLabel *makeLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QTreeWidget *makeList(const QString &name, const QStringList &header, QWidget *parent)
{
    auto *list = new QTreeWidget(parent);
    list->setObjectName(name);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setHeaderLabels(header);
    return list;
}

QString shown(const QString &text)
{
    return displayLine(text.toStdString());
}

QString consequence(ImportProblem::Kind kind)
{
    switch (kind) {
    case ImportProblem::Kind::Skipped:
        return OpenedFilesDialog::tr("Left out");
    case ImportProblem::Kind::Emptied:
        return OpenedFilesDialog::tr("Left empty");
    case ImportProblem::Kind::Note:
        break;
    }
    return OpenedFilesDialog::tr("Note");
}

/// As the command line lists them.
QString asText(const ReviewManifest &manifest)
{
    ImportProblems problems;
    for (const ImportProblem &problem : manifest.problems) {
        problems.beginFile(problem.file);
        problems.add(problem.kind, problem.line, problem.reason);
    }
    return problems.text();
}

Result<void> writeText(const QString &file, const QString &text)
{
    OutputFile to;
    // The file dialog has asked.
    if (Result<void> opened = to.open(file, OutputFile::Existing::Replace); !opened)
        return opened;
    const QByteArray bytes = text.toUtf8();
    if (Result<void> written = to.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        !written)
        return written;
    return to.finish();
}

} // namespace

OpenedFilesDialog::OpenedFilesDialog(const QString &cacheFile, Background &background, QWidget *parent)
    : QDialog(parent)
    , m_background(background)
    , m_summary(makeLabel(this))
    , m_files(makeList(QStringLiteral("openedFiles"), {tr("File"), tr("Runs"), tr("Log Entries"), tr("Read")},
                       this))
    , m_problemsSummary(makeLabel(this))
    , m_problems(
          makeList(QStringLiteral("importProblems"), {tr("File"), tr("Line"), tr("What"), tr("Why")}, this))
    , m_saved(makeLabel(this))
{
    setObjectName(QStringLiteral("openedFilesDialog"));
    setWindowTitle(tr("Opened Files"));
    resize(860, 560);
    m_summary->setObjectName(QStringLiteral("openedFilesSummary"));
    m_summary->setText(tr("Reading …"));
    m_problemsSummary->setObjectName(QStringLiteral("importProblemsSummary"));
    m_files->setAccessibleName(tr("Opened files"));
    m_problems->setAccessibleName(tr("What could not be read"));
    m_files->setMaximumHeight(filesHeight);
    m_saved->setObjectName(QStringLiteral("problemsSaved"));
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_save = box->addButton(tr("&Save List…"), QDialogButtonBox::ActionRole);
    m_save->setObjectName(QStringLiteral("saveProblems"));
    m_save->setEnabled(false);
    box->button(QDialogButtonBox::Close)->setDefault(true);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &OpenedFilesDialog::chooseFile);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::edge, metrics::edge, metrics::edge, metrics::edge);
    layout->setSpacing(metrics::cardGap);
    layout->addWidget(m_summary);
    layout->addWidget(m_files);
    layout->addWidget(m_problemsSummary);
    layout->addWidget(m_problems, 1);
    layout->addWidget(m_saved);
    layout->addWidget(box);
    m_saved->hide();
    m_background.run([cacheFile] { return ReviewManifest::read(ReviewManifest::fileFor(cacheFile)); }, this,
                     [this](const ReviewManifest &manifest) { fill(manifest); });
}

void OpenedFilesDialog::fill(const ReviewManifest &manifest)
{
    m_manifest = manifest;
    fillFiles();
    fillProblems();
}

void OpenedFilesDialog::fillFiles()
{
    m_summary->setText(
        tr("This workspace shows what these files hold, joined by id. They may be a part of what "
           "there is."));
    for (const ReviewedFile &file : m_manifest.files) {
        const QString whole = shown(file.path);
        auto *item =
            new QTreeWidgetItem(m_files, {shown(QFileInfo(file.path).fileName()), m_values.count(file.runs),
                                          m_values.count(file.logs),
                                          file.error.isEmpty() ? tr("Completely") : shown(file.error)});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(0, whole.toHtmlEscaped());
        item->setToolTip(3, item->text(3).toHtmlEscaped());
    }
    for (int column = 0; column < 3; ++column)
        m_files->resizeColumnToContents(column);
}

void OpenedFilesDialog::fillProblems()
{
    const std::size_t count = std::min(mostShown, m_manifest.problems.size());
    for (std::size_t i = 0; i < count; ++i) {
        const ImportProblem &problem = m_manifest.problems[i];
        auto *item =
            new QTreeWidgetItem(m_problems, {shown(QFileInfo(problem.file).fileName()),
                                             problem.line > 0 ? m_values.count(problem.line) : QString(),
                                             consequence(problem.kind), shown(problem.reason)});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(0, shown(problem.file).toHtmlEscaped());
        item->setToolTip(3, item->text(3).toHtmlEscaped());
    }
    for (int column = 0; column < 3; ++column)
        m_problems->resizeColumnToContents(column);
    m_save->setEnabled(count > 0);
    m_problems->setVisible(count > 0);
    if (count == 0)
        m_problemsSummary->setText(tr("Everything in them could be taken as it was."));
    else if (static_cast<std::int64_t>(count) < m_manifest.problemCount)
        m_problemsSummary->setText(tr("The first %1 of %2 places that could not be taken as they were:")
                                       .arg(m_values.count(static_cast<std::int64_t>(count)),
                                            m_values.count(m_manifest.problemCount)));
    else
        m_problemsSummary->setText(tr("Not everything could be taken as it was; the rest is here:"));
}

void OpenedFilesDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save List"));
    dialog->setObjectName(QStringLiteral("saveProblemsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(QStringLiteral("import-problems.txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &OpenedFilesDialog::save);
    dialog->open();
}

void OpenedFilesDialog::save(const QString &file)
{
    m_background.run([file, manifest = m_manifest] { return writeText(file, asText(manifest)); }, this,
                     [this, file](const Result<void> &saved) {
                         m_saved->setText(saved ? tr("Saved as %1.").arg(shown(file))
                                                : saved.error().oneLine());
                         m_saved->show();
                     });
}

} // namespace runglass
