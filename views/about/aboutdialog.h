// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QDialog>

#include <functional>

namespace runglass {

/// What this is, which versions it is made of, under which licences; and Copy Diagnostics.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    /// `diagnostics` is asked when the user wants to copy them.
    AboutDialog(const QString &version, std::function<QString()> diagnostics, QWidget *parent = nullptr);
};

} // namespace runglass
