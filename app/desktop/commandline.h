// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace runglass {

/// What the desktop was asked for on its command line.
struct CommandLine
{
    bool help = false;
    bool version = false;
    std::optional<QUrl> service;
    std::optional<QString> cacheFile;
    bool demo = false;
    QStringList files;
    std::optional<QString> link; ///< a runglass:// link as it was given

    // For developers.
    std::optional<QString> screenshotFile;
    int timeoutSeconds = 60;     ///< of the screenshot
    std::optional<QString> show; ///< what is opened before the screenshot: see ScreenshotRun::setShown()
    std::optional<QString> traceFile;

    /// `arguments` without the program's name. The error is wrong usage.
    static Result<CommandLine> parse(const QStringList &arguments);
    static QString usage();
};

} // namespace runglass
