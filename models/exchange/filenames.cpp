// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/filenames.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace runglass {

namespace {

/// What Linux, macOS or Windows refuses in a name, so that a file can be sent to anybody.
bool isForbidden(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7F || QStringLiteral("/\\:*?\"<>|").contains(c);
}

constexpr qsizetype longestName = 150; // code units; at most 3 bytes each in UTF-8, and 255 fit

QString withoutPacking(QString name)
{
    for (const QLatin1String ending : {QLatin1String(".gz"), QLatin1String(".zst"), QLatin1String(".zstd")}) {
        if (name.endsWith(ending, Qt::CaseInsensitive)) {
            name.chop(ending.size());
            break;
        }
    }
    return name;
}

} // namespace

QString exportFileName(std::string_view scriptName, RecordKind kind, ExportFormat format)
{
    QString name = QString::fromUtf8(scriptName.data(), static_cast<qsizetype>(scriptName.size()));
    std::replace_if(name.begin(), name.end(), isForbidden, QLatin1Char('_'));
    while (name.toUtf8().size() > longestName)
        name.chop(name.back().isLowSurrogate() ? 2 : 1);
    // Names that begin with a full stop are hidden, and . and .. are folders.
    if (name.startsWith(QLatin1Char('.')))
        name[0] = QLatin1Char('_');
    name += kind == RecordKind::Runs ? QLatin1String("_runs_data") : QLatin1String("_logs_data");
    return name + (format == ExportFormat::Csv ? QLatin1String(".csv") : QLatin1String(".jsonl"));
}

std::optional<std::string> scriptOfFileName(const QString &path)
{
    static const QRegularExpression exported(
        QStringLiteral("^(.+)_(?:runs|logs)_data(?: ?\\(\\d+\\)| copy| - Copy)?(?:\\.[a-z]{1,6})?$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = exported.match(withoutPacking(QFileInfo(path).fileName()));
    if (!match.hasMatch())
        return {};
    return match.captured(1).toStdString();
}

std::string runOfFileName(const QString &path)
{
    QString name = withoutPacking(QFileInfo(path).fileName());
    for (bool again = true; again;) {
        again = false;
        for (const QLatin1String ending :
             {QLatin1String(".txt"), QLatin1String(".log"), QLatin1String(".out"), QLatin1String(".stdout"),
              QLatin1String("_stdout")}) {
            if (name.size() > ending.size() && name.endsWith(ending, Qt::CaseInsensitive)) {
                name.chop(ending.size());
                again = true;
            }
        }
    }
    return name.left(256).toStdString();
}

} // namespace runglass
