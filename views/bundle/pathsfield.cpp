// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/pathsfield.h"

#include "common/hintlabel.h"
#include "common/metrics.h"

#include <QFontMetrics>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace runglass {

PathsField::PathsField(QWidget *parent)
    : QWidget(parent)
    , m_editor(new QPlainTextEdit(this))
    , m_hint(new HintLabel(this))
    , m_paths(std::vector<JsonPathQuery>())
{
    constexpr int lines = 2;
    m_editor->setObjectName(QStringLiteral("paths"));
    m_editor->setAccessibleName(tr("JSON paths, one a line"));
    m_editor->setFont(runglass::font(FontRole::Fixed));
    m_editor->setPlaceholderText(tr("$.customer.iban\n$..birthday"));
    m_editor->setTabChangesFocus(true);
    m_editor->setFixedHeight(QFontMetrics(m_editor->font()).lineSpacing() * lines + 14);
    m_hint->setObjectName(QStringLiteral("pathsHint"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(metrics::unit);
    column->addWidget(m_editor);
    column->addWidget(m_hint);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &PathsField::read);
}

void PathsField::setText(const QString &text)
{
    m_editor->setPlainText(text);
}

void PathsField::read()
{
    m_paths = std::vector<JsonPathQuery>();
    m_hint->clearHint();
    const QStringList lines = m_editor->toPlainText().split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const auto path = JsonPathQuery::parse(line.toStdString());
        if (!path) {
            m_hint->say(path.error());
            m_paths.reset();
            break;
        }
        m_paths->push_back(*path);
    }
    Q_EMIT changed();
}

} // namespace runglass
