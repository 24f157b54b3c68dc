// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/logfile.h"

#include "domain/time.h"
#include "settings/privatefile.h"
#include "settings/redaction.h"

#include <QFileInfo>

#include <algorithm>

namespace runglass {

namespace {

constexpr qsizetype longestText = 4'000;

QLatin1String wordFor(LogFile::Level level)
{
    switch (level) {
    case LogFile::Level::Debug:
        return QLatin1String("debug");
    case LogFile::Level::Info:
        return QLatin1String("info");
    case LogFile::Level::Warning:
        return QLatin1String("warning");
    case LogFile::Level::Error:
        break;
    }
    return QLatin1String("error");
}

/// One line, whatever is in the text: nobody forges a second entry.
QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    return text;
}

} // namespace

LogFile::LogFile(const QString &file, qint64 maxBytes, int files)
    : m_path(file)
    , m_maxBytes(maxBytes)
    , m_files(std::max(files, 1))
{
}

void LogFile::hide(const SecretKey &key)
{
    // A key of a few letters would hide ordinary words.
    if (key.reveal().size() < 4)
        return;
    const std::lock_guard lock(m_mutex);
    if (std::ranges::find(m_hidden, key) == m_hidden.end())
        m_hidden.push_back(key);
}

void LogFile::write(Level level, const QString &category, const QString &text)
{
    QString shown = redacted(text);
    const std::lock_guard lock(m_mutex);
    for (const SecretKey &key : m_hidden)
        shown.replace(QString::fromUtf8(key.reveal()), QStringLiteral("[hidden]"));
    if (shown.size() > longestText)
        shown = shown.left(longestText) + QChar(0x2026);
    const QString line = QString::fromStdString(formatRfc3339(nowMicros())) + QLatin1Char(' ') +
                         wordFor(level) + QLatin1Char(' ') + category + QStringLiteral(": ") +
                         oneLine(shown) + QLatin1Char('\n');
    const QByteArray bytes = line.toUtf8();
    if (!openForAppending())
        return;
    if (m_file.size() > 0 && m_file.size() + bytes.size() > m_maxBytes) {
        rotate();
        if (!openForAppending())
            return;
    }
    m_file.write(bytes);
    m_file.flush();
}

bool LogFile::openForAppending()
{
    if (m_file.isOpen())
        return true;
    if (m_failed)
        return false;
    if (!QFile::exists(m_path))
        createPrivateFile(m_path);
    m_file.setFileName(m_path);
    m_failed = !m_file.open(QIODevice::WriteOnly | QIODevice::Append);
    return !m_failed;
}

void LogFile::rotate()
{
    m_file.close();
    const auto numbered = [this](int i) { return i == 0 ? m_path : m_path + QStringLiteral(".%1").arg(i); };
    QFile::remove(numbered(m_files - 1));
    for (int i = m_files - 2; i >= 0; --i)
        QFile::rename(numbered(i), numbered(i + 1));
}

} // namespace runglass
