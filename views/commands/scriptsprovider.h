// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "commands/paletteprovider.h"

namespace runglass {

class ScriptsModel;

/// The scripts that can be looked at.
class ScriptsProvider : public PaletteProvider
{
    Q_OBJECT

public:
    /// `scripts` must outlive the provider.
    explicit ScriptsProvider(const ScriptsModel &scripts, QObject *parent = nullptr);

    void ask(const QString &text, quint64 question) override;

Q_SIGNALS:
    void chosen(const QString &scriptId);

private:
    const ScriptsModel &m_scripts;
};

} // namespace runglass
