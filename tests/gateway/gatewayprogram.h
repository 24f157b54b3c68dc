// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QProcess>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <csignal>

namespace runglass::test {

/// runglass-gateway as a process of its own, on a free port.
class GatewayProgram
{
public:
    GatewayProgram(const QString &database, const QStringList &more = {})
    {
        m_process.start(QStringLiteral(RUNGLASS_BIN "/runglass-gateway"),
                        QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                    QStringLiteral("--database"), database} +
                            more);
    }
    ~GatewayProgram() { kill(); }

    /// Waits until it serves; 0 when it does not.
    int port()
    {
        if (!m_process.waitForReadyRead(60'000))
            return 0;
        static const QRegularExpression line(
            QStringLiteral("^runglass-gateway: serving http://127\\.0\\.0\\.1:(\\d+)/api"));
        return line.match(QString::fromUtf8(m_process.readLine())).captured(1).toInt();
    }
    bool waitForStarted() { return m_process.waitForStarted(30'000); }
    /// As nothing can prepare for.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(30'000);
    }
    /// The exit status after a signal; -1 when it did not end by itself.
    int end(int signal)
    {
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
        return m_process.waitForFinished(20'000) && m_process.exitStatus() == QProcess::NormalExit
                   ? m_process.exitCode()
                   : -1;
    }

private:
    QProcess m_process;
};

} // namespace runglass::test
