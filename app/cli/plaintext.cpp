// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "plaintext.h"

#include <QLocale>

#include <algorithm>

namespace runglass::cli {

namespace {

bool turnsDirection(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E || u == 0x200F;
}

} // namespace

QString plainLine(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        const QChar::Category category = c.category();
        if (category != QChar::Other_Control && category != QChar::Separator_Line &&
            category != QChar::Separator_Paragraph && !turnsDirection(c))
            plain += c;
    }
    return plain;
}

QString plainLine(const std::string &utf8)
{
    return plainLine(QString::fromStdString(utf8));
}

QString table(const std::vector<QStringList> &rows)
{
    if (rows.empty())
        return {};
    std::vector<qsizetype> widths;
    for (qsizetype column = 0; column < rows.front().size(); ++column) {
        qsizetype width = 0;
        for (const QStringList &row : rows)
            width = std::max(width, row.value(column).size());
        if (rows.front().at(column).startsWith(QLatin1Char('>')) && width == rows.front().at(column).size())
            --width; // the mark is not shown
        widths.push_back(width);
    }
    QString text;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QString line;
        for (qsizetype column = 0; column < rows.front().size(); ++column) {
            const bool right = rows.front().at(column).startsWith(QLatin1Char('>'));
            const QString cell = i == 0 && right ? rows[i].at(column).mid(1) : rows[i].value(column);
            const auto width = widths[static_cast<std::size_t>(column)];
            line += column > 0 ? QStringLiteral("  ") : QString();
            line += right ? cell.rightJustified(width) : cell.leftJustified(width);
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        text += line + QLatin1Char('\n');
    }
    return text;
}

QString count(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

} // namespace runglass::cli
