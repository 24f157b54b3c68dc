// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/problemsdialog.h"

#include "common/metrics.h"
#include "tables/displaytext.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <memory>

namespace runglass {

namespace {

constexpr std::size_t mostShown = 2'000;

QString kindText(ProblemReport::Kind kind)
{
    switch (kind) {
    case ProblemReport::Kind::SkippedRecord:
        return ProblemsDialog::tr("Record skipped");
    case ProblemReport::Kind::EmptiedField:
        return ProblemsDialog::tr("Field left empty");
    case ProblemReport::Kind::Conflict:
        return ProblemsDialog::tr("Same id, other content");
    case ProblemReport::Kind::SkippedPage:
        return ProblemsDialog::tr("Page skipped");
    case ProblemReport::Kind::DamagedData:
        break;
    }
    return ProblemsDialog::tr("Damaged data");
}

} // namespace

ProblemsDialog::ProblemsDialog(QueryPool &queries, const DisplayValues &values, QWidget *parent)
    : QDialog(parent)
    , m_values(values)
    , m_summary(new QLabel(tr("Reading …"), this))
    , m_list(new QTreeWidget(this))
    , m_mailbox(this)
{
    setWindowTitle(tr("Skipped Records"));
    resize(860, 420);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("problems"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderLabels({tr("What"), tr("Times"), tr("Last"), tr("Why"), tr("Where")});
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    box->button(QDialogButtonBox::Close)->setDefault(true);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::edge, metrics::edge, metrics::edge, metrics::edge);
    layout->setSpacing(metrics::cardGap);
    layout->addWidget(m_summary);
    layout->addWidget(m_list, 1);
    layout->addWidget(box);

    m_query = queries.submit(QueryPool::Lane::Query, [this, sender = m_mailbox.sender()](
                                                         CacheReader &reader, const CancelToken &cancelled) {
        auto problems =
            std::make_shared<const Result<std::vector<ProblemReport>>>(reader.problems(cancelled));
        // Runs only while the dialog is there.
        sender.post([this, problems] { fill(*problems); });
    });
}

void ProblemsDialog::fill(const Result<std::vector<ProblemReport>> &problems)
{
    if (!problems) {
        m_summary->setText(problems.error().oneLine());
        return;
    }
    if (problems->empty()) {
        m_summary->setText(tr("Everything that came in could be taken as it was."));
        return;
    }
    m_summary->setText(
        tr("Everything else was kept. Whoever runs the service can mend what is listed here."));
    const Micros now = nowMicros();
    for (const ProblemReport &problem : *problems) {
        if (static_cast<std::size_t>(m_list->topLevelItemCount()) == mostShown)
            break;
        const QString where = displayLine(problem.where);
        const QString detail = displayLine(problem.detail);
        auto *item = new QTreeWidgetItem(m_list, {kindText(problem.kind), m_values.count(problem.count),
                                                  m_values.time(problem.lastSeen, now), detail, where});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(3, detail.toHtmlEscaped());
        item->setToolTip(4, where.toHtmlEscaped());
    }
    for (int column = 0; column < 3; ++column)
        m_list->resizeColumnToContents(column);
    m_list->setColumnWidth(3, 260);
}

} // namespace runglass
