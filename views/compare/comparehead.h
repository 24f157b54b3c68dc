// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recorddetails.h"
#include "tables/displayvalues.h"

#include <QWidget>

namespace runglass {

/// Above one side of a comparison: which run it is, how it ended, of which version and when.
class CompareHead : public QWidget
{
    Q_OBJECT

public:
    explicit CompareHead(const QString &caption, QWidget *parent = nullptr);

    /// Null: `instead` stands where the run would.
    void show(const RecordDetailsPointer &record, const DisplayValues &values, const QString &instead = {});

    QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString when() const;

    const QString m_caption;
    RecordDetailsPointer m_record;
    DisplayValues m_values;
    QString m_instead;
};

} // namespace runglass
