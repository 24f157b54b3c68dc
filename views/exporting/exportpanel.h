// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "exporting/exporttask.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace runglass {

class ExportStrip;

/// The exports that run, and those whose end has not been read yet, side by side. Hidden without any.
class ExportPanel : public QWidget
{
    Q_OBJECT

public:
    /// `background` must outlive the panel.
    explicit ExportPanel(Background &background, QWidget *parent = nullptr);

    /// Begins an export beside the others.
    void start(const ExportTask::Job &job);
    const QList<ExportStrip *> &strips() const { return m_strips; }
    /// How many are under way.
    int running() const;

Q_SIGNALS:
    void openRequested(const QString &path);
    void folderRequested(const QString &path);
    /// The user wants to try another place for this one.
    void retryRequested(const runglass::ExportTask::Job &job);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void remove(ExportStrip *strip);
    void arrange();

    Background &m_background;
    QGridLayout *m_grid;
    QList<ExportStrip *> m_strips;
    int m_columns = 0;
};

} // namespace runglass
