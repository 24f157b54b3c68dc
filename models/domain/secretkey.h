// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QByteArray>

namespace runglass {

/// An API key: compares, moves and is sent, but is never printed. There is no operator<< on purpose.
class SecretKey
{
public:
    SecretKey() = default;
    /// White space around it, as left by files and pasting, is taken off.
    explicit SecretKey(const QByteArray &bytes)
        : m_bytes(bytes.trimmed())
    {
    }

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// For the request header, the comparison in the gateway, the keychain, and nothing else.
    const QByteArray &reveal() const { return m_bytes; }

    friend bool operator==(const SecretKey &, const SecretKey &) = default;

private:
    QByteArray m_bytes;
};

} // namespace runglass
