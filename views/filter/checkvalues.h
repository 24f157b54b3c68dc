// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QCheckBox;

namespace runglass {

/// A few values to tick, each with how often it occurs.
class CheckValues : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        QString value;
        QString note; ///< behind it; empty while it is not known
    };

    explicit CheckValues(QWidget *parent = nullptr);

    /// Those ticked stay so.
    void setEntries(const std::vector<Entry> &entries);
    void setValues(const QStringList &values);
    QStringList values() const;

Q_SIGNALS:
    void changed();

private:
    std::vector<QCheckBox *> m_boxes;
};

} // namespace runglass
