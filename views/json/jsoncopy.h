// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QObject>
#include <QString>

namespace runglass {

class JsonBrowser;

/// Puts parts of the browsed document on the clipboard. Large ones are made on a thread, then told.
class JsonCopy : public QObject
{
    Q_OBJECT

public:
    explicit JsonCopy(JsonBrowser &browser, QObject *parent = nullptr);

    /// A string as its text, anything else as it was sent. Not JSON: the line.
    void copyValue(qsizetype row);
    /// The normalized path (RFC 9535); inside a string that holds JSON, both paths with an arrow between.
    void copyPath(qsizetype row);
    /// The value with all inside as readable JSON text. Not JSON: the whole text.
    void copyText(qsizetype row);

    QString path(qsizetype row) const;

Q_SIGNALS:
    /// Done, in words for the user.
    void copied(const QString &what);

private:
    template <class Make>
    void copy(std::size_t bytes, Make make, const QString &what);

    JsonBrowser &m_browser;
};

} // namespace runglass
