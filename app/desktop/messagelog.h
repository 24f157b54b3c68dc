// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

namespace runglass {

class LogFile;

/// Sends what Qt and its users say (qWarning and so on) to a log file while it lives; warnings go to standard
/// error too, without keys. One at a time, made and destroyed by the composition root.
class MessageLog
{
public:
    explicit MessageLog(LogFile &file);
    ~MessageLog();
    MessageLog(const MessageLog &) = delete;
    MessageLog &operator=(const MessageLog &) = delete;
};

} // namespace runglass
