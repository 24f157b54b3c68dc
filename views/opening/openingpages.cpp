// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "opening/openingpages.h"

#include "common/statepanel.h"
#include "opening/importtexts.h"
#include "opening/scriptpage.h"

#include <QPushButton>

namespace runglass {

OpeningPages::OpeningPages(QWidget *parent)
    : QStackedWidget(parent)
    , m_progress(new StatePanel(this))
    , m_script(new ScriptPage(this))
    , m_failure(new StatePanel(this))
{
    m_progress->setObjectName(QStringLiteral("importPage"));
    m_failure->setObjectName(QStringLiteral("importFailure"));
    m_progress->setAction(tr("Cancel"));
    m_failure->setAction(tr("Try &Again"));
    auto *others = m_failure->addAction(tr("&Open Files…"));
    others->setObjectName(QStringLiteral("openOthers"));
    auto *back = m_failure->addAction(tr("&Back"));
    back->setObjectName(QStringLiteral("backFromFailure"));
    m_back = back;
    for (StatePanel *panel : {m_progress, m_failure})
        panel->setBackgroundRole(QPalette::Window);
    for (QWidget *page : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_script),
                          static_cast<QWidget *>(m_failure)})
        addWidget(page);
    connect(m_progress, &StatePanel::actionTriggered, this, &OpeningPages::cancelRequested);
    connect(m_script, &ScriptPage::cancelled, this, &OpeningPages::cancelRequested);
    connect(m_failure, &StatePanel::actionTriggered, this, &OpeningPages::retryRequested);
    connect(others, &QPushButton::clicked, this, &OpeningPages::openRequested);
    connect(back, &QPushButton::clicked, this, &OpeningPages::backRequested);
}

void OpeningPages::beginProgress(int files)
{
    m_elapsed.start();
    m_progress->setText(files == 1 ? tr("Opening a file …") : tr("Opening %1 files …").arg(files), {});
    m_progress->setBusy();
    setCurrentWidget(m_progress);
}

void OpeningPages::showProgress(const ReviewProgress &progress)
{
    m_progress->setText(ImportTexts::title(progress),
                        ImportTexts::progress(progress, m_elapsed.elapsed(), m_values));
    m_progress->setProgress(progress.import.done);
}

void OpeningPages::askScript(const QStringList &files, const QStringList &suggestions)
{
    setCurrentWidget(m_script);
    m_script->ask(files, suggestions);
}

void OpeningPages::showError(const UserError &error, bool canGoBack)
{
    m_failure->setError(error);
    m_back->setVisible(canGoBack);
    setCurrentWidget(m_failure);
}

} // namespace runglass
