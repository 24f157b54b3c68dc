// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "settings/profile.h"

#include <QObject>

#include <optional>
#include <vector>

namespace runglass {

/// The profiles, in a JSON file of their own (0600). GUI thread: the file has a few hundred bytes.
///
/// A change that could not be saved is not made. A file that can't be read is copied aside, never lost.
class ProfileStore : public QObject
{
    Q_OBJECT

public:
    explicit ProfileStore(const QString &file, QObject *parent = nullptr);

    /// In the order they were added.
    const std::vector<Profile> &profiles() const { return m_profiles; }
    std::optional<Profile> find(const QString &id) const;
    std::optional<Profile> findByUrl(const QUrl &url) const;

    /// `name` may be empty: then the host's name, with a number where that is taken.
    Result<Profile> add(const QString &name, const QUrl &url, KeyPlace keyPlace);
    /// Names are unique, without regard to case.
    Result<void> rename(const QString &id, const QString &name);
    Result<void> setKeyPlace(const QString &id, KeyPlace keyPlace);
    /// Its key and its cache are not touched here.
    Result<void> forget(const QString &id);

    /// Why the file could not be read, and where its copy is, if so.
    const std::optional<UserError> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void load();
    Result<void> replace(std::vector<Profile> profiles);

    QString m_file;
    std::vector<Profile> m_profiles;
    std::optional<UserError> m_problem;
};

} // namespace runglass
