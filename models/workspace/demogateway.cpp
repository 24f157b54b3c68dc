// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "workspace/demogateway.h"

#include "settings/privatefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <utility>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace runglass {

namespace {

constexpr int longestStopMs = 3'000;
constexpr qsizetype longestOutput = 64 * 1024;
const QString programName = QStringLiteral("runglass-gateway");

} // namespace

DemoGateway::DemoGateway(const QString &databaseFile, const QString &program, QObject *parent)
    : QObject(parent)
    , m_databaseFile(databaseFile)
    , m_program(program)
    , m_process(this)
{
    m_lastStraw.setSingleShot(true);
    m_lastStraw.setInterval(longestStopMs);
    connect(&m_lastStraw, &QTimer::timeout, &m_process, &QProcess::kill);
    m_process.setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DemoGateway::readOutput);
    connect(&m_process, &QProcess::finished, this, &DemoGateway::ended);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended();
    });
}

DemoGateway::~DemoGateway()
{
    m_process.disconnect(this);
    // QProcess waits for a child it kills; a gateway that was stopped in time is gone already.
    if (isRunning())
        m_process.kill();
}

std::optional<QString> DemoGateway::findProgram()
{
    const QString beside =
        QStandardPaths::findExecutable(programName, {QCoreApplication::applicationDirPath()});
    const QString found = beside.isEmpty() ? QStandardPaths::findExecutable(programName) : beside;
    return found.isEmpty() ? std::nullopt : std::optional(found);
}

UserError DemoGateway::notFound()
{
    return {tr("The demo can't be started."),
            tr("The program %1 is neither in %2 nor in PATH.")
                .arg(programName, QCoreApplication::applicationDirPath()),
            tr("Install it, or build it with this program.")};
}

bool DemoGateway::hasHistory() const
{
    return QFileInfo(m_databaseFile).size() > 0;
}

void DemoGateway::start()
{
    if (isRunning()) {
        m_startAgain = m_stopping;
        if (!m_stopping && !m_url.isEmpty())
            QMetaObject::invokeMethod(
                this, [this] { Q_EMIT ready(m_url); }, Qt::QueuedConnection);
        return;
    }
    const auto program = m_program.isEmpty() ? findProgram() : std::optional(m_program);
    if (!program) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT failed(notFound()); }, Qt::QueuedConnection);
        return;
    }
    m_stopping = false;
    m_url.clear();
    m_output.clear();
    createPrivateFolder(QFileInfo(m_databaseFile).path());
    m_process.start(*program, {QStringLiteral("--demo"), QStringLiteral("--listen"),
                               QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--database"),
                               m_databaseFile});
}

/// The gateway says in one line where it listens.
void DemoGateway::readOutput()
{
    const QByteArray output = m_process.readAllStandardOutput();
    if (!m_url.isEmpty())
        return;
    m_output = (m_output + output).right(longestOutput);
    static const QRegularExpression address(QStringLiteral("(http://127\\.0\\.0\\.1:[0-9]+)[^\\n]*\\n"));
    const auto match = address.match(QString::fromUtf8(m_output));
    if (!match.hasMatch())
        return;
    m_url = QUrl(match.captured(1));
    m_port = m_url.port();
    m_output.clear();
    Q_EMIT ready(m_url);
}

void DemoGateway::stop()
{
    m_stopping = true;
    m_startAgain = false;
    if (!isRunning()) {
        QMetaObject::invokeMethod(this, &DemoGateway::stopped, Qt::QueuedConnection);
        return;
    }
    m_process.terminate();
    m_lastStraw.start();
}

void DemoGateway::ended()
{
    m_lastStraw.stop();
    m_url.clear();
    if (m_stopping) {
        Q_EMIT stopped();
        if (std::exchange(m_startAgain, false))
            start();
        return;
    }
    const QString said = QString::fromUtf8(m_process.readAllStandardError()).simplified().right(500);
    Q_EMIT failed({tr("The demo service has ended."), said.isEmpty() ? m_process.errorString() : said,
                   tr("Try again; the log may say more.")});
}

} // namespace runglass
