// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "compare/comparepicker.h"

#include "common/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int longestId = 256; // characters
constexpr int fieldWidth = 320;

} // namespace

ComparePicker::ComparePicker(QWidget *stage)
    : Popover(stage)
    , m_success(new QPushButton(tr("Nearest earlier successful run"), this))
    , m_previous(new QPushButton(tr("Previous run of the same function"), this))
    , m_remembered(new QPushButton(this))
    , m_id(new QLineEdit(this))
    , m_compare(new QPushButton(tr("Compare"), this))
{
    setAccessibleName(tr("Compare with"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::edge, metrics::cardGap, metrics::edge, metrics::edge);
    column->setSpacing(2 * metrics::unit);
    auto *title = new QLabel(tr("Compare with"), this);
    title->setFont(runglass::font(FontRole::UiStrong));
    column->addWidget(title);
    for (QPushButton *button : {m_success, m_previous, m_remembered}) {
        button->setAutoDefault(true);
        column->addWidget(button);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * metrics::unit);
    m_id->setPlaceholderText(tr("Run ID"));
    m_id->setAccessibleName(tr("Run ID"));
    m_id->setFont(runglass::font(FontRole::Fixed));
    m_id->setMaxLength(longestId);
    m_id->setMinimumWidth(fieldWidth);
    m_compare->setAutoDefault(true);
    row->addWidget(m_id, 1);
    row->addWidget(m_compare);
    column->addLayout(row);
    m_remembered->hide();
    m_compare->setEnabled(false);

    connect(m_success, &QPushButton::clicked, this, [this] { choose({}); });
    connect(m_previous, &QPushButton::clicked, this, [this] {
        choose({CompareChoice::Kind::PreviousRun, {}});
    });
    connect(m_remembered, &QPushButton::clicked, this, [this] {
        choose({CompareChoice::Kind::Named, m_rememberedId});
    });
    const auto named = [this] {
        const QString id = m_id->text().trimmed();
        if (!id.isEmpty())
            choose({CompareChoice::Kind::Named, id});
    };
    connect(m_compare, &QPushButton::clicked, this, named);
    connect(m_id, &QLineEdit::returnPressed, this, named);
    connect(m_id, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_compare->setEnabled(!text.trimmed().isEmpty()); });
}

void ComparePicker::setRemembered(const QString &runId)
{
    m_rememberedId = runId;
    m_remembered->setVisible(!runId.isEmpty());
    QString shown = fontMetrics().elidedText(runId, Qt::ElideMiddle, fieldWidth / 2);
    m_remembered->setText(tr("Selected run %1").arg(shown.replace(QLatin1Char('&'), QStringLiteral("&&"))));
    m_remembered->setAccessibleDescription(runId);
}

void ComparePicker::open(QWidget *anchor)
{
    m_id->clear();
    openUnder(anchor, m_success);
}

void ComparePicker::choose(const CompareChoice &choice)
{
    closePopover();
    Q_EMIT chosen(choice);
}

} // namespace runglass
