// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <QObject>
#include <QProcess>
#include <QTimer>
#include <QUrl>

#include <optional>

namespace runglass {

/// The demo service as a child process: `runglass-gateway --demo` on a free port of this machine. It ends
/// when this does, and also when the desktop is killed.
class DemoGateway : public QObject
{
    Q_OBJECT

public:
    /// `databaseFile`: where it keeps its history. `program`: empty looks beside this program, then in PATH.
    explicit DemoGateway(const QString &databaseFile, const QString &program = {}, QObject *parent = nullptr);
    ~DemoGateway() override; ///< kills it if it is still there

    /// Where the gateway's program is; an error that says where it was looked for.
    static std::optional<QString> findProgram();
    static UserError notFound();

    /// Whether it has made its history in an earlier start; else the first start takes a few seconds.
    bool hasHistory() const;
    /// Starts it; when it runs already, `ready` comes again. One that has ended comes back on the same port.
    void start();
    /// Asks it to end; `stopped` comes, at the latest after three seconds.
    void stop();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

Q_SIGNALS:
    void ready(const QUrl &url);
    /// It could not be started, or ended without being asked.
    void failed(const runglass::UserError &error);
    void stopped();

private:
    void readOutput();
    void ended();

    QString m_databaseFile;
    QString m_program;
    QProcess m_process;
    QTimer m_lastStraw;  ///< of a stop that is not obeyed; not of the next start
    QByteArray m_output; ///< what has come before the ready line
    QUrl m_url;
    int m_port = 0;
    bool m_stopping = false;
    bool m_startAgain = false; ///< wanted again before it had ended
};

} // namespace runglass
