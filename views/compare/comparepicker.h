// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "common/popover.h"
#include "compare/comparechoice.h"

class QLineEdit;
class QPushButton;

namespace runglass {

/// Where the user says what a run is compared with.
class ComparePicker : public Popover
{
    Q_OBJECT

public:
    explicit ComparePicker(QWidget *stage);

    /// The run that was set aside for comparing; empty for none.
    void setRemembered(const QString &runId);
    void open(QWidget *anchor);

Q_SIGNALS:
    void chosen(const runglass::CompareChoice &choice);

private:
    void choose(const CompareChoice &choice);

    QPushButton *m_success;
    QPushButton *m_previous;
    QPushButton *m_remembered;
    QLineEdit *m_id;
    QPushButton *m_compare;
    QString m_rememberedId;
};

} // namespace runglass
