// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "opening/scriptpage.h"

#include "common/metrics.h"
#include "tables/displaytext.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int columnWidth = 460;
constexpr int longestName = 200;

QLabel *makeLabel(FontRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(runglass::font(role));
    return label;
}

} // namespace

ScriptPage::ScriptPage(QWidget *parent)
    : QWidget(parent)
    , m_what(makeLabel(FontRole::UiStrong, this))
    , m_why(makeLabel(FontRole::Ui, this))
    , m_name(new QComboBox(this))
    , m_open(new QPushButton(tr("&Open"), this))
{
    setObjectName(QStringLiteral("scriptPage"));
    m_why->setForegroundRole(QPalette::PlaceholderText);
    m_name->setObjectName(QStringLiteral("scriptName"));
    m_name->setEditable(true);
    m_name->setInsertPolicy(QComboBox::NoInsert);
    m_name->setAccessibleName(tr("Script"));
    m_name->lineEdit()->setMaxLength(longestName);
    m_open->setObjectName(QStringLiteral("openWithScript"));
    m_open->setDefault(true);
    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelScript"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    auto *column = new QWidget(this);
    column->setMaximumWidth(columnWidth);
    auto *inner = new QVBoxLayout(column);
    inner->setSpacing(metrics::cardGap);
    inner->addWidget(m_what);
    inner->addWidget(m_why);
    inner->addWidget(m_name);
    inner->addLayout(buttons);
    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(column, 8);
    across->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(across);
    outer->addStretch(3);

    connect(m_open, &QPushButton::clicked, this, &ScriptPage::accept);
    connect(m_name->lineEdit(), &QLineEdit::returnPressed, this, &ScriptPage::accept);
    connect(m_name, &QComboBox::editTextChanged, this,
            [this](const QString &text) { m_open->setEnabled(!text.trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &ScriptPage::cancelled);
}

void ScriptPage::ask(const QStringList &files, const QStringList &suggestions)
{
    const QString first = displayLine(QFileInfo(files.value(0)).fileName().toStdString());
    m_what->setText(files.size() == 1 ? tr("Which script does %1 belong to?").arg(first)
                                      : tr("Which script do these %1 files belong to?").arg(files.size()));
    m_why->setText(tr("Neither the name nor the content of the file tells it. Exports are named "
                      "<script>_runs_data.csv and <script>_logs_data.csv."));
    m_name->clear();
    m_name->addItems(suggestions);
    m_name->setCurrentIndex(suggestions.isEmpty() ? -1 : 0);
    m_open->setEnabled(!m_name->currentText().trimmed().isEmpty());
    m_name->setFocus();
    m_name->lineEdit()->selectAll();
}

void ScriptPage::accept()
{
    const QString name = m_name->currentText().trimmed();
    if (!name.isEmpty())
        Q_EMIT chosen(name);
}

void ScriptPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace runglass
