// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "bundle/bundletexts.h"

#include "tables/displaytext.h"

#include <QStringList>

namespace runglass {

QString BundleTexts::kind(RedactionKind kind)
{
    switch (kind) {
    case RedactionKind::Password:
        return tr("Password");
    case RedactionKind::Key:
        return tr("Key");
    case RedactionKind::Token:
        return tr("Token");
    case RedactionKind::Email:
        return tr("E-mail address");
    case RedactionKind::Path:
        break;
    }
    return tr("JSON path");
}

QString BundleTexts::place(RemovalPlace place)
{
    switch (place) {
    case RemovalPlace::Input:
        return tr("Input");
    case RemovalPlace::Output:
        return tr("Output");
    case RemovalPlace::Error:
        return tr("Error");
    case RemovalPlace::Message:
        return tr("Log message");
    case RemovalPlace::Attributes:
        return tr("Attributes of a log entry");
    case RemovalPlace::Function:
        return tr("Function");
    case RemovalPlace::Source:
        return tr("Source");
    case RemovalPlace::Script:
        return tr("Name of the script");
    case RemovalPlace::Note:
        return tr("Note");
    case RemovalPlace::Filter:
        break;
    }
    return tr("Filter or search, left out");
}

QString BundleTexts::counts(const BundleCounts &counts, const BundleContent &content,
                            const DisplayValues &values)
{
    QStringList parts{counts.runs == 1 ? tr("1 run") : tr("%1 runs").arg(values.count(counts.runs))};
    if (content.logs)
        parts << (counts.logs == 1 ? tr("1 log entry") : tr("%1 log entries").arg(values.count(counts.logs)));
    if (content.payloads)
        parts << tr("input and output of %1").arg(values.count(counts.payloads));
    QString text = parts.join(tr(", "));
    if (counts.runsWithoutPayload > 0)
        text += counts.runsWithoutPayload == 1 ? tr("; those of 1 run are not on this machine")
                                               : tr("; those of %1 runs are not on this machine")
                                                     .arg(values.count(counts.runsWithoutPayload));
    return text;
}

QString BundleTexts::removals(const RemovalPreview &preview, const DisplayValues &values)
{
    if (preview.total() == 0)
        return tr("Nothing that looks like a secret was found.");
    QStringList parts;
    const auto add = [&](RedactionKind kind, const QString &one, const QString &many) {
        const std::int64_t count = preview.removals[static_cast<std::size_t>(kind)];
        if (count > 0)
            parts << (count == 1 ? one : many.arg(values.count(count)));
    };
    add(RedactionKind::Password, tr("1 password"), tr("%1 passwords"));
    add(RedactionKind::Key, tr("1 key"), tr("%1 keys"));
    add(RedactionKind::Token, tr("1 token"), tr("%1 tokens"));
    add(RedactionKind::Email, tr("1 e-mail address"), tr("%1 e-mail addresses"));
    add(RedactionKind::Path, tr("1 value by its path"), tr("%1 values by their paths"));
    return tr("Will be removed: %1.").arg(parts.join(tr(", ")));
}

QString BundleTexts::remark(const RemovalPreview &preview, const DisplayValues &values)
{
    if (preview.documentsNotJson == 0)
        return {};
    return preview.documentsNotJson == 1 ? tr("1 document is not JSON: paths don't apply to it.")
                                         : tr("%1 documents are not JSON: paths don't apply to them.")
                                               .arg(values.count(preview.documentsNotJson));
}

QString BundleTexts::sample(const RemovalPreview::Row &row, const DisplayValues &values)
{
    const auto length = static_cast<std::int64_t>(row.length);
    const QString sample = displayLine(row.sample);
    return length == 1 ? tr("%1 (1 byte)").arg(sample)
                       : tr("%1 (%2 bytes)").arg(sample, values.count(length));
}

QString BundleTexts::progress(const BundleProgress &progress, const DisplayValues &values)
{
    return tr("%1 of %2 runs, %3 log entries")
        .arg(values.count(progress.runs), values.count(progress.totalRuns), values.count(progress.logs));
}

QString BundleTexts::written(const WrittenBundle &bundle, const DisplayValues &values)
{
    return tr("%1 runs and %2 log entries, %3")
        .arg(values.count(bundle.counts.runs), values.count(bundle.counts.logs),
             values.locale().formattedDataSize(bundle.bytes));
}

QString BundleTexts::redaction(const std::string &words)
{
    QStringList parts;
    bool hasPaths = false;
    const QStringList all = QString::fromStdString(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : all) {
        if (word == QLatin1String("keys"))
            parts << tr("keys and passwords");
        else if (word == QLatin1String("tokens"))
            parts << tr("tokens");
        else if (word == QLatin1String("e-mails"))
            parts << tr("e-mail addresses");
        else
            hasPaths = true;
    }
    if (hasPaths)
        parts << tr("chosen values of documents");
    return parts.join(tr(", "));
}

} // namespace runglass
