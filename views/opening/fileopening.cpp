// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "opening/fileopening.h"

#include "opening/filedrop.h"
#include "opening/importtexts.h"
#include "opening/openedfilesdialog.h"
#include "opening/openingpages.h"
#include "opening/scriptpage.h"
#include "tables/displaytext.h"
#include "workspace/session.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include <chrono>

namespace runglass {

using namespace std::chrono_literals;

FileOpening::FileOpening(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_pages(new OpeningPages(window))
    , m_import(parts.background)
    , m_recent(parts.settings)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(200ms);
    connect(&m_patience, &QTimer::timeout, this, &FileOpening::pagesWanted);
    connect(&m_import, &ReviewImport::inspected, this, &FileOpening::take);
    connect(&m_import, &ReviewImport::progressed, m_pages, &OpeningPages::showProgress);
    connect(&m_import, &ReviewImport::finished, this, &FileOpening::finish);
    connect(m_pages, &OpeningPages::cancelRequested, this, [this] {
        cancel();
        Q_EMIT pagesDone();
    });
    connect(m_pages, &OpeningPages::backRequested, this, &FileOpening::pagesDone);
    connect(m_pages, &OpeningPages::openRequested, this, &FileOpening::choose);
    connect(m_pages, &OpeningPages::retryRequested, this, [this] { open(m_paths); });
    connect(m_pages->script(), &ScriptPage::chosen, this, [this](const QString &name) {
        m_found.set.scriptName = name;
        start(false);
    });
    auto *drop = new FileDrop(window);
    connect(drop, &FileDrop::dropped, this, &FileOpening::open);
}

void FileOpening::cancel()
{
    m_patience.stop();
    m_import.cancel();
}

void FileOpening::open(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_paths = paths;
    m_folder = QFileInfo(paths.front()).absolutePath();
    m_pages->beginProgress(static_cast<int>(paths.size()));
    m_patience.start();
    m_import.inspect(paths);
}

void FileOpening::openAgain(const FileSet &set)
{
    m_paths = set.files;
    m_found = {};
    m_found.set = set;
    start(true);
}

void FileOpening::choose()
{
    auto *dialog = new QFileDialog(m_window, tr("Open Files"), m_folder);
    dialog->setObjectName(QStringLiteral("openFilesDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Exports, telemetry, captured output (%1)")
             .arg(QStringLiteral("*.csv *.jsonl *.ndjson *.json *.log *.txt *.out *.gz *.zst "
                                 "*.runglass")),
         tr("All files (%1)").arg(QStringLiteral("*"))});
    connect(dialog, &QFileDialog::filesSelected, this, &FileOpening::open);
    dialog->open();
}

void FileOpening::fillRecent(QMenu *menu)
{
    menu->clear();
    const QList<FileSet> sets = m_recent.sets();
    for (const FileSet &set : sets) {
        QString text = displayLine(set.name().toStdString(), 80);
        QAction *action = menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")), this,
                                          [this, set] { openAgain(set); });
        action->setCheckable(true);
        action->setChecked(isShown(set.id()));
        action->setStatusTip(set.files.join(QLatin1Char('\n')));
    }
    menu->addSeparator();
    QAction *forget = menu->addAction(tr("&Forget All"), this, [this] { m_recent.clear(); });
    forget->setEnabled(!sets.isEmpty());
}

void FileOpening::take(const FileSetInspection &found)
{
    m_found = found;
    if (found.error)
        return fail(*found.error);
    if (found.cacheFile) {
        cancel();
        Q_EMIT pagesDone();
        return m_parts.session.open(WorkspaceTarget::ofCacheFile(*found.cacheFile));
    }
    if (!found.withoutScript.isEmpty() && found.set.scriptName.isEmpty())
        return askScript();
    start(false);
}

void FileOpening::askScript()
{
    m_patience.stop();
    QStringList suggestions = m_found.set.scripts();
    if (suggestions.isEmpty())
        suggestions << QFileInfo(m_found.withoutScript.front()).baseName();
    m_pages->askScript(m_found.withoutScript, suggestions);
    Q_EMIT pagesWanted();
}

bool FileOpening::isShown(const QString &id) const
{
    return m_parts.session.workspace() && m_parts.session.target().id == id;
}

void FileOpening::start(bool again)
{
    const QString id = m_found.set.id();
    ReviewRequest request;
    request.set = m_found.set;
    request.cacheFile = m_parts.places.cacheFileOf(id);
    request.again = again;
    if (isShown(id))
        request.open = m_parts.session.workspace()->sharedCache();
    m_pages->beginProgress(static_cast<int>(request.set.files.size()));
    m_patience.start();
    m_import.start(request);
}

void FileOpening::finish(const ReviewOutcome &outcome)
{
    m_patience.stop();
    if (outcome.cancelled)
        Q_EMIT pagesDone();
    else if (outcome.error)
        fail(*outcome.error);
    else
        show(outcome);
}

void FileOpening::show(const ReviewOutcome &outcome)
{
    const QString id = outcome.set.id();
    FileSet whole = outcome.set;
    for (const ReviewedFile &file : outcome.manifest.files)
        whole.files << file.path;
    whole.files.removeDuplicates();
    m_recent.add(whole);
    const ImportedFiles facts = outcome.manifest.facts();
    if (isShown(id)) {
        m_parts.session.workspace()->setImportedFiles(facts);
        Q_EMIT pagesDone();
        return showRemarks(outcome);
    }
    m_parts.session.open(
        WorkspaceTarget::ofFiles(id, displayLine(outcome.set.name().toStdString()), facts, m_parts.places));
    // What was told of the workspace before goes when another one is opened: told after that.
    auto *once = new QObject(this);
    connect(&m_parts.session, &Session::workspaceOpened, once, [this, once, outcome] {
        once->deleteLater();
        showRemarks(outcome);
    });
    connect(&m_parts.session, &Session::failed, once, &QObject::deleteLater);
}

void FileOpening::showRemarks(const ReviewOutcome &outcome)
{
    if (outcome.bundle)
        Q_EMIT bundleOpened(*outcome.bundle);
    if (const auto remarks = ImportTexts::remarks(outcome, DisplayValues()))
        Q_EMIT told(*remarks, tr("Show Which…"), [this] { showOpenedFiles(); });
}

void FileOpening::fail(const UserError &error)
{
    cancel();
    UserError shown = error;
    shown.message = displayLine(error.message.toStdString());
    shown.reason = displayText(error.reason.toStdString());
    if (m_parts.session.workspace()) {
        Q_EMIT pagesDone();
        Q_EMIT told(shown, tr("Open Others…"), [this] { choose(); });
    } else {
        m_pages->showError(shown, false);
        Q_EMIT pagesWanted();
    }
    Q_EMIT failed(shown);
}

void FileOpening::showOpenedFiles()
{
    if (!m_parts.session.workspace() || !m_parts.session.target().imported)
        return;
    auto *dialog = new OpenedFilesDialog(m_parts.session.target().cacheFile, m_parts.background, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_parts.session, &Session::aboutToClose, dialog, &QDialog::close);
    dialog->open();
}

} // namespace runglass
