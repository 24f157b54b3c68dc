// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/importproblems.h"

#include <algorithm>

namespace runglass {

namespace {

/// Names come from outside: a line break in one must not look like another problem.
QString inOneLine(QString text)
{
    const auto breaks = [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
               c == QChar::ParagraphSeparator;
    };
    std::replace_if(text.begin(), text.end(), breaks, QChar(QChar::ReplacementCharacter));
    return text;
}

} // namespace

void ImportProblems::add(ImportProblem::Kind kind, std::int64_t line, const QString &reason)
{
    switch (kind) {
    case ImportProblem::Kind::Skipped:
        ++m_skipped;
        break;
    case ImportProblem::Kind::Emptied:
        ++m_emptied;
        break;
    case ImportProblem::Kind::Note:
        ++m_notes;
        break;
    }
    if (m_list.size() < kept)
        m_list.push_back({m_file, line, reason, kind});
}

QString ImportProblems::text() const
{
    QString text;
    for (const ImportProblem &problem : m_list) {
        text += inOneLine(problem.file);
        if (problem.line > 0)
            text += QLatin1Char(':') + QString::number(problem.line);
        text += QStringLiteral(": ") + inOneLine(problem.reason);
        if (problem.kind == ImportProblem::Kind::Skipped)
            text += QStringLiteral("; ") + tr("skipped");
        else if (problem.kind == ImportProblem::Kind::Emptied)
            text += QStringLiteral("; ") + tr("left empty");
        text += QLatin1Char('\n');
    }
    const auto more = m_skipped + m_emptied + m_notes - static_cast<std::int64_t>(m_list.size());
    if (more > 0)
        text += tr("… and %1 more").arg(more) + QLatin1Char('\n');
    return text;
}

} // namespace runglass
