// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/removallist.h"

#include "bundle/bundletexts.h"
#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/plaintooltip.h"
#include "tables/displaytext.h"
#include "json/visibletext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace runglass {

namespace {

QLabel *plainLabel(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

RemovalList::RemovalList(const DisplayValues &values, QWidget *parent)
    : QWidget(parent)
    , m_values(values)
    , m_counts(plainLabel("counts", this))
    , m_summary(plainLabel("removals", this))
    , m_remark(plainLabel("remark", this))
    , m_progress(new QProgressBar(this))
    , m_stop(new FlatButton(tr("Stop"), this))
    , m_list(new QTreeWidget(this))
{
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("Looking for secrets"));
    m_stop->setObjectName(QStringLiteral("stopPreview"));
    m_summary->setFont(runglass::font(FontRole::UiStrong));
    m_list->setObjectName(QStringLiteral("removalRows"));
    m_list->setAccessibleName(tr("What will be removed"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderLabels({tr("What"), tr("Looks like"), tr("Where"), tr("Run")});
    m_list->setMinimumHeight(5 * metrics::rowHeight);

    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::cardGap);
    line->addWidget(m_progress, 1);
    line->addWidget(m_stop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(metrics::unit);
    column->addWidget(m_counts);
    column->addWidget(m_summary);
    column->addWidget(m_remark);
    column->addLayout(line);
    column->addSpacing(metrics::unit);
    column->addWidget(m_list, 1);
    connect(m_stop, &QPushButton::clicked, this, &RemovalList::stopRequested);
    showSearching();
}

void RemovalList::showSearching()
{
    m_progress->setRange(0, 0);
    m_progress->show();
    m_stop->show();
    m_summary->setText(tr("Looking through everything that goes in …"));
    m_remark->hide();
}

void RemovalList::showProgress(const BundleProgress &progress)
{
    m_progress->setRange(0, 1000);
    m_progress->setValue(progress.totalRuns > 0 ? static_cast<int>(1000 * progress.runs / progress.totalRuns)
                                                : 0);
    m_counts->setText(BundleTexts::progress(progress, m_values));
}

void RemovalList::showNone(const QString &why)
{
    m_progress->hide();
    m_stop->hide();
    m_remark->hide();
    m_list->clear();
    m_counts->clear();
    m_summary->setText(why);
}

void RemovalList::showPreview(const RemovalPreview &preview, const BundleContent &content)
{
    m_progress->hide();
    m_stop->hide();
    m_counts->setText(BundleTexts::counts(preview.counts, content, m_values));
    m_summary->setText(content.redaction ? BundleTexts::removals(preview, m_values)
                                         : tr("Nothing will be removed."));
    m_remark->setText(BundleTexts::remark(preview, m_values));
    m_remark->setVisible(!m_remark->text().isEmpty());
    fill(preview);
}

void RemovalList::fill(const RemovalPreview &preview)
{
    m_list->setUpdatesEnabled(false);
    m_list->clear();
    QList<QTreeWidgetItem *> items;
    items.reserve(static_cast<qsizetype>(preview.rows.size()));
    for (const RemovalPreview::Row &row : preview.rows) {
        QString where = BundleTexts::place(row.place);
        if (!row.path.empty())
            where += QStringLiteral("  ") + visibleText(row.path);
        const QString run = displayLine(row.runId);
        auto *item = new QTreeWidgetItem(
            {BundleTexts::kind(row.kind), BundleTexts::sample(row, m_values), where, run});
        item->setFont(3, runglass::font(FontRole::Fixed));
        item->setToolTip(2, plainToolTip(where));
        item->setToolTip(3, plainToolTip(run));
        items << item;
    }
    m_list->addTopLevelItems(items);
    for (int column = 0; column < 2; ++column)
        m_list->resizeColumnToContents(column);
    m_list->setColumnWidth(2, 260);
    m_list->setUpdatesEnabled(true);
}

} // namespace runglass
