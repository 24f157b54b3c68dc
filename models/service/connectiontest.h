// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "service/endpoint.h"

#include <QMetaType>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace runglass {

/// What a service answered to a ConnectionTest.
struct ConnectionAnswer
{
    int scripts = 0;                ///< how many it lists; 0 in an error
    QString summary;                ///< "It works: 6 scripts."; empty in an error
    std::optional<UserError> error; ///< what is wrong, why, and what to do

    bool ok() const { return !error; }
};

/// Asks a service once whether address and key are right, without touching any cache.
///
/// Use from one thread with an event loop; the signal comes on it. Nothing blocks. Destroying it cancels: no
/// signal comes after that.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTest(const ServiceEndpoint &endpoint, QObject *parent = nullptr);
    ~ConnectionTest() override;

    /// Once per object. `finished` never comes from within this call, also when the address is plainly wrong.
    void start();

Q_SIGNALS:
    /// Exactly once after start(), at the latest after the client's timeout (15 seconds).
    void finished(const runglass::ConnectionAnswer &answer);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace runglass

Q_DECLARE_METATYPE(runglass::ConnectionAnswer)
