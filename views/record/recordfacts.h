// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "record/recorddetails.h"
#include "tables/displayvalues.h"

#include <QWidget>

#include <vector>

namespace runglass {

/// How a run ended and all its columns, in as many lines as they need.
class RecordFacts : public QWidget
{
    Q_OBJECT

public:
    explicit RecordFacts(QWidget *parent = nullptr);

    /// Null: nothing is shown.
    void setRecord(const RecordDetailsPointer &record, const DisplayValues &values);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Fact
    {
        QString text;
        QString name; ///< of the column
        QString more; ///< in the tooltip, where it says more than the text
        bool isStatus = false;
    };

    std::vector<Fact> factsOf(const RecordDetails &record, const DisplayValues &values) const;
    int widthOf(const Fact &fact) const;
    std::vector<QRect> places(int width) const;
    int lineHeight() const;

    RecordDetailsPointer m_record;
    std::vector<Fact> m_facts;
};

} // namespace runglass
