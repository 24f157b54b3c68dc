// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "messagelog.h"

#include "settings/logfile.h"
#include "settings/redaction.h"

#include <QtGlobal>

#include <atomic>
#include <cstdio>

namespace runglass {

namespace {

// Qt's handler is a plain function: this is the one way to tell it where to write.
std::atomic<LogFile *> logFile = nullptr;

LogFile::Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogFile::Level::Debug;
    case QtInfoMsg:
        return LogFile::Level::Info;
    case QtWarningMsg:
        return LogFile::Level::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return LogFile::Level::Error;
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (LogFile *file = logFile.load())
        file->write(levelOf(type), QString::fromUtf8(context.category), text);
    if (type != QtDebugMsg && type != QtInfoMsg)
        std::fprintf(stderr, "runglass: %s\n", qUtf8Printable(redacted(text)));
}

} // namespace

MessageLog::MessageLog(LogFile &file)
{
    logFile = &file;
    qInstallMessageHandler(handleMessage);
}

MessageLog::~MessageLog()
{
    qInstallMessageHandler(nullptr);
    logFile = nullptr;
}

} // namespace runglass
