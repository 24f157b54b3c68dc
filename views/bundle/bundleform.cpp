// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundleform.h"

#include "bundle/bundleformat.h"
#include "bundle/pathsfield.h"
#include "common/metrics.h"

#include <QCheckBox>
#include <QFontMetrics>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int gap = metrics::unit * 2;

template <class Button>
Button *makeButton(const QString &text, const char *name, bool checked, QWidget *parent)
{
    auto *button = new Button(text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setChecked(checked);
    return button;
}

QHBoxLayout *row(const QList<QWidget *> &widgets)
{
    auto *layout = new QHBoxLayout;
    layout->setContentsMargins({});
    layout->setSpacing(metrics::edge);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return layout;
}

std::string firstBytes(const QString &text)
{
    std::string bytes = text.toStdString();
    if (bytes.size() > bundleformat::longestWord)
        bytes.resize(bundleformat::longestWord); // the reader repairs a character that was cut
    return bytes;
}

} // namespace

BundleForm::BundleForm(const Choice &choice, QWidget *parent)
    : QWidget(parent)
    , m_choice(choice)
    , m_selected(makeButton<QRadioButton>(choice.selectedText, "selected", !choice.selectedIds.empty(), this))
    , m_shown(makeButton<QRadioButton>(choice.shownText, "shown", choice.selectedIds.empty(), this))
    , m_logs(makeButton<QCheckBox>(tr("&Log entries"), "logs", true, this))
    , m_payloads(makeButton<QCheckBox>(tr("&Input and output"), "payloads", true, this))
    , m_sender(new QLineEdit(choice.sender, this))
    , m_message(new QPlainTextEdit(this))
    , m_keys(makeButton<QCheckBox>(tr("&Keys and passwords"), "keys", true, this))
    , m_tokens(makeButton<QCheckBox>(tr("&Tokens"), "tokens", true, this))
    , m_emails(makeButton<QCheckBox>(tr("&E-mail addresses"), "emails", true, this))
    , m_paths(new PathsField(this))
{
    constexpr int messageLines = 3;
    m_selected->setEnabled(!choice.selectedIds.empty());
    m_sender->setObjectName(QStringLiteral("sender"));
    m_sender->setPlaceholderText(tr("your name, for who opens it"));
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setAccessibleName(tr("Message"));
    m_message->setPlaceholderText(tr("what to look at, for who opens it"));
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(QFontMetrics(m_message->font()).lineSpacing() * messageLines + 14);

    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setHorizontalSpacing(metrics::edge);
    form->setVerticalSpacing(metrics::cardGap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Runs"), makeRuns());
    form->addRow(tr("&Message"), m_message);
    form->addRow(tr("&From"), m_sender);
    form->addRow(tr("Remove"), makeRemovals());
    form->addRow(tr("and JSON &paths"), m_paths);
    if (auto *label = qobject_cast<QLabel *>(form->labelForField(m_paths)))
        label->setBuddy(m_paths->editor());

    for (QAbstractButton *button :
         QList<QAbstractButton *>{m_selected, m_logs, m_payloads, m_keys, m_tokens, m_emails})
        connect(button, &QAbstractButton::toggled, this, &BundleForm::changed);
    connect(m_paths, &PathsField::changed, this, &BundleForm::changed);
}

QWidget *BundleForm::makeRuns()
{
    auto *runs = new QWidget(this);
    auto *column = new QVBoxLayout(runs);
    column->setContentsMargins({});
    column->setSpacing(gap);
    column->addLayout(row({m_selected, m_shown}));
    column->addLayout(row({m_logs, m_payloads}));
    return runs;
}

QWidget *BundleForm::makeRemovals()
{
    auto *removals = new QWidget(this);
    removals->setLayout(row({m_keys, m_tokens, m_emails}));
    return removals;
}

std::optional<BundleContent> BundleForm::content() const
{
    if (!m_paths->paths())
        return {};
    BundleContent content = m_choice.shown;
    if (m_selected->isChecked())
        content.runIds = m_choice.selectedIds;
    content.logs = m_logs->isChecked();
    content.payloads = m_payloads->isChecked();
    content.info.sender = firstBytes(m_sender->text().trimmed());
    content.info.message = firstBytes(m_message->toPlainText().trimmed());
    RedactionRules rules{.kinds = {m_keys->isChecked(), m_tokens->isChecked(), m_emails->isChecked()},
                         .paths = *m_paths->paths()};
    std::string words;
    const auto add = [&words](bool isWanted, std::string_view word) {
        if (isWanted)
            words.append(words.empty() ? "" : " ").append(word);
    };
    add(rules.kinds.keys, "keys");
    add(rules.kinds.tokens, "tokens");
    add(rules.kinds.emails, "e-mails");
    for (const JsonPathQuery &path : rules.paths)
        add(true, path.text());
    content.info.redaction = words;
    if (!words.empty())
        content.redaction = std::move(rules);
    return content;
}

} // namespace runglass
