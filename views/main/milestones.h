// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "domain/time.h"
#include "main/guiturns.h"

#include <QFile>
#include <QJsonObject>
#include <QObject>
#include <QStringList>

namespace runglass {

/// When what happened, from the start of main() on; the first of each kind is kept for the diagnostics, all
/// of them go to a file if one is wanted: JSON Lines, `{"event": …, "t": microseconds since 1970}` and more.
class Milestones : public QObject
{
    Q_OBJECT

public:
    /// `start`: when main() began (UTC).
    explicit Milestones(Micros start, QObject *parent = nullptr);

    /// From now on; what has happened already is written too. The file is replaced.
    Result<void> writeTo(const QString &file);
    void reached(const QString &event, const QJsonObject &more = {});
    /// The last line of a trace.
    void finish(const GuiTurnFigures &turns);

    /// "window-shown: 41 ms", by order of time.
    QStringList toLines() const;

private:
    void write(QJsonObject line);

    Micros m_start;
    QFile m_file;
    QList<QJsonObject> m_first;
};

} // namespace runglass
