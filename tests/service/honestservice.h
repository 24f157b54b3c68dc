// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "service/truth.h"
#include "support/fakeservice.h"

#include <QJsonObject>

namespace runglass::test {

/// A service as it should be, in a FakeService: so many log entries of a script, a tenth as many runs,
/// nothing new. Two entries share each second, ten seconds lie between runs.
class HonestService
{
public:
    static constexpr int logCount = 400;
    static constexpr int runCount = logCount / 10;
    /// Time of the first entry and the first run; the others are older.
    static Micros newest();

    /// Ids l0, l1, … and r0, r1, …; with a script other than "s" before them.
    static QJsonObject logAt(int index, const QString &script = QStringLiteral("s"));
    static QJsonObject runAt(int index, const QString &script = QStringLiteral("s"));
    /// `records` of a page: those in the asked range, after the cursor, at most `limit`, and the next cursor.
    static FakeAnswer page(const FakeRequest &request, const QString &list,
                           const QList<QJsonObject> &records);
    static FakeAnswer json(const QJsonObject &object);
    static FakeAnswer noChanges();

    static FakeAnswer answer(const FakeRequest &request);
    static FakeAnswer answerFor(const QStringList &scripts, const FakeRequest &request);
    static Rows truth(const QStringList &scripts = {QStringLiteral("s")});
};

} // namespace runglass::test
