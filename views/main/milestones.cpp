// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "main/milestones.h"

#include <QJsonDocument>

#include <algorithm>

namespace runglass {

namespace {

const QString eventKey = QStringLiteral("event");
const QString timeKey = QStringLiteral("t");

} // namespace

Milestones::Milestones(Micros start, QObject *parent)
    : QObject(parent)
    , m_start(start)
{
    m_first.append({{eventKey, QStringLiteral("main")}, {timeKey, qint64{start}}});
}

Result<void> Milestones::writeTo(const QString &file)
{
    m_file.setFileName(file);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        return UserError{tr("The trace can't be written."), tr("%1: %2").arg(file, m_file.errorString()),
                         tr("Choose another file with --trace.")};
    }
    for (const QJsonObject &line : std::as_const(m_first))
        write(line);
    return {};
}

void Milestones::reached(const QString &event, const QJsonObject &more)
{
    QJsonObject line = more;
    line.insert(eventKey, event);
    line.insert(timeKey, qint64{nowMicros()});
    const bool known = std::ranges::any_of(
        m_first, [&event](const QJsonObject &first) { return first.value(eventKey).toString() == event; });
    if (!known)
        m_first.append(line);
    write(std::move(line));
}

void Milestones::finish(const GuiTurnFigures &turns)
{
    reached(QStringLiteral("gui-turns"), {{QStringLiteral("count"), qint64{turns.count}},
                                          {QStringLiteral("max_cpu_ms"), turns.maxCpuMs},
                                          {QStringLiteral("max_wall_ms"), turns.maxWallMs},
                                          {QStringLiteral("p99_wall_ms"), turns.p99WallMs()}});
}

void Milestones::write(QJsonObject line)
{
    if (!m_file.isOpen())
        return;
    m_file.write(QJsonDocument(std::move(line)).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

QStringList Milestones::toLines() const
{
    QStringList lines;
    for (const QJsonObject &line : m_first) {
        const Micros at = static_cast<Micros>(line.value(timeKey).toDouble());
        lines << QStringLiteral("%1: %2 ms")
                     .arg(line.value(eventKey).toString())
                     .arg((at - m_start) / microsPerMillisecond);
    }
    return lines;
}

} // namespace runglass
