// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/result.h"
#include "redaction/jsonpathquery.h"

#include <QWidget>

#include <optional>
#include <vector>

class QPlainTextEdit;

namespace runglass {

class HintLabel;

/// JSON paths, one a line, with what is wrong with them said at once below.
class PathsField : public QWidget
{
    Q_OBJECT

public:
    explicit PathsField(QWidget *parent = nullptr);

    /// Nothing while one of them is wrong.
    const std::optional<std::vector<JsonPathQuery>> &paths() const { return m_paths; }
    void setText(const QString &text);
    QPlainTextEdit *editor() const { return m_editor; }

Q_SIGNALS:
    void changed();

private:
    void read();

    QPlainTextEdit *m_editor;
    HintLabel *m_hint;
    std::optional<std::vector<JsonPathQuery>> m_paths;
};

} // namespace runglass
