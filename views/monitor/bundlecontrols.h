// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "bundle/bundledialog.h"
#include "monitor/monitorsession.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace runglass {

class CompareControls;
class MarksStore;
class RecordTable;
class TriageControls;

/// Sharing what a monitor shows as a bundle.
class BundleControls : public QObject
{
    Q_OBJECT

public:
    /// All outlive it. `stage`: what lists and record view are in.
    struct Parts
    {
        MonitorSession &session;
        MarksStore &marks;
        const TriageControls &triage;
        const CompareControls &compare;
        QWidget &stage;
        RecordTable &runs;
    };

    explicit BundleControls(const Parts &parts, QObject *parent = nullptr);
    ~BundleControls() override;

    /// Opens the dialog, or brings it to the front.
    void share();
    BundleDialog *dialog() const { return m_dialog; }

private:
    BundleForm::Choice choice() const;
    /// What was chosen, else the current row's run.
    std::vector<std::string> selectedRuns() const;
    std::vector<BundleMark> marks() const;
    QString fileName() const;

    const Parts m_parts;
    QPointer<BundleDialog> m_dialog;
};

} // namespace runglass
