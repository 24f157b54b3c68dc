// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recorddetails.h"

#include <QString>

namespace runglass {

/// What is said in place of a document.
struct DocumentText
{
    QString what;
    QString why;
    bool canRetry = false;

    friend bool operator==(const DocumentText &, const DocumentText &) = default;
};

/// Of a document that is neither present nor loading.
DocumentText documentText(const DocumentDetails &document, RunStatus status, bool isInput);

} // namespace runglass
