// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "tables/answermodel.h"

#include <QList>
#include <QObject>
#include <QStringList>

namespace runglass {

/// The records of a table that the user has chosen one by one, for actions on several. They are records, not
/// rows: they stay chosen when the answer changes, also while they are no part of it.
class RowChoice : public QObject
{
    Q_OBJECT

public:
    struct Record
    {
        QString id;
        QString runId; ///< of the run that it is, or belongs to
    };

    /// `model` shows them and must outlive this.
    explicit RowChoice(AnswerModel &model, QObject *parent = nullptr);

    /// Takes the record of a row in, or out; false for one that has not arrived.
    bool toggle(const QModelIndex &row);
    void clear();

    bool isEmpty() const { return m_records.isEmpty(); }
    /// In the order they were chosen.
    const QList<Record> &records() const { return m_records; }
    QStringList ids() const;
    /// Each once.
    QStringList runIds() const;

Q_SIGNALS:
    void changed();

private:
    void show();

    AnswerModel &m_model;
    QList<Record> m_records;
};

} // namespace runglass
