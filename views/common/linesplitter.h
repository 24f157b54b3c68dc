// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QSplitter>

namespace runglass {

/// A splitter whose parts are kept apart by one line; it can be taken hold of a little beside it, too.
class LineSplitter : public QSplitter
{
    Q_OBJECT

public:
    explicit LineSplitter(QWidget *parent = nullptr);

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace runglass
