// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "review/reviewmanifest.h"

#include "settings/privatefile.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace runglass {

namespace {

constexpr int version = 1;
constexpr qint64 largest = 64 * 1024 * 1024;

QJsonObject toJson(const ReviewedFile &file)
{
    return {{QStringLiteral("path"), file.path},
            {QStringLiteral("bytes"), static_cast<qint64>(file.bytes)},
            {QStringLiteral("modified"), static_cast<qint64>(file.modified)},
            {QStringLiteral("runs"), static_cast<qint64>(file.runs)},
            {QStringLiteral("logs"), static_cast<qint64>(file.logs)},
            {QStringLiteral("payloads"), static_cast<qint64>(file.payloads)},
            {QStringLiteral("deployments"), file.deployments},
            {QStringLiteral("error"), file.error}};
}

ReviewedFile fileFrom(const QJsonObject &json)
{
    const auto number = [&json](const char *name) {
        return json.value(QLatin1String(name)).toVariant().toLongLong();
    };
    ReviewedFile file;
    file.path = json.value(QLatin1String("path")).toString();
    file.bytes = number("bytes");
    file.modified = number("modified");
    file.runs = number("runs");
    file.logs = number("logs");
    file.payloads = number("payloads");
    file.deployments = json.value(QLatin1String("deployments")).toBool();
    file.error = json.value(QLatin1String("error")).toString();
    return file;
}

QJsonObject toJson(const ImportProblem &problem)
{
    return {{QStringLiteral("file"), problem.file},
            {QStringLiteral("line"), static_cast<qint64>(problem.line)},
            {QStringLiteral("reason"), problem.reason},
            {QStringLiteral("kind"), static_cast<int>(problem.kind)}};
}

ImportProblem problemFrom(const QJsonObject &json)
{
    ImportProblem problem;
    problem.file = json.value(QLatin1String("file")).toString();
    problem.line = json.value(QLatin1String("line")).toVariant().toLongLong();
    problem.reason = json.value(QLatin1String("reason")).toString();
    problem.kind =
        static_cast<ImportProblem::Kind>(std::clamp(json.value(QLatin1String("kind")).toInt(), 0, 2));
    return problem;
}

} // namespace

ReviewedFile ReviewedFile::ofFile(const QString &path)
{
    const QFileInfo info(path);
    ReviewedFile file;
    file.path = info.absoluteFilePath();
    file.bytes = info.size();
    file.modified = info.lastModified().toMSecsSinceEpoch() * microsPerMillisecond;
    return file;
}

QString ReviewManifest::fileFor(const QString &cacheFile)
{
    return QFileInfo(cacheFile).absolutePath() + QStringLiteral("/files.json");
}

ReviewManifest ReviewManifest::read(const QString &file)
{
    ReviewManifest manifest;
    QFile from(file);
    if (!from.open(QIODevice::ReadOnly) || from.size() > largest)
        return manifest;
    const QJsonObject json = QJsonDocument::fromJson(from.readAll()).object();
    if (json.value(QLatin1String("version")).toInt() != version)
        return manifest;
    manifest.name = json.value(QLatin1String("name")).toString();
    const QJsonArray files = json.value(QLatin1String("files")).toArray();
    for (const QJsonValue &value : files)
        manifest.files.push_back(fileFrom(value.toObject()));
    const QJsonArray problems = json.value(QLatin1String("problems")).toArray();
    for (const QJsonValue &value : problems)
        manifest.problems.push_back(problemFrom(value.toObject()));
    manifest.problemCount = std::max<std::int64_t>(
        json.value(QLatin1String("problem_count")).toVariant().toLongLong(), problems.size());
    return manifest;
}

Result<void> ReviewManifest::write(const QString &file) const
{
    QJsonArray fileList;
    for (const ReviewedFile &reviewed : files)
        fileList.append(toJson(reviewed));
    QJsonArray problemList;
    for (const ImportProblem &problem : problems)
        problemList.append(toJson(problem));
    const QJsonObject json{{QStringLiteral("version"), version},
                           {QStringLiteral("name"), name},
                           {QStringLiteral("files"), fileList},
                           {QStringLiteral("problems"), problemList},
                           {QStringLiteral("problem_count"), static_cast<qint64>(problemCount)}};
    return writePrivateFile(file, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

bool ReviewManifest::holds(const ReviewedFile &file) const
{
    return std::ranges::any_of(files, [&file](const ReviewedFile &known) {
        return known.path == file.path && known.bytes == file.bytes && known.modified == file.modified &&
               known.error.isEmpty();
    });
}

void ReviewManifest::add(const std::vector<ReviewedFile> &before, const ImportSummary &summary)
{
    const auto isReadAgain = [&before](const QString &path) {
        return std::ranges::any_of(before, [&path](const ReviewedFile &file) { return file.path == path; });
    };
    const auto kept = static_cast<std::int64_t>(problems.size());
    std::erase_if(problems, [&](const ImportProblem &problem) { return isReadAgain(problem.file); });
    problemCount -= kept - static_cast<std::int64_t>(problems.size());
    std::erase_if(files, [&](const ReviewedFile &file) { return isReadAgain(file.path); });
    for (std::size_t i = 0; i < before.size() && i < summary.files.size(); ++i) {
        const ImportedFile &imported = summary.files[i];
        ReviewedFile file = before[i];
        file.runs = imported.runs;
        file.logs = imported.logs;
        file.payloads = imported.payloads;
        file.deployments = imported.hasDeployments;
        file.error = imported.error ? imported.error->reason : QString();
        files.push_back(file);
    }
    const ImportProblems &more = summary.problems;
    for (const ImportProblem &problem : more.list()) {
        if (problems.size() < mostProblems)
            problems.push_back(problem);
    }
    problemCount += more.skipped() + more.emptied() + more.notes();
}

ImportedFiles ReviewManifest::facts() const
{
    ImportedFiles facts;
    for (const ReviewedFile &file : files) {
        if (!file.error.isEmpty() && file.runs == 0 && file.logs == 0)
            continue;
        ++facts.files;
        facts.runs |= file.runs > 0;
        facts.logs |= file.logs > 0;
        facts.payloads |= file.payloads > 0;
        facts.deployments |= file.deployments;
    }
    facts.problems = problemCount;
    return facts;
}

} // namespace runglass
