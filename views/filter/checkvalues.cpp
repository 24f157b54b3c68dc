// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/checkvalues.h"

#include "common/metrics.h"
#include "filter/flowlayout.h"

#include <QCheckBox>
#include <QSignalBlocker>

namespace runglass {

CheckValues::CheckValues(QWidget *parent)
    : QWidget(parent)
{
    auto *flow = new FlowLayout(metrics::cardGap, this);
    flow->setContentsMargins(0, 6, 0, 6);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CheckValues::setEntries(const std::vector<Entry> &entries)
{
    while (m_boxes.size() < entries.size()) {
        auto *box = new QCheckBox(this);
        if (m_boxes.empty())
            setFocusProxy(box);
        m_boxes.push_back(box);
        layout()->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &CheckValues::changed);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry &entry = entries[i];
        m_boxes[i]->setProperty("value", entry.value);
        m_boxes[i]->setText(entry.note.isEmpty() ? entry.value
                                                 : QStringLiteral("%1  (%2)").arg(entry.value, entry.note));
    }
    updateGeometry();
}

void CheckValues::setValues(const QStringList &values)
{
    for (QCheckBox *box : m_boxes) {
        const QSignalBlocker blocker(box);
        box->setChecked(values.contains(box->property("value").toString()));
    }
}

QStringList CheckValues::values() const
{
    QStringList values;
    for (const QCheckBox *box : m_boxes) {
        if (box->isChecked())
            values.append(box->property("value").toString());
    }
    return values;
}

} // namespace runglass
